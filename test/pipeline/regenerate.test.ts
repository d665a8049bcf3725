import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../generator/cli/run.js";
import { snapshot } from "../write/folder.js";

/** A command line run for real, on a pipe. */
async function persona(
  line: string,
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const output = { stdout: "", stderr: "" };
  const terminal = {
    print: (text: string): void => void (output.stdout += text),
    tell: (text: string): void => void (output.stderr += text),
    interactive: false,
    color: false,
    cwd: process.cwd(),
  };
  const code = await run(line.split(" "), "0.0.0", terminal);
  return { code, ...output };
}

describe("the whole package", () => {
  const first = mkdtempSync(join(tmpdir(), "persona-codegen-"));
  const second = mkdtempSync(join(tmpdir(), "persona-codegen-"));
  // Part of the API is enough here; the committed package is compared whole by `persona-codegen check`.
  const only = "--only accounts.* importers.importAccounts";

  beforeAll(async () => {
    await persona(`generate --no-build --out ${first} ${only}`);
    await persona(`generate --no-build --out ${second} ${only}`);
  });

  afterAll(() => {
    for (const folder of [first, second]) rmSync(folder, { recursive: true, force: true });
  });

  it("is the same to the byte each time it is generated", () => {
    const files = snapshot(first);
    expect(Object.keys(files).length).toBeGreaterThan(40);
    expect(snapshot(second)).toEqual(files);
  });

  it("holds what was asked for and nothing else", () => {
    const functions = readFileSync(join(first, "src/operations/index.ts"), "utf8");
    expect(functions).toContain("./accounts.js");
    expect(functions).toContain("./importers.js");
    expect(functions).not.toContain("./inquiries.js");
  });

  it("refuses a glob that names nothing, and writes nothing", async () => {
    const { code, stderr } = await persona(
      `generate --no-build --out ${first}-x --only acounts.lst`,
    );
    expect(code).toBe(2);
    expect(stderr).toContain("acounts.lst");
    expect(stderr).toContain("accounts.list");
    expect(existsSync(`${first}-x`)).toBe(false);
  });

  it("passes its own check", async () => {
    expect((await persona(`check --out ${first} ${only}`)).code).toBe(0);
  });

  it("is left alone where nothing changed", async () => {
    const { stdout } = await persona(`generate --json --no-build --out ${first} ${only}`);
    expect(JSON.parse(stdout)).toMatchObject({ written: [], deleted: [], foreign: [] });
  });

  it("loses the files of operations that went, and no file of others", async () => {
    const out = mkdtempSync(join(tmpdir(), "persona-codegen-"));
    cpSync(first, out, { recursive: true });
    writeFileSync(join(out, "src/mine.ts"), "export {};");
    const { stdout } = await persona(`generate --json --no-build --out ${out} --only accounts.*`);
    const { deleted, foreign } = JSON.parse(stdout) as Readonly<Record<string, string[]>>;
    expect(deleted).toContain("src/operations/importers.ts");
    expect(foreign).toEqual(["src/mine.ts"]);
    expect(existsSync(join(out, "src/operations/importers.ts"))).toBe(false);
    expect(existsSync(join(out, "src/mine.ts"))).toBe(true);
    rmSync(out, { recursive: true, force: true });
  });

  it("fails its check also where the manifest was changed with the file", async () => {
    const out = mkdtempSync(join(tmpdir(), "persona-codegen-"));
    cpSync(first, out, { recursive: true });
    const file = join(out, "src/operations/accounts.ts");
    const before = readFileSync(file, "utf8");
    const after = before.replace("runAccountAction", "runAccountActiom");
    const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
    const manifest = join(out, ".persona-codegen.json");
    const edited = readFileSync(manifest, "utf8").replace(hash(before), hash(after));
    expect(edited).toContain(hash(after));
    writeFileSync(file, after);
    writeFileSync(manifest, edited);
    const { code, stdout, stderr } = await persona(`check --out ${out} ${only}`);
    expect(code).toBe(1);
    expect(stdout + stderr).toContain("src/operations/accounts.ts");
    rmSync(out, { recursive: true, force: true });
  });

  it("fails its check after one byte was changed, and the file is named", async () => {
    const file = join(second, "src/operations/accounts.ts");
    writeFileSync(file, readFileSync(file, "utf8").replace("runAccountAction", "runAccountActiom"));
    const { code, stdout, stderr } = await persona(`check --out ${second} ${only}`);
    expect(code).toBe(1);
    expect(stdout + stderr).toContain("src/operations/accounts.ts");
  });
});
