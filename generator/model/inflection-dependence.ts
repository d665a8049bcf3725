import { inflect, inflections } from "../names/casing.js";
import type { NamedType, Schema } from "./schema.js";

/** Tells whether a schema looks different under another `Key-Inflection`. */
export interface InflectionDependence {
  readonly ofType: (key: string) => boolean;
  readonly ofSchema: (schema: Schema) => boolean;
}

/**
 * Which types depend on the key casing: those with a re-cased key of their own, and those that refer to one. All others
 * are emitted once and shared by the three casings. Computed as a fixed point, as types may refer to each other in cycles.
 */
export function inflectionDependence(types: readonly NamedType[]): InflectionDependence {
  const dependent = new Set<string>();
  const ofSchema = (schema: Schema): boolean => depends(schema, dependent);
  for (let grown = true; grown;) {
    grown = false;
    for (const type of types) {
      if (dependent.has(type.key) || !ofSchema(type.schema)) continue;
      dependent.add(type.key);
      grown = true;
    }
  }
  return { ofType: (key) => dependent.has(key), ofSchema };
}

function depends(schema: Schema, dependent: ReadonlySet<string>): boolean {
  switch (schema.kind) {
    case "object":
      return (
        schema.properties.some(
          (property) =>
            (schema.inflected &&
              inflections.some(
                (inflection) => inflect(property.name, inflection) !== property.name,
              )) ||
            depends(property.schema, dependent),
        ) ||
        (schema.additional !== undefined && depends(schema.additional, dependent))
      );
    case "array":
      return depends(schema.items, dependent);
    case "union":
      return schema.members.some((member) => depends(member, dependent));
    case "reference":
      return dependent.has(schema.to);
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
      return false;
  }
}
