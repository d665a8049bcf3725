import { addTo } from "../grouping.js";
import type { NamedType, Schema } from "./schema.js";
import { walkSchema } from "./walk-schema.js";

/** Types of answers by the JSON:API `type` of the resources they describe. */
export interface ResourceKind {
  /** For example `inquiry`, `report/watchlist`, or `report` for all below `report/`. */
  readonly type: string;
  /** Keys of types; several where one `type` has several forms, or where a family has no union of its own. */
  readonly keys: readonly string[];
}

/** What a resource object may consist of (JSON:API 1.1, 7.2). */
const MEMBERS: ReadonlySet<string> = new Set([
  "type",
  "id",
  "attributes",
  "relationships",
  "meta",
  "links",
]);

/**
 * Every resource type that the model describes, and the families that a union, an open list of values or a relationship
 * (`report/*`) speaks of, sorted by type.
 */
export function resourceKinds(types: readonly NamedType[]): readonly ResourceKind[] {
  const byKey = new Map(types.map((type) => [type.key, type]));
  const kinds = new Map<string, string[]>();
  for (const type of types) {
    if (type.aliasOf !== undefined || type.use === "request") continue;
    const values = resourceTypes(type.schema, byKey);
    const family = familyOf(values);
    // Many values of one type are known by what they have in common.
    for (const value of values.length > 1 && family !== undefined ? [family] : values) {
      addTo(kinds, value, type.key);
    }
  }
  const families = familyUnions(types, byKey);
  for (const family of [...families.keys(), ...mentionedFamilies(types)]) {
    if (kinds.has(family)) continue;
    const below = [...kinds].filter(([type]) => type.startsWith(`${family}/`));
    const keys = families.get(family) ?? [...new Set(below.flatMap(([, each]) => each))];
    if (keys.length > 0) kinds.set(family, [...keys]);
  }
  return [...kinds]
    .map(([type, keys]) => ({ type, keys }))
    .sort((one, other) => (one.type < other.type ? -1 : 1));
}

/** The values of `type`, where the schema is a resource; none for anything else. */
function resourceTypes(schema: Schema, byKey: ReadonlyMap<string, NamedType>): readonly string[] {
  if (schema.kind !== "object" || !schema.properties.some(({ name }) => name === "id")) return [];
  if (!schema.properties.every(({ name }) => MEMBERS.has(name))) return [];
  const type = schema.properties.find(({ name }) => name === "type")?.schema;
  const target = type?.kind === "reference" ? byKey.get(type.to)?.schema : type;
  if (target?.kind === "literal") return typeof target.value === "string" ? [target.value] : [];
  return target?.kind === "enum" ? target.values : [];
}

/** `report` for `report/watchlist` and `report/profile`; nothing where they have nothing in common. */
function familyOf(types: readonly string[]): string | undefined {
  const [first = ""] = types;
  const family = first.slice(0, first.indexOf("/"));
  return family !== "" && types.every((type) => type.startsWith(`${family}/`)) ? family : undefined;
}

/** The largest named union of each family. */
function familyUnions(
  types: readonly NamedType[],
  byKey: ReadonlyMap<string, NamedType>,
): ReadonlyMap<string, readonly string[]> {
  const sizes = new Map<string, number>();
  const unions = new Map<string, readonly string[]>();
  for (const { key, schema, aliasOf, use } of types) {
    if (aliasOf !== undefined || use === "request" || schema.kind !== "union") continue;
    const values = schema.members.map((member) =>
      member.kind === "reference"
        ? resourceTypes(byKey.get(member.to)?.schema ?? member, byKey)
        : [],
    );
    const family = values.every((each) => each.length > 0) ? familyOf(values.flat()) : undefined;
    if (family === undefined || (sizes.get(family) ?? 1) >= values.length) continue;
    sizes.set(family, values.length);
    unions.set(family, [key]);
  }
  return unions;
}

/** The families that relationships may hold. */
function mentionedFamilies(types: readonly NamedType[]): readonly string[] {
  const families = new Set<string>();
  for (const { schema } of types) {
    walkSchema(schema, (each) => {
      if (each.kind !== "string") return;
      for (const type of each.resourceTypes ?? []) {
        if (type.endsWith("/*")) families.add(type.slice(0, -2));
      }
    });
  }
  return [...families];
}
