import type { Json, JsonObject } from "../document/document.js";
import { isArray, isObject } from "../document/pointer.js";
import { deservesName } from "./deserves-name.js";
import { literalsOf, resolved } from "./literals.js";
import type { Annotations, Discriminator, NamedType, ObjectSchema, Schema } from "./schema.js";

/** Where a schema of the prepared document stands. */
export interface ReadPlace {
  /** JSON pointer into the prepared document. */
  readonly pointer: string;
  /** Key of the type that would be made of it, as `typeKey` spells them. */
  readonly key: string;
  readonly use: NamedType["use"];
  readonly mediaType?: string;
}

/** What reading asks of the registry. */
export interface TypeHolder {
  readonly root: JsonObject;
  /** The place under which a schema with marks of its own is known (`x-type-key`, `x-base-key`). */
  readonly placeOf: (schema: JsonObject, place: ReadPlace) => ReadPlace;
  /** Holds a type and says the key it has. */
  readonly hold: (place: ReadPlace, read: () => Schema) => string;
}

/** A schema at its place: a reference to a type of its own where it deserves a name, else the schema itself. */
export function readSchema(
  schema: Json,
  where: ReadPlace,
  holder: TypeHolder,
  mayStayInline: boolean,
): Schema {
  if (!isObject(schema)) return { kind: "unknown" };
  const { value, nullable } = withoutNull(schema);
  const place = holder.placeOf(value, where);
  if (!deservesName(value) && (mayStayInline || !isObject(value["properties"]))) {
    return { ...readContent(value, place, holder), ...(nullable && { nullable }) };
  }
  const only = literalsOf(value);
  if (only?.length === 1 && only[0] !== undefined) {
    return { kind: "literal", value: only[0], ...annotations(value), ...(nullable && { nullable }) };
  }
  if (value["enum"] !== undefined && literalsOf(value) === undefined) {
    return { ...literalUnion(value), ...(nullable && { nullable }) };
  }
  const key = holder.hold(place, () => readContent(value, place, holder));
  return { kind: "reference", to: key, ...reference(value), ...(nullable && { nullable }) };
}

/** What is inside a schema, whether it has a name or not. */
export function readContent(schema: JsonObject, place: ReadPlace, holder: TypeHolder): Schema {
  const said = annotations(schema);
  const { $ref, oneOf, const: constant } = schema;
  if (typeof $ref === "string") {
    return { kind: "reference", to: componentOf($ref), ...reference(schema) };
  }
  if (isArray(oneOf)) return readUnion(schema, oneOf, place, holder);
  if (isScalar(constant)) return { kind: "literal", value: constant, ...said };
  const values = knownValues(schema);
  if (values !== undefined) return { kind: "enum", values, open: isOpen(schema), ...said };
  const id = schema["x-id"];
  const type = schema["type"];
  if (typeof id === "string" && type === "string") return { kind: "id", id, ...said };
  switch (type) {
    case "object":
      return readObject(schema, place, holder);
    case "array": {
      const minItems = schema["minItems"];
      return {
        kind: "array",
        items: readSchema(schema["items"] ?? true, step(place, "items", "[]"), holder, true),
        ...(typeof minItems === "number" && { minItems }),
        ...said,
      };
    }
    case "string":
      return schema["format"] === "binary" ? { ...said, kind: "binary" } : { kind: type, ...said };
    case "number":
    case "integer":
    case "boolean":
    case "null":
      return { kind: type, ...said };
    default:
      return { kind: "unknown", ...said };
  }
}

function readObject(schema: JsonObject, place: ReadPlace, holder: TypeHolder): ObjectSchema {
  const { properties, additionalProperties: more } = schema;
  const required = isArray(schema["required"]) ? schema["required"] : [];
  const inside = { ...place, pointer: `${place.pointer}/properties` };
  const known = Object.entries(isObject(properties) ? properties : {}).map(([name, property]) => ({
    name,
    required: required.includes(name),
    schema: readSchema(property, step(inside, name, name), holder, true),
  }));
  const { doc, deprecated } = annotations(schema);
  const anything = more === true || (more === undefined && known.length === 0);
  return {
    kind: "object",
    properties: known,
    closed: more === false,
    ...(anything && { additional: { kind: "unknown" } }),
    ...(isObject(more) && {
      additional: readSchema(more, step(place, "additionalProperties", "{}"), holder, true),
    }),
    inflected: schema["x-inflected"] !== false,
    ...(doc !== undefined && { doc }),
    ...(deprecated !== undefined && { deprecated }),
  };
}

function readUnion(
  schema: JsonObject,
  members: readonly Json[],
  place: ReadPlace,
  holder: TypeHolder,
): Schema {
  const inside = { ...place, pointer: `${place.pointer}/oneOf` };
  const discriminator = readDiscriminator(schema, members, holder.root);
  return {
    kind: "union",
    members: members.map((member, index) => {
      const label = memberLabel(member, discriminator, index);
      return readSchema(member, step(inside, String(index), label), holder, true);
    }),
    ...(discriminator !== undefined && { discriminator }),
    open: discriminator !== undefined && place.use !== "request",
    ...annotations(schema),
  };
}

/** A member's part of its key: what its discriminant says, else its only required property, else its index. */
function memberLabel(member: Json, discriminator: Discriminator | undefined, index: number): string {
  const value = discriminator?.mapping.find((entry) => entry.member === index)?.value;
  const required = isObject(member) ? member["required"] : undefined;
  const only = isArray(required) && required.length === 1 ? required[0] : undefined;
  return value ?? (typeof only === "string" ? only : String(index));
}

/** The discriminator with every value that leads to a member, as the members say them. */
function readDiscriminator(
  schema: JsonObject,
  members: readonly Json[],
  root: JsonObject,
): Discriminator | undefined {
  const declared = schema["discriminator"];
  const property = isObject(declared) ? declared["propertyName"] : undefined;
  if (typeof property !== "string") return undefined;
  const mapping = members.flatMap((member, index) => {
    const target = resolved(member, root);
    const properties = target?.["properties"];
    const literals = isObject(properties) ? literalsOf(properties[property]) : undefined;
    return (literals ?? []).map((value) => ({ value, member: index }));
  });
  return { property, mapping };
}
