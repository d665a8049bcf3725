import type { ResourceKind } from "./resources.js";
import type { NamedType, Property, Schema } from "./schema.js";

/** A relationship and the types of resources it may hold; `undefined` where nothing is said of them. */
export interface Relationship {
  /** As on the wire. */
  readonly name: string;
  /** Sorted; `report/*` stands for all below `report/`. */
  readonly types: readonly string[] | undefined;
}

/**
 * The relationships of a resource, or of every member of a union of resources, in the order in which they are met
 * (JSON:API 1.1, 7.2.2).
 *
 * @param typeOf the type with a key
 */
export function relationshipsOf(
  schema: Schema,
  typeOf: (key: string) => NamedType,
): readonly Relationship[] {
  const found = new Map<string, Relationship>();
  for (const resource of members(schema, typeOf)) {
    const all = resolve(property(resource, "relationships"), typeOf);
    if (all?.kind !== "object") continue;
    for (const { name, schema: relationship } of all.properties) {
      const types = linkedTypes(property(resolve(relationship, typeOf), "data"), typeOf);
      const known = found.get(name);
      found.set(name, known === undefined ? { name, types } : merged(known, types));
    }
  }
  return [...found.values()];
}

/** Names that calls may spell in another casing than the wire, sorted. */
export interface WireNames {
  readonly attributes: readonly string[];
  readonly relationships: readonly string[];
}

/** The attributes and relationships of all resources by name, as the wire spells them. */
export function wireNames(
  kinds: readonly ResourceKind[],
  typeOf: (key: string) => NamedType,
): WireNames {
  const resources = [...new Set(kinds.flatMap(({ keys }) => keys))].flatMap((to) =>
    members({ kind: "reference", to }, typeOf),
  );
  const below = (name: string): readonly string[] => {
    const names = resources.flatMap((resource) => {
      const object = resolve(property(resource, name), typeOf);
      return object?.kind === "object" ? object.properties.map((each) => each.name) : [];
    });
    return [...new Set(names)].sort();
  };
  return { attributes: below("attributes"), relationships: below("relationships") };
}

/** The attributes of the resources of a kind, each distinct schema once; a reference where they have a name. */
export function attributesOf(
  { keys }: ResourceKind,
  typeOf: (key: string) => NamedType,
): readonly Schema[] {
  const found = new Map<string, Schema>();
  for (const to of keys) {
    for (const resource of members({ kind: "reference", to }, typeOf)) {
      const attributes = property(resource, "attributes");
      if (attributes !== undefined) found.set(JSON.stringify(attributes), attributes);
    }
  }
  return [...found.values()];
}

function merged({ name, types }: Relationship, others: Relationship["types"]): Relationship {
  if (types === undefined || others === undefined) return { name, types: undefined };
  return { name, types: [...new Set([...types, ...others])].sort() };
}

/** What a resource linkage says of the types in it: of one, of many, or of several kinds (JSON:API 1.1, 7.2.2.2). */
function linkedTypes(
  data: Schema | undefined,
  typeOf: (key: string) => NamedType,
): Relationship["types"] {
  const linkage = data?.kind === "array" ? data.items : data;
  const types = new Set<string>();
  for (const identifier of linkage === undefined ? [] : members(linkage, typeOf)) {
    const type = resolve(property(identifier, "type"), typeOf);
    const known = valuesOf(type);
    if (known === undefined) return undefined;
    known.forEach((each) => types.add(each));
  }
  return types.size === 0 ? undefined : [...types].sort();
}

function valuesOf(type: Schema | undefined): readonly string[] | undefined {
  if (type?.kind === "literal") return [String(type.value)];
  if (type?.kind === "enum") return type.open ? undefined : type.values;
  return type?.kind === "string" ? type.resourceTypes : undefined;
}

/** The schema itself, or all members of a union, references followed. */
function members(schema: Schema, typeOf: (key: string) => NamedType): readonly Schema[] {
  const target = resolve(schema, typeOf);
  if (target?.kind !== "union") return target === undefined ? [] : [target];
  return target.members.flatMap((member) => members(member, typeOf));
}

function resolve(
  schema: Schema | undefined,
  typeOf: (key: string) => NamedType,
): Schema | undefined {
  return schema?.kind === "reference" ? resolve(typeOf(schema.to).schema, typeOf) : schema;
}

function property(schema: Schema | undefined, wanted: string): Schema | undefined {
  const found = (schema?.kind === "object" ? schema.properties : []).find(
    ({ name }: Property) => name === wanted,
  );
  return found?.schema;
}
