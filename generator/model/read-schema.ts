import type { Json, JsonObject } from "../document/document.js";
import { isArray, isObject } from "../document/pointer.js";
import { toPointer } from "../json/pointer.js";
import { typeKey } from "../names/facts.js";
import { omit, referenced } from "../prepare/schema-tree.js";
import { deservesName, hasProperties } from "./deserves-name.js";
import { memberSteps, readDiscriminator } from "./read-union.js";
import {
  annotations,
  isOpenEnum,
  knownValues,
  literalsInline,
  referenceAnnotations,
  resourceTypes,
  withoutNull,
} from "./schema-keywords.js";
import type { Annotations, NamedType, ObjectSchema, Schema } from "./schema.js";

/** Where a schema of the prepared document stands. */
export interface ReadPlace {
  /** JSON pointer into the prepared document. */
  readonly pointer: string;
  /** Key that a type made of it would have, as `typeKey` spells them. */
  readonly key: string;
  readonly use: NamedType["use"];
  /** Of a body; preparation has settled what depends on it. */
  readonly mediaType?: string;
}

/** What reading asks of the registry. */
export interface TypeHolder {
  readonly components: JsonObject;
  /** The place under which a schema with a mark of its own is known (`x-type-key`, `x-base-key`), or the place itself. */
  readonly placeOf: (schema: JsonObject, place: ReadPlace) => ReadPlace;
  /** Keeps a type and returns the key it got; `read` is called unless the type is known already. */
  readonly hold: (place: ReadPlace, read: () => Schema) => string;
}

/**
 * A schema of the prepared document as the model sees it: a reference where it has or deserves a name, else itself.
 *
 * @param isRoot the schema of a body or parameter: every object in such a place gets a name
 */
export function readSchema(
  schema: Json,
  where: ReadPlace,
  holder: TypeHolder,
  isRoot = false,
): Schema {
  if (!isObject(schema)) return { kind: "unknown" };
  const { value, nullable } = withoutNull(schema);
  const place = holder.placeOf(value, where);
  const read = readPlain(value, place, holder, isRoot);
  return nullable ? { ...read, nullable } : read;
}

function readPlain(
  schema: JsonObject,
  place: ReadPlace,
  holder: TypeHolder,
  isRoot: boolean,
): Schema {
  const literals = literalsInline(schema);
  if (literals !== undefined) return literals;
  if (!deservesName(schema) && !(isRoot && hasProperties(schema))) {
    return readContent(schema, place, holder);
  }
  // That a property is deprecated says nothing about its type.
  const content = omit(schema, "deprecated");
  const to = holder.hold(place, () => readContent(content, place, holder));
  return { kind: "reference", to, ...referenceAnnotations(schema) };
}

/** What a schema holds, whether it has a name or not; `null` has been taken off it. */
export function readContent(schema: JsonObject, place: ReadPlace, holder: TypeHolder): Schema {
  const component = referenced(schema);
  if (component !== undefined) {
    return { kind: "reference", to: component, ...referenceAnnotations(schema) };
  }
  const literals = literalsInline(schema);
  if (literals !== undefined) return literals;
  const { oneOf } = schema;
  if (isArray(oneOf)) return readMembers(schema, oneOf, place, holder);
  const said = annotations(schema);
  const values = knownValues(schema);
  if (values !== undefined) return { kind: "enum", values, open: isOpenEnum(schema), ...said };
  return readTyped(schema, place, holder, said);
}

function readTyped(
  schema: JsonObject,
  place: ReadPlace,
  holder: TypeHolder,
  said: Annotations,
): Schema {
  const { type, "x-id": id } = schema;
  switch (typeof type === "string" ? type : "") {
    case "object":
      return readObject(schema, place, holder);
    case "array":
      return readArray(schema, place, holder);
    case "string":
      if (typeof id === "string") return { kind: "id", id, ...said };
      return {
        kind: schema["format"] === "binary" ? "binary" : "string",
        ...said,
        ...resourceTypes(schema),
      };
    case "number":
    case "integer":
      return { kind: type === "number" ? "number" : "integer", ...said };
    case "boolean":
      return { kind: "boolean", ...said };
    case "null":
      return { kind: "null", ...said };
    default:
      return { kind: "unknown", ...said };
  }
}

function readObject(schema: JsonObject, place: ReadPlace, holder: TypeHolder): ObjectSchema {
  const { properties, required, additionalProperties: more } = schema;
  const names = isArray(required) ? required : [];
  const known = Object.entries(isObject(properties) ? properties : {}).map(([name, property]) => ({
    name,
    required: names.includes(name),
    schema: readSchema(property, belowProperty(place, name, property), holder),
  }));
  const anything = more === true || (more === undefined && known.length === 0);
  return {
    kind: "object",
    properties: known,
    closed: more === false,
    ...(anything && { additional: { kind: "unknown" } }),
    ...(isObject(more) && {
      additional: readSchema(more, below(place, ["additionalProperties"], "{}"), holder),
    }),
    inflected: schema["x-inflected"] !== false,
    ...referenceAnnotations(schema),
  };
}

/** The place of a property, or of the one that it is another spelling of (`x-same-as`). */
function belowProperty(place: ReadPlace, name: string, property: Json): ReadPlace {
  const other = isObject(property) ? property["x-same-as"] : undefined;
  const known = typeof other === "string" ? other : name;
  return below(place, ["properties", known], known);
}

function readArray(schema: JsonObject, place: ReadPlace, holder: TypeHolder): Schema {
  const { items = true, minItems } = schema;
  return {
    kind: "array",
    items: readSchema(items, below(place, ["items"], "[]"), holder),
    ...(typeof minItems === "number" && { minItems }),
    ...referenceAnnotations(schema),
  };
}

function readMembers(
  schema: JsonObject,
  members: readonly Json[],
  place: ReadPlace,
  holder: TypeHolder,
): Schema {
  const discriminator = readDiscriminator(schema, members, holder.components);
  const steps = memberSteps(members, discriminator);
  return {
    kind: "union",
    members: members.map((member, index) =>
      readSchema(member, below(place, ["oneOf", index], steps[index] ?? ""), holder),
    ),
    ...(discriminator !== undefined && { discriminator }),
    // What an answer may bring beyond the listed members can only be told by a discriminant.
    open: discriminator !== undefined && place.use !== "request",
    ...referenceAnnotations(schema),
  };
}

/** The place of a schema inside another. */
const below = (
  place: ReadPlace,
  segments: readonly (string | number)[],
  step: string,
): ReadPlace => ({
  pointer: place.pointer + toPointer(segments),
  key: `${place.key}/${typeKey([step])}`,
  use: place.use,
});
