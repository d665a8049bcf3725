import type { Schema } from "../../generator/model/schema.js";

/** A schema of the model as JSON Schema, so that Ajv can say whether a sample fits it. */
export function jsonSchema(schema: Schema): object {
  const shape = shapeOf(schema);
  return schema.nullable ? { anyOf: [shape, { type: "null" }] } : shape;
}

function shapeOf(schema: Schema): object {
  switch (schema.kind) {
    case "object":
      return {
        type: "object",
        properties: Object.fromEntries(
          schema.properties.map(({ name, schema: of }) => [name, jsonSchema(of)]),
        ),
        required: schema.properties.filter(({ required }) => required).map(({ name }) => name),
        additionalProperties: schema.additional ? jsonSchema(schema.additional) : !schema.closed,
      };
    case "array":
      return { type: "array", items: jsonSchema(schema.items), minItems: schema.minItems ?? 0 };
    case "union":
      return { oneOf: schema.members.map(jsonSchema) };
    case "enum":
      return { enum: schema.values };
    case "literal":
      return { const: schema.value };
    case "reference":
      return { $ref: `#/$defs/${schema.to}` };
    case "id":
      return { type: "string", pattern: `^${schema.id}_[A-Za-z0-9]{24}$` };
    case "unknown":
      return {};
    case "binary":
      return { type: "string" };
    case "string":
    case "number":
    case "integer":
    case "boolean":
    case "null":
      return {
        type: schema.kind,
        ...(schema.format !== undefined && { format: schema.format }),
        ...(schema.pattern !== undefined && { pattern: schema.pattern }),
      };
  }
}
