import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/document/document.js";
import { readOperations } from "../../generator/model/read-operation.js";
import { createTypeRegistry } from "../../generator/model/type-registry.js";
import { walkSchema } from "../../generator/model/walk-schema.js";
import { prepare } from "../../generator/prepare/prepare.js";
import {
  historicFiles,
  noOfficial,
  officialDir,
  officialVersions,
  orNotRun,
} from "../document/official-documents.js";

const states = [
  ...officialVersions.map(
    (version) => [version, path.join(officialDir, version, "openapi-bundled.json")] as const,
  ),
  ...historicFiles.map((file) => [path.basename(file, ".openapi-bundled.json"), file] as const),
];

describe.skipIf(noOfficial)(`the types of every version and former state${orNotRun}`, () => {
  it.each(states)("%s: every schema is read, every reference leads to a type", (_, file) => {
    const raw = JSON.parse(readFileSync(file, "utf8")) as JsonObject;
    const { root } = prepare({ root: raw, source: file });
    const registry = createTypeRegistry(root);
    const operations = readOperations({ root, read: registry.read, idOf: () => undefined });
    expect(operations.length).toBeGreaterThan(140);
    const types = registry.types();
    const keys = new Set(types.map(({ key }) => key));
    expect(keys.size).toBe(types.length);
    const missing = new Set<string>();
    for (const { schema, aliasOf } of types) {
      if (aliasOf !== undefined && !keys.has(aliasOf)) missing.add(aliasOf);
      walkSchema(schema, (inner) => {
        if (inner.kind === "reference" && !keys.has(inner.to)) missing.add(inner.to);
      });
    }
    expect([...missing]).toEqual([]);
    expect(registry.diagnostics).toEqual([]);
  });
});
