import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { run } from "../../generator/cli/run.js";
import { loadServices } from "../../generator/cli/services.js";
import { at, changed, sample, type JsonMap } from "../diff/surfaces.js";
import { emptyFolder, put, snapshot } from "../write/folder.js";

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command of the daily update as its script runs it; only that `spec/` is one of the test's own. */
async function persona(line: string, cwd: string): Promise<Outcome> {
  const output = { stdout: "", stderr: "" };
  const terminal = {
    print: (text: string): void => void (output.stdout += text),
    tell: (text: string): void => void (output.stderr += text),
    interactive: false,
    color: false,
    cwd,
  };
  const services = await loadServices();
  const code = await run(line.split(" "), "1.2.3", terminal, () =>
    Promise.resolve({
      ...services,
      pull: (options, report) =>
        services.pull({ ...options, spec: path.join(cwd, "spec") }, report),
    }),
  );
  return { code, ...output };
}

const properties = (document: JsonMap): JsonMap =>
  at(document, "components", "schemas", "account", "properties");

const withoutSize = changed((d) => delete properties(d)["size"]);
const text = (document: JsonMap): string => JSON.stringify(document);

test("pull: what was pulled and what it means, a new version, Markdown alone, refusals", async () => {
  const cwd = emptyFolder();
  const official = (version: string, document: JsonMap): void => {
    put(cwd, {
      [`official/${version}/openapi-bundled.json`]: text(
        changed((d) => (at(d, "info")["version"] = version), document),
      ),
    });
  };
  official("2025-12-08", sample());
  // The first fills spec/, the second has something to compare with and writes the names.
  for (const _ of ["contract", "names"]) {
    expect((await persona("pull --from official", cwd)).code).toBe(0);
  }

  expect(await persona("pull --from official", cwd)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(
      /: 1 version, the newest is 2025-12-08\.\n {2}spec\/ was up to date\n/,
    ) as string,
    stderr: "",
  });

  official("2025-12-08", withoutSize);
  const markdown = await persona("pull --from official --format markdown", cwd);
  expect(markdown.code).toBe(0);
  expect(markdown.stdout).toMatch(/^This needs a major version: .*\n\n### Breaking \(1\)\n/);
  expect(markdown.stdout).toContain("| `account.size` |");
  expect(markdown.stderr).toContain("spec/: contract.json, upstream.lock.json");

  official("2026-09-29", withoutSize);
  const newer = await persona("pull --from official", cwd);
  expect(newer.code).toBe(0);
  expect(newer.stdout).toContain("2 versions, the newest is 2026-09-29.\n");
  expect(newer.stdout).toContain(
    "  2026-09-29 is a new version: the package is made for it from now on\n",
  );
  expect(newer.stdout).toContain("This needs a major version");

  const before = snapshot(path.join(cwd, "spec"));
  put(cwd, { "official/2026-09-29/openapi-bundled.json": "<!DOCTYPE html>\n<p>Sign in</p>" });
  const refused = await persona("pull --from official --format markdown", cwd);
  expect(refused).toMatchObject({ code: 2, stdout: "" });
  expect(refused.stderr).toContain("this is an HTML page");
  expect(snapshot(path.join(cwd, "spec"))).toEqual(before);
});

test("release: version and changelog, four sections in their order, nothing the second time", async () => {
  const cwd = emptyFolder();
  const release = (document: JsonMap): Promise<Outcome> => {
    put(cwd, { "openapi.json": text(document) });
    return persona(
      "generate --release --no-build --spec openapi.json --out sdk --package-version 1.4.2",
      cwd,
    );
  };
  const read = (name: string): string => readFileSync(path.join(cwd, "sdk", name), "utf8");
  const version = (): unknown => (JSON.parse(read("package.json")) as JsonMap)["version"];

  expect(await release(sample())).toMatchObject({ code: 0 });
  expect(version()).toBe("1.4.2");
  expect(read("CHANGELOG.md")).toMatch(/^# Changelog\n\n## 1\.4\.2\n\nThe first release\./);

  const next = changed((d) => {
    properties(d)["color"] = { type: "string" };
    properties(d)["name-first"] = { type: "string" };
    at(d, "paths", "/accounts", "get")["description"] = "Another text.";
  }, withoutSize);
  const { code, stdout } = await release(next);
  expect(code).toBe(0);
  expect(stdout).toContain("release 2.0.0 (major)");
  expect(version()).toBe("2.0.0");
  const changelog = read("CHANGELOG.md");
  expect(changelog.match(/^##.*$/gm)).toEqual([
    ...["## 2.0.0", "### Breaking", "### Added", "### Changed", "### Docs"],
    "## 1.4.2",
  ]);
  const section = (title: string): string =>
    changelog.split(`### ${title}\n\n`)[1]?.split("\n\n")[0] ?? "";
  expect(section("Breaking")).toBe("- account.size is gone (number → nothing). Do not read it.");
  expect(section("Added")).toBe("- account.color is new (nothing → string).");
  expect(section("Changed")).toContain("account.name-first");
  expect(section("Docs")).toContain("listAccounts");

  const before = snapshot(path.join(cwd, "sdk"));
  expect(await release(next)).toMatchObject({ code: 0 });
  expect(snapshot(path.join(cwd, "sdk"))).toEqual(before);
});
