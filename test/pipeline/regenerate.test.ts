import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../generator/cli/run.js";
import { smallDocument } from "../abuse/small-document.js";
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
  const only = "--no-openapi --only accounts.* importers.importAccounts";

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

  it("loses the files of operations that went, and no file of others", async () => {
    const out = mkdtempSync(join(tmpdir(), "persona-codegen-"));
    cpSync(first, out, { recursive: true });
    writeFileSync(join(out, "src/mine.ts"), "export {};");
    const { stdout } = await persona(
      `generate --json --no-build --out ${out} --no-openapi --only accounts.*`,
    );
    const { deleted, foreign } = JSON.parse(stdout) as Readonly<Record<string, string[]>>;
    expect(deleted).toContain("src/operations/importers.ts");
    expect(foreign).toEqual(["src/mine.ts"]);
    expect(existsSync(join(out, "src/operations/importers.ts"))).toBe(false);
    expect(existsSync(join(out, "src/mine.ts"))).toBe(true);
    rmSync(out, { recursive: true, force: true });
  });
});

describe("check", () => {
  const first = mkdtempSync(join(tmpdir(), "persona-codegen-"));
  const inputs = `--spec ${join(first, "openapi.json")} --no-openapi`;
  const out = join(first, "sdk");
  const FILE = "src/operations/accounts.ts";
  const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

  beforeAll(async () => {
    const document = smallDocument({ account: { type: "object" } });
    writeFileSync(join(first, "openapi.json"), JSON.stringify(document));
    await persona(`generate --no-build --out ${out} ${inputs}`);
  });

  afterAll(() => {
    rmSync(first, { recursive: true, force: true });
  });

  it("finds nothing in what was generated", async () => {
    expect((await persona(`check --out ${out} ${inputs}`)).code).toBe(0);
  });

  it.each([
    ["one byte was changed", false],
    ["the manifest was changed with the file", true],
  ])("fails where %s, and names the file", async (_, withManifest) => {
    const edited = join(first, String(withManifest));
    cpSync(out, edited, { recursive: true });
    const before = readFileSync(join(edited, FILE), "utf8");
    const after = before.replace("retrieveAccount", "retrieveAccoumt");
    expect(after).not.toBe(before);
    writeFileSync(join(edited, FILE), after);
    if (withManifest) {
      const manifest = join(edited, ".persona-codegen.json");
      const listed = readFileSync(manifest, "utf8").replace(hash(before), hash(after));
      expect(listed).toContain(hash(after));
      writeFileSync(manifest, listed);
    }
    const { code, stdout, stderr } = await persona(`check --out ${edited} ${inputs}`);
    expect(code).toBe(1);
    expect(stdout + stderr).toContain(FILE);
  });
});
