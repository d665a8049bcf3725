import { groupBy } from "../grouping.js";
import type { Property, Schema } from "./schema.js";

/** A type as far as its likeness to others is concerned. */
export interface Shaped {
  readonly key: string;
  readonly schema: Schema;
  /** A component: known by its name, and never another name of something else. */
  readonly component: boolean;
}

/**
 * Groups of types that look the same, documentation and the order of properties aside; in the order given, groups of
 * one left out.
 */
export function structuralTwins(types: readonly Shaped[]): readonly (readonly Shaped[])[] {
  const shapeOf = createShapes(types);
  const groups = groupBy(types, ({ key }) => shapeOf(key));
  return [...groups.values()].filter((group) => group.length > 1);
}

/** The shape of each type as a text that is equal for twins; references to what is not a component are looked through. */
function createShapes(types: readonly Shaped[]): (key: string) => string {
  const byKey = new Map(types.map((type) => [type.key, type]));
  const known = new Map<string, string>();
  /** Long texts get a number, so that a shape stays short however deep it goes. */
  const numbers = new Map<string, string>();
  const shapeOf = (key: string): string => {
    const done = known.get(key);
    const type = byKey.get(key);
    if (done !== undefined || type === undefined) return done ?? key;
    const text = JSON.stringify(plain(type.schema, reference));
    const number = numbers.get(text) ?? `shape ${String(numbers.size)}`;
    numbers.set(text, number);
    known.set(key, number);
    return number;
  };
  const reference = (key: string): string =>
    byKey.get(key)?.component === true ? `component ${key}` : shapeOf(key);
  return shapeOf;
}

type PlainJson =
  | string
  | number
  | boolean
  | undefined
  | readonly PlainJson[]
  | { readonly [key: string]: PlainJson };

/** A schema without its documentation, its properties in the order of their names. */
function plain(schema: Schema, reference: (key: string) => string): PlainJson {
  const said = { ...schema, doc: undefined };
  switch (said.kind) {
    case "object":
      return {
        ...said,
        properties: [...said.properties]
          .sort(byName)
          .map(({ name, required, schema: inner }) => [name, required, plain(inner, reference)]),
        additional: said.additional === undefined ? undefined : plain(said.additional, reference),
      };
    case "array":
      return { ...said, items: plain(said.items, reference) };
    case "union":
      return {
        ...said,
        members: said.members.map((member) => plain(member, reference)),
        discriminator: said.discriminator?.property,
      };
    case "reference":
      return { ...said, to: reference(said.to) };
    case "enum":
    case "literal":
    case "id":
    case "string":
    case "number":
    case "integer":
    case "boolean":
    case "null":
    case "unknown":
    case "binary":
      return said;
  }
}

const byName = (one: Property, other: Property): number =>
  one.name < other.name ? -1 : one.name > other.name ? 1 : 0;
