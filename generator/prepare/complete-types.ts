import type { Json, JsonObject } from "../document/document.js";
import { isArray, isObject } from "../document/pointer.js";
import { mapRootSchemas } from "./document-schemas.js";
import { silent, type Pass } from "./pass.js";
import { omit, rewrite, typeFrom, typesOf } from "./schema-tree.js";

/**
 * Every schema says its `type` where it means one: objects known by their `properties`, arrays by their `items`, values
 * by their `const` or `enum`, strings by `pattern` or `format`. A list of one type becomes that type, arrays without
 * `items` hold anything, and formats that are the name of a type go.
 */
export const completeTypes: Pass = {
  name: "complete types",
  run: silent((root) =>
    mapRootSchemas(root, (found) => rewrite(found.schema, found.at, completeType)),
  ),
};

const WITHOUT_TYPE = ["$ref", "oneOf", "anyOf", "allOf"] as const;

function completeType(schema: JsonObject): Json {
  const types = typesOf(schema);
  if (types === undefined) {
    if (WITHOUT_TYPE.some((key) => schema[key] !== undefined)) return schema;
    const implied = impliedTypes(schema);
    return implied === undefined ? schema : completeType({ ...schema, type: typeFrom(implied) });
  }
  return withItems(withRealFormat(withPlainType(schema, types), types), types);
}

function withPlainType(schema: JsonObject, types: readonly string[]): JsonObject {
  const type = typeFrom(types);
  const same = type === schema["type"] || JSON.stringify(type) === JSON.stringify(schema["type"]);
  return same ? schema : { ...schema, type };
}

/** A `format` that is a JSON type (`integer`, `json`) or stands on something other than a string or number tells nothing. */
function withRealFormat(schema: JsonObject, types: readonly string[]): JsonObject {
  const format = schema["format"];
  if (typeof format !== "string") return schema;
  const scalar = types.some((type) => SCALARS.has(type));
  return scalar && !SCALARS.has(format) && format !== "json" ? schema : omit(schema, "format");
}

const SCALARS: ReadonlySet<string> = new Set(["string", "number", "integer"]);

const withItems = (schema: JsonObject, types: readonly string[]): JsonObject =>
  types.includes("array") && schema["items"] === undefined ? { ...schema, items: {} } : schema;

const STRING_KEYWORDS = [
  "pattern",
  "format",
  "minLength",
  "maxLength",
  "x-known-values",
  "x-id",
] as const;
const NUMBER_KEYWORDS = [
  "minimum",
  "maximum",
  "multipleOf",
  "exclusiveMinimum",
  "exclusiveMaximum",
] as const;

/** The types that the other keywords only make sense for; `additionalProperties: true` alone asks for nothing. */
function impliedTypes(schema: JsonObject): readonly string[] | undefined {
  const has = (keys: readonly string[]): boolean => keys.some((key) => schema[key] !== undefined);
  const additional = schema["additionalProperties"];
  if (schema["const"] !== undefined) return [typeOf(schema["const"])];
  const values = schema["enum"];
  if (isArray(values)) return values.map(typeOf);
  if (has(["properties", "required"]) || additional === false || isObject(additional)) {
    return ["object"];
  }
  if (has(["items", "prefixItems", "minItems", "maxItems"])) return ["array"];
  if (has(STRING_KEYWORDS)) return ["string"];
  return has(NUMBER_KEYWORDS) ? ["number"] : undefined;
}

function typeOf(value: Json): string {
  if (value === null) return "null";
  if (isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}
