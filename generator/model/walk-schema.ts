import type { Schema } from "./schema.js";

/** A schema inside another, and the step to it as type keys spell it: a property's name, `[]`, `{}`, or the index of a member. */
export interface ChildSchema {
  readonly step: string;
  readonly schema: Schema;
}

/** The schemas directly inside a schema, in order. */
export function childSchemas(schema: Schema): readonly ChildSchema[] {
  switch (schema.kind) {
    case "object": {
      const properties = schema.properties.map((property) => ({
        step: property.name,
        schema: property.schema,
      }));
      const { additional } = schema;
      return additional === undefined
        ? properties
        : [...properties, { step: "{}", schema: additional }];
    }
    case "array":
      return [{ step: "[]", schema: schema.items }];
    case "union":
      return schema.members.map((member, index) => ({ step: String(index), schema: member }));
    case "enum":
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
      return [];
  }
}

/** Visits a schema and every schema inside it, the outermost first. References are visited, not followed. */
export function walkSchema(
  schema: Schema,
  visit: (schema: Schema, path: readonly string[]) => void,
  path: readonly string[] = [],
): void {
  visit(schema, path);
  for (const child of childSchemas(schema)) walkSchema(child.schema, visit, [...path, child.step]);
}
