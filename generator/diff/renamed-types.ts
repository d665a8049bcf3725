import type { Api } from "../model/api.js";
import type { NamedType, Schema } from "../model/schema.js";
import { shapeText } from "./shape-text.js";

/** Fewer members than this say little: two such types may look the same by chance. */
const MIN_MEMBERS = 2;

/**
 * Components that have another name in the new surface: spelt otherwise (`ApiKey`, `api-key`), or of the same shape as
 * the only one like it that went.
 *
 * @returns new key → old key
 */
export function renamedTypes(old: Api, now: Api): ReadonlyMap<string, string> {
  const gone = only(components(old), components(now));
  const came = only(components(now), components(old));
  const renamed = new Map<string, string>();
  const match = (keyOf: (type: NamedType, api: Api) => string | undefined): void => {
    const taken = new Set(renamed.values());
    const before = uniqueBy(
      gone.filter(({ key }) => !taken.has(key)),
      (type) => keyOf(type, old),
    );
    const after = uniqueBy(
      came.filter(({ key }) => !renamed.has(key)),
      (type) => keyOf(type, now),
    );
    for (const [key, type] of after) {
      const was = before.get(key);
      if (was !== undefined) renamed.set(type.key, was.key);
    }
  };
  match(({ key }) => key.toLowerCase().replaceAll(/[^a-z0-9]/g, ""));
  match((type, api) => (saysEnough(type.schema) ? shapeText(type, api) : undefined));
  return renamed;
}

const components = (api: Api): readonly NamedType[] =>
  api.types.filter(({ key }) => !key.includes("/"));

function only(these: readonly NamedType[], those: readonly NamedType[]): readonly NamedType[] {
  const keys = new Set(those.map(({ key }) => key));
  return these.filter(({ key }) => !keys.has(key));
}

function uniqueBy(
  types: readonly NamedType[],
  keyOf: (type: NamedType) => string | undefined,
): ReadonlyMap<string, NamedType> {
  const found = new Map<string, NamedType | undefined>();
  for (const type of types) {
    const key = keyOf(type);
    if (key !== undefined) found.set(key, found.has(key) ? undefined : type);
  }
  return new Map(
    [...found].filter((entry): entry is [string, NamedType] => entry[1] !== undefined),
  );
}

function saysEnough(schema: Schema): boolean {
  switch (schema.kind) {
    case "object":
      return schema.properties.length >= MIN_MEMBERS;
    case "union":
      return schema.members.length >= MIN_MEMBERS;
    case "enum":
      return schema.values.length >= MIN_MEMBERS;
    case "array":
    case "literal":
    case "id":
    case "reference":
    case "string":
    case "number":
    case "integer":
    case "boolean":
    case "null":
    case "unknown":
    case "binary":
      return false;
  }
}
