import type { Json, JsonObject } from "../document/document.js";
import { isObject } from "../document/pointer.js";

/** What the overlay says about ids (`x-ids` at the root of the document). */
export interface IdTable {
  /** In the order of the table; prefixes are never empty. */
  readonly kinds: readonly { readonly key: string; readonly prefixes: readonly string[] }[];
  /** Kind of the id of a resource with this JSON:API `type`. */
  readonly ofType: (type: string) => string | undefined;
  /** Kind of a path parameter of an operation. */
  readonly ofParameter: (wireName: string, operationId: string) => string | undefined;
}

interface Entry {
  readonly key: string;
  readonly prefixes: readonly string[];
  readonly types: readonly string[];
  readonly parameters: readonly string[];
  readonly operations: readonly string[];
}

/**
 * Reads `x-ids: { account: { prefixes, types, parameters, operations }, … }`. `types` are JSON:API types, where a last
 * `*` stands for any ending (`report/*`); an exact type wins over a pattern. `parameters` are names in path templates;
 * where `operations` lists operationIds, the kind holds for these only, and wins over one without.
 */
export function readIdTable(root: JsonObject): IdTable {
  const table = root["x-ids"];
  const entries = Object.entries(isObject(table) ? table : {}).flatMap(([key, entry]) =>
    isObject(entry) ? [readEntry(key, entry)] : [],
  );
  const exact = new Map(entries.flatMap(({ key, types }) => types.map((type) => [type, key])));
  const patterns = [...exact].flatMap(([type, key]) =>
    type.endsWith("*") ? [[type.slice(0, -1), key] as const] : [],
  );
  return {
    kinds: entries
      .filter(({ prefixes }) => prefixes.length > 0)
      .map(({ key, prefixes }) => ({ key, prefixes })),
    ofType: (type) => exact.get(type) ?? patterns.find(([start]) => type.startsWith(start))?.[1],
    ofParameter: (wireName, operationId) => {
      const named = entries.filter(({ parameters }) => parameters.includes(wireName));
      const own = named.find(({ operations }) => operations.includes(operationId));
      return (own ?? named.find(({ operations }) => operations.length === 0))?.key;
    },
  };
}

function readEntry(key: string, entry: JsonObject): Entry {
  return {
    key,
    prefixes: strings(entry["prefixes"]).filter((prefix) => prefix !== ""),
    types: strings(entry["types"]),
    parameters: strings(entry["parameters"]),
    operations: strings(entry["operations"]),
  };
}

const strings = (value: Json | undefined): readonly string[] =>
  Array.isArray(value)
    ? (value as readonly Json[]).filter((item): item is string => typeof item === "string")
    : [];
