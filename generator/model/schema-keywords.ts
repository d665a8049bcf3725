import type { Json, JsonObject } from "../document/document.js";
import { isArray, isObject } from "../document/pointer.js";
import { literalsOf } from "../prepare/literal-values.js";
import { omit } from "../prepare/schema-tree.js";
import type { Annotations, LiteralSchema, PlainSchema, UnionSchema } from "./schema.js";

/** A schema of the prepared document without its `null`, of which there are two forms only (see `liftNull`). */
export function withoutNull(schema: JsonObject): {
  readonly value: JsonObject;
  readonly nullable: boolean;
} {
  const { type, oneOf } = schema;
  if (isArray(type) && type.includes("null")) {
    const [only, ...others] = type.filter((one) => one !== "null");
    const plain = only === undefined ? "null" : others.length === 0 ? only : [only, ...others];
    return { value: { ...schema, type: plain }, nullable: only !== undefined };
  }
  if (!isArray(oneOf) || !oneOf.some(isNull)) return { value: schema, nullable: false };
  const members = oneOf.filter((member) => !isNull(member));
  const [only] = members;
  if (members.length > 1 || schema["discriminator"] !== undefined || !isObject(only)) {
    return { value: { ...schema, oneOf: members }, nullable: true };
  }
  return { value: { ...only, ...omit(schema, "oneOf") }, nullable: true };
}

const isNull = (schema: Json): boolean => isObject(schema) && schema["type"] === "null";

/** What a schema says beside its shape. */
export function annotations(schema: JsonObject): Annotations {
  const { format, pattern } = schema;
  return {
    ...referenceAnnotations(schema),
    ...(typeof format === "string" && { format }),
    ...(typeof pattern === "string" && { pattern }),
  };
}

/** The types of resources that a string of a relationship may name (`x-resource-types`, made by preparation). */
export function resourceTypes(schema: JsonObject): Pick<PlainSchema, "resourceTypes"> {
  const types = schema["x-resource-types"];
  if (!isArray(types)) return {};
  return { resourceTypes: types.filter((type) => typeof type === "string") };
}

/** What may stand beside a reference; a text of the document goes before one of the overlay. */
export function referenceAnnotations(schema: JsonObject): Annotations {
  const doc = schema["description"] ?? schema["x-sdk-doc"];
  return {
    ...(typeof doc === "string" && { doc }),
    ...(schema["deprecated"] === true && { deprecated: true }),
  };
}

/** The values an enumeration lists, or, where it is open, the ones that are known. */
export function knownValues(schema: JsonObject): readonly string[] | undefined {
  const listed = schema["x-known-values"];
  const known = isArray(listed) ? listed.filter((value) => typeof value === "string") : [];
  const declared = literalsOf(schema);
  if (declared !== undefined && (schema["x-open-enum"] !== true || known.length === 0)) {
    return declared;
  }
  return known.length > 0 ? known : undefined;
}

/**
 * Whether other values may come. Persona adds values without notice, so every enumeration is open but for discriminants
 * and those that the overlay calls complete.
 *
 * @see https://docs.withpersona.com/versioning
 */
export const isOpenEnum = (schema: JsonObject): boolean =>
  schema["x-discriminant"] !== true && schema["x-closed-enum"] !== true;

/** An enumeration of other things than texts, or of one value that is declared to be the only one. */
export function literalsInline(schema: JsonObject): LiteralSchema | UnionSchema | undefined {
  const { const: constant, enum: values } = schema;
  if (isScalar(constant)) return { kind: "literal", value: constant, ...annotations(schema) };
  if (!isArray(values) || schema["x-open-enum"] === true) return undefined;
  const scalars = values.filter(isScalar);
  const [only] = scalars;
  if (scalars.length === 1 && only !== undefined) {
    return { kind: "literal", value: only, ...annotations(schema) };
  }
  if (scalars.every((value) => typeof value === "string")) return undefined;
  const members = scalars.map((value): LiteralSchema => ({ kind: "literal", value }));
  return { kind: "union", members, open: false, ...annotations(schema) };
}

const isScalar = (value: Json | undefined): value is string | number | boolean =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";
