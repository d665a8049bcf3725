import type { JsonObject } from "../../generator/document/document.js";
import type { IdTable } from "../../generator/prepare/id-table.js";
import type { Schema, UnionSchema } from "../../generator/model/schema.js";
import type { RegisteredType } from "../../generator/model/type-registry.js";

/** What a model's types allow, as JSON Schema, so that an independent validator can say so of a value. */
export function modelAsJsonSchema(types: readonly RegisteredType[], ids: IdTable): JsonObject {
  return Object.fromEntries(
    types.map(({ key, schema }) => [nameOf(key), asJsonSchema(schema, ids)]),
  );
}

/** A type key as a key of `$defs` that needs no escaping. */
const nameOf = (key: string): string =>
  key.replaceAll(/[^\w-]/g, (sign) => `.${sign.charCodeAt(0).toString(16)}.`);

export function asJsonSchema(schema: Schema, ids: IdTable): JsonObject {
  const plain = notNull(schema, ids);
  return schema.nullable === true ? { anyOf: [plain, { type: "null" }] } : plain;
}

function notNull(schema: Schema, ids: IdTable): JsonObject {
  switch (schema.kind) {
    case "object":
      return {
        type: "object",
        properties: Object.fromEntries(
          schema.properties.map((property) => [property.name, asJsonSchema(property.schema, ids)]),
        ),
        required: schema.properties.flatMap(({ name, required }) => (required ? [name] : [])),
        additionalProperties:
          schema.additional === undefined ? !schema.closed : asJsonSchema(schema.additional, ids),
      };
    case "array":
      return { type: "array", items: asJsonSchema(schema.items, ids) };
    case "union":
      return {
        anyOf: [
          ...schema.members.map((member) => asJsonSchema(member, ids)),
          ...(schema.open ? [unknownMember(schema)] : []),
        ],
      };
    case "enum":
      return { type: "string", ...(!schema.open && { enum: schema.values }) };
    case "literal":
      return { const: schema.value };
    case "id": {
      const prefixes = ids.kinds.find(({ key }) => key === schema.id)?.prefixes ?? ["?"];
      return { type: "string", pattern: `^(${prefixes.join("|")})` };
    }
    case "reference":
      return { $ref: `#/$defs/${nameOf(schema.to)}` };
    case "binary":
      return { type: "string" };
    case "unknown":
      return {};
    case "string":
    case "number":
    case "integer":
    case "boolean":
    case "null":
      return { type: schema.kind };
  }
}

/** An object whose discriminant is none of the known values. */
function unknownMember({ discriminator }: UnionSchema): JsonObject {
  const property = discriminator?.property ?? "";
  const known = discriminator?.mapping.map(({ value }) => value) ?? [];
  return {
    type: "object",
    properties: { [property]: { type: "string", not: { enum: known } } },
    required: [property],
  };
}
