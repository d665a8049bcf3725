import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/document/document.js";
import { prepare } from "../../generator/prepare/prepare.js";
import {
  historicFiles,
  noOfficial,
  officialDir,
  officialVersions,
  orNotRun,
} from "../document/official-documents.js";
import { at, schemasOf } from "./census.js";
import { count, gone } from "./gone-constructs.js";

const read = (file: string): JsonObject => JSON.parse(readFileSync(file, "utf8")) as JsonObject;
const official = (version: string): string =>
  path.join(officialDir, version, "openapi-bundled.json");

const states = [
  ...officialVersions.map((version) => [version, official(version)] as const),
  ...historicFiles.map((file) => [path.basename(file, ".openapi-bundled.json"), file] as const),
];

describe.skipIf(noOfficial)(`every version and former state${orNotRun}`, () => {
  it.each(states)("%s is prepared without an error or warning", (_, file) => {
    const raw = read(file);
    const before = JSON.stringify(raw);
    const { root, diagnostics } = prepare({ root: raw, source: file });
    expect(diagnostics.filter(({ severity }) => severity !== "note")).toEqual([]);
    for (const [what, , test] of gone) expect(count(root, test), what).toBe(0);
    expect(JSON.stringify(raw)).toBe(before);
    const unresolved = schemasOf(root).filter(({ schema }) => {
      const reference = schema["$ref"];
      return typeof reference === "string" && at(root, reference.slice(1)) === undefined;
    });
    expect(unresolved).toEqual([]);
  });
});
