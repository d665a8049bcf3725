import { leadingTo } from "../leading-to.js";
import { inflect, inflections } from "../names/casing.js";
import type { NamedType, Schema } from "./schema.js";
import { walkSchema } from "./walk-schema.js";

/** Tells whether a schema looks different under another `Key-Inflection`. */
export interface InflectionDependence {
  readonly ofType: (key: string) => boolean;
  readonly ofSchema: (schema: Schema) => boolean;
}

/**
 * Which types depend on the key casing: those with a re-cased key of their own, and those that refer to one, over any
 * number of types. All others are emitted once and shared by the three casings.
 */
export function inflectionDependence(types: readonly NamedType[]): InflectionDependence {
  const schemas = new Map(types.map(({ key, schema }) => [key, partsOf(schema)]));
  const recased = types.flatMap(({ key }) => (schemas.get(key)?.some(isRecased) ? [key] : []));
  const dependent = leadingTo(recased, schemas.keys(), (key) =>
    (schemas.get(key) ?? []).flatMap((part) => (part.kind === "reference" ? [part.to] : [])),
  );
  return {
    ofType: (key) => dependent.has(key),
    ofSchema: (schema) =>
      partsOf(schema).some(
        (part) => isRecased(part) || (part.kind === "reference" && dependent.has(part.to)),
      ),
  };
}

/** A schema and all inside it. */
function partsOf(schema: Schema): readonly Schema[] {
  const parts: Schema[] = [];
  walkSchema(schema, (part) => parts.push(part));
  return parts;
}

/** An object with a key that is spelt differently in another casing. */
const isRecased = (schema: Schema): boolean =>
  schema.kind === "object" &&
  schema.inflected &&
  schema.properties.some(({ name }) =>
    inflections.some((inflection) => inflect(name, inflection) !== name),
  );
