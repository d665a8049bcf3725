import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { loadDocument } from "../../generator/document/load.js";
import { brief, refusalOf } from "./findings.js";
import { contentOf, folderOf } from "./temporary-folder.js";

const named = (version: string, more = ""): string =>
  `openapi: 3.1.0\ninfo: {version: "${version}"}\npaths: {}\n${more}`;
const asJson = (version: string): string =>
  JSON.stringify({ openapi: "3.1.0", info: { version }, paths: {} });

const versionOf = async (source: string, version?: string): Promise<unknown> => {
  const { root } = await loadDocument(source, version === undefined ? {} : { version });
  return (root["info"] as { version: string }).version;
};

describe("where a document is found", () => {
  test("a file, JSON or YAML", async () => {
    const folder = folderOf({ "a.json": asJson("1"), "b.yaml": named("2") });
    expect(await versionOf(path.join(folder, "a.json"))).toBe("1");
    expect(await versionOf(path.join(folder, "b.yaml"))).toBe("2");
  });

  test.each([
    [
      "the JSON bundle before all",
      ["openapi-bundled.json", "openapi-bundled.yaml", "openapi.yaml"],
      0,
    ],
    ["any bundle before the split form", ["openapi.yaml", "openapi-bundled.yaml"], 1],
    ["the split form where there is no bundle", ["openapi.yaml"], 0],
  ])("a folder: %s", async (_, names, expected) => {
    const texts = names.map((name, index) => [
      name,
      name.endsWith("json") ? asJson(String(index)) : named(String(index)),
    ]);
    expect(await versionOf(folderOf(Object.fromEntries(texts) as Record<string, string>))).toBe(
      String(expected),
    );
  });

  test("a checkout: the newest dated folder, or the one asked for", async () => {
    const folder = folderOf({
      "2023-01-05/openapi.yaml": named("2023-01-05"),
      "2025-12-08/openapi-bundled.json": asJson("2025-12-08"),
      "2026-01-01/notes.txt": "no document",
      "README.md": "#",
    });
    expect(await versionOf(folder)).toBe("2025-12-08");
    expect(await versionOf(folder, "2023-01-05")).toBe("2023-01-05");
    const [problem] = await refusalOf(() => loadDocument(folder, { version: "2024-01-01" }));
    expect(problem?.code).toBe("VERSION_UNKNOWN");
    expect(problem?.remedy).toBe("did you mean 2023-01-05? There are 2025-12-08, 2023-01-05");
  });

  test("a checkout of the old layout: the files at its root", async () => {
    const folder = folderOf({ "openapi-bundled.json": asJson("old"), "openapi.yaml": named("x") });
    expect(await versionOf(folder)).toBe("old");
  });

  test("nowhere", async () => {
    const folder = folderOf({ "notes.txt": "no document" });
    const absent = await refusalOf(() => loadDocument(path.join(folder, "absent.json")));
    const empty = await refusalOf(() => loadDocument(folder));
    expect([...absent, ...empty].map(brief)).toEqual(["SOURCE_NOT_FOUND", "SOURCE_NO_DOCUMENT"]);
    expect(absent[0]?.message).toContain("there is no such file");
    expect(empty[0]?.message).toContain("openapi-bundled.json, openapi-bundled.yaml, openapi.yaml");
  });
});

describe("what a document may not do", () => {
  const secret = "a: secret of another folder\n";
  const splitBy = (reference: string): string =>
    named("1").replace("{}", `\n  /a: {$ref: ${JSON.stringify(reference)}}`);

  test.each([
    ["climb out of its folder", "../secret.yaml"],
    ["climb out and come back elsewhere", "x/../../secret.yaml"],
    ["name an absolute path", "/etc/passwd"],
    ["climb to an absolute path", "../../../../../../../../etc/passwd"],
    ["use the file scheme", "file:///etc/passwd"],
    ["fetch an address", "https://evil.example/paths.yaml"],
    ["fetch a data address", "data:application/json,{}"],
  ])("%s", async (_, reference) => {
    const folder = folderOf({ "secret.yaml": secret, "spec/openapi.yaml": splitBy(reference) });
    const before = contentOf(folder);
    const problems = await refusalOf(() => loadDocument(path.join(folder, "spec")));
    expect(problems.map(brief)).toEqual(["REFERENCE_OUTSIDE 4:8"]);
    expect(problems[0]?.place?.source).toBe(path.join(folder, "spec/openapi.yaml"));
    expect(problems[0]?.message).toContain(reference);
    expect(problems[0]?.remedy).toContain(path.join(folder, "spec"));
    expect(JSON.stringify(problems)).not.toContain("secret of another folder");
    expect(contentOf(folder)).toEqual(before);
  });

  test("follow a symbolic link out of its folder, be it a file or a folder", async () => {
    const folder = folderOf({
      "secret.yaml": secret,
      "spec/openapi.yaml": named("1").replace(
        "{}",
        "\n  /a: {$ref: link.yaml}\n  /b: {$ref: dir/secret.yaml}",
      ),
    });
    symlinkSync(path.join(folder, "secret.yaml"), path.join(folder, "spec/link.yaml"));
    symlinkSync(folder, path.join(folder, "spec/dir"));
    const problems = await refusalOf(() => loadDocument(path.join(folder, "spec")));
    expect(problems.map(brief)).toEqual(["REFERENCE_OUTSIDE 4:8", "REFERENCE_OUTSIDE 5:8"]);
    expect(JSON.stringify(problems)).not.toContain("secret of another folder");
  });

  test("make the reader wait for a pipe, or read a folder", async () => {
    const folder = folderOf({
      "openapi.yaml": named("1").replace("{}", "\n  /a: {$ref: pipe.yaml}\n  /b: {$ref: dir.yaml}"),
    });
    execFileSync("mkfifo", [path.join(folder, "pipe.yaml")]);
    mkdirSync(path.join(folder, "dir.yaml"));
    const problems = await refusalOf(() => loadDocument(folder));
    expect(problems.map(brief)).toEqual(["REFERENCE_UNREADABLE 4:8", "REFERENCE_UNREADABLE 5:8"]);
  });

  test("be larger than the limit, alone or in all its files", async () => {
    const folder = folderOf({
      "large.json": JSON.stringify({ openapi: "3.1.0", x: "y".repeat(5000) }),
      "openapi.yaml": named("1").replace("{}", "\n  /a: {$ref: a.yaml}"),
      "a.yaml": `x: ${"y".repeat(5000)}\n`,
    });
    const limits = { bytes: 4000 };
    const alone = await refusalOf(() => loadDocument(path.join(folder, "large.json"), { limits }));
    const split = await refusalOf(() => loadDocument(folder, { limits }));
    const many = await refusalOf(() => loadDocument(folder, { limits: { files: 1 } }));
    expect([...alone, ...split, ...many].map(({ code, message }) => `${code} ${message}`)).toEqual([
      "DOCUMENT_TOO_LARGE the document exceeds the limit of 4000 bytes",
      "DOCUMENT_TOO_LARGE the document exceeds the limit of 4000 bytes",
      "DOCUMENT_TOO_LARGE the document exceeds the limit of 1 files",
    ]);
  });

  test("grant itself servers or ways to authenticate", async () => {
    const text = named("1", "x-allowed-servers: [https://evil.example]\nx-allowed-security: [a]\n");
    const problems = await refusalOf(() => loadDocument(folderOf({ "openapi.yaml": text })));
    expect(problems.map(brief)).toEqual([
      "DOCUMENT_ALLOWS_ITSELF 4:1",
      "DOCUMENT_ALLOWS_ITSELF 5:1",
    ]);
  });
});
