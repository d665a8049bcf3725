import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { distilInto } from "../../generator/contract/distil-into.js";
import { contractVersions, readContract } from "../../generator/contract/read-contract.js";
import { brief, refusalOf } from "../document/findings.js";
import { contentOf, folderOf } from "../document/temporary-folder.js";
import { document, officialFiles, upstream } from "./small-upstream.js";

const propertiesOf = async (spec: string, version?: string): Promise<unknown> => {
  const { root } = await readContract(spec, version);
  return (root as { components: { schemas: { s: { properties: unknown } } } }).components.schemas.s
    .properties;
};

describe("distilInto", () => {
  test("writes the newest version whole, older ones as patches, and a lock", async () => {
    const spec = folderOf({});
    const result = await distilInto(spec, folderOf(officialFiles), upstream);
    expect(result).toEqual({
      written: ["contract.json", "versions/2024-01-01.patch.json", "upstream.lock.json"],
      unchanged: [],
      removed: [],
      versions: ["2025-01-01", "2024-01-01"],
      diagnostics: [],
    });
    const files = contentOf(spec);
    expect(Object.keys(files).sort()).toEqual([...result.written].sort());
    expect(files["contract.json"]).not.toContain("text");
    expect(await contractVersions(spec)).toEqual(["2025-01-01", "2024-01-01"]);
    expect(await propertiesOf(spec)).toEqual({ both: { type: ["string", "null"] }, new: {} });
    expect(await propertiesOf(spec, "2024-01-01")).toEqual({
      both: { type: "string" },
      old: { type: "string" },
    });
    const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
    expect(JSON.parse(files["upstream.lock.json"] ?? "")).toEqual({
      ...upstream,
      versions: Object.fromEntries(
        Object.entries(officialFiles).map(([file, text]) => [
          file.slice(0, 10),
          { file, sha256: sha256(text) },
        ]),
      ),
      contract: Object.fromEntries(
        result.written.slice(0, 2).map((name) => [name, sha256(files[name] ?? "")]),
      ),
    });
  });

  test("touches only what changes, keeps what it is not told, and takes away what is gone", async () => {
    const spec = folderOf({ "overlay.yaml": "mine" });
    await distilInto(spec, folderOf(officialFiles), upstream);
    const again = await distilInto(spec, folderOf(officialFiles));
    expect(again.written).toEqual([]);
    const only = {
      "2025-01-01/openapi-bundled.json": officialFiles["2025-01-01/openapi-bundled.json"],
    };
    const less = await distilInto(spec, folderOf(only), { commit: "def" });
    expect(less).toMatchObject({ written: ["upstream.lock.json"], removed: ["2024-01-01"] });
    expect(Object.keys(contentOf(spec)).sort()).toEqual([
      "contract.json",
      "overlay.yaml",
      "upstream.lock.json",
    ]);
    expect(JSON.parse(contentOf(spec)["upstream.lock.json"] ?? "")).toMatchObject({
      ...upstream,
      commit: "def",
    });
  });

  test.each<[string, Record<string, string>, readonly string[]]>([
    [
      "a document that is cut off",
      { "2024-01-01/openapi-bundled.json": '{"openapi": ' },
      ["DOCUMENT_SYNTAX 1:13"],
    ],
    [
      "two of them",
      { "2024-01-01/openapi.yaml": "a: [", "2023-01-01/openapi.yaml": "a: [" },
      ["DOCUMENT_SYNTAX 1:5", "DOCUMENT_SYNTAX 1:5"],
    ],
    [
      "a folder of another date",
      { "2024-01-01/openapi-bundled.json": document("2024-02-02") },
      ["VERSION_FOLDER 1:42"],
    ],
    [
      "a version that is no text",
      { "2024-01-01/openapi.yaml": "openapi: 3.1.0\ninfo: {version: 1}\n" },
      ["VERSION_DATE 2:8"],
    ],
  ])("%s: nothing is written", async (_, files, codes) => {
    const spec = folderOf({});
    await distilInto(spec, folderOf(officialFiles), upstream);
    const before = contentOf(spec);
    const changed = document("2025-01-01", { changed: {} });
    const official = folderOf({ ...files, "2025-01-01/openapi-bundled.json": changed });
    const problems = await refusalOf(() => distilInto(spec, official));
    expect(problems.map(brief)).toEqual(codes);
    expect(contentOf(spec)).toEqual(before);
  });

  test("no official documents, no folder", async () => {
    const spec = folderOf({});
    const empty = await refusalOf(() => distilInto(spec, folderOf({ "README.md": "#" })));
    const absent = await refusalOf(() => distilInto(spec, path.join(spec, "absent")));
    expect([...empty, ...absent].map(brief)).toEqual([
      "UPSTREAM_NO_VERSIONS",
      "UPSTREAM_NO_VERSIONS",
    ]);
    expect(contentOf(spec)).toEqual({});
  });

  test("where one file cannot be written, none is", async () => {
    const spec = folderOf({ "upstream.lock.json": "{}" });
    writeFileSync(path.join(spec, "versions"), "a file where a folder should be");
    const before = contentOf(spec);
    await expect(distilInto(spec, folderOf(officialFiles), upstream)).rejects.toThrow();
    expect(contentOf(spec)).toEqual(before);
  });
});
