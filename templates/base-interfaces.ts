import { groupBy } from "../generator/grouping.js";
import type { NamedType, ObjectSchema, Property } from "../generator/model/schema.js";

/** A named object. */
export interface ObjectType extends NamedType {
  readonly schema: ObjectSchema;
}

/** What an interface that adds members to another one writes itself. */
export interface Extension {
  readonly base: ObjectType;
  readonly own: readonly Property[];
}

/** Fewer members in common are told sooner than looked up. */
export const FEWEST = 3;

/**
 * The interfaces that are written as additions to another one of their family: those that have all of its members, said
 * the same way, and whose name is its name with words added, as `VerificationAamvaAttributes` to `VerificationAttributes`.
 *
 * @returns type key → what it extends
 */
export function extensions(types: readonly NamedType[]): ReadonlyMap<string, Extension> {
  const families = groupBy(
    types.flatMap(shapeOf),
    ({ type, words }) => `${type.family} ${words.at(-1) ?? ""}`,
  );
  return new Map(
    [...families.values()].flatMap((family) =>
      family.flatMap((shape): readonly (readonly [string, Extension])[] => {
        const base = baseOf(shape, family);
        if (base === undefined) return [];
        const own = shape.type.schema.properties.filter(
          (property) => !base.texts.has(textOf(property)),
        );
        return [[shape.type.key, { base: base.type, own }]];
      }),
    ),
  );
}

/** An object type as far as its likeness to others is concerned. */
export interface Shape {
  readonly type: ObjectType;
  readonly words: readonly string[];
  /** Its members, each as a text that is equal where they are. */
  readonly texts: ReadonlySet<string>;
}

/** The shape of a type that is written as an interface without further keys; none for any other. */
export function shapeOf(type: NamedType): readonly Shape[] {
  const { schema } = type;
  if (schema.kind !== "object" || type.aliasOf !== undefined) return [];
  if (schema.nullable === true || schema.additional !== undefined) return [];
  const words = type.name.split(/(?=[A-Z])/);
  return [{ type: { ...type, schema }, words, texts: new Set(schema.properties.map(textOf)) }];
}

/** The largest of the interfaces that this one adds to. */
function baseOf(shape: Shape, family: readonly Shape[]): Shape | undefined {
  return family
    .filter((base) => isBase(base, shape))
    .sort((one, other) => other.texts.size - one.texts.size)[0];
}

const isBase = (base: Shape, of: Shape): boolean =>
  base.texts.size >= FEWEST &&
  base.texts.size < of.texts.size &&
  (base.type.use === "request") === (of.type.use === "request") &&
  base.type.schema.inflected === of.type.schema.inflected &&
  isSubsequence(base.words, of.words) &&
  [...base.texts].every((text) => of.texts.has(text));

function isSubsequence(words: readonly string[], of: readonly string[]): boolean {
  let found = 0;
  for (const word of of) if (word === words[found]) found += 1;
  return found === words.length;
}

/** Equal for members that are said the same way. */
export const textOf = (property: Property): string => JSON.stringify(property);
