import type { Json, JsonObject } from "../document/document.js";
import { isArray } from "../document/pointer.js";
import { mapRootSchemas } from "./document-schemas.js";
import { silent, type Pass } from "./pass.js";
import { omit, rewrite, typesOf } from "./schema-tree.js";

/**
 * A schema of several types, such as `["object", "string"]`, becomes a union of schemas of one type each, every keyword
 * beside the type it applies to (JSON Schema 2020-12 validation, 6).
 */
export const splitMixedTypes: Pass = {
  name: "split mixed types",
  run: silent((root) =>
    mapRootSchemas(root, (found) => rewrite(found.schema, found.at, splitTypes)),
  ),
};

const OBJECT_KEYWORDS = [
  "properties",
  "required",
  "additionalProperties",
  "patternProperties",
  "unevaluatedProperties",
];
const ARRAY_KEYWORDS = ["items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"];
const STRING_KEYWORDS = [
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "contentMediaType",
  "contentEncoding",
  "x-known-values",
  "x-id",
];
const NUMBER_KEYWORDS = [
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
];
const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  object: OBJECT_KEYWORDS,
  array: ARRAY_KEYWORDS,
  string: STRING_KEYWORDS,
  number: NUMBER_KEYWORDS,
  integer: NUMBER_KEYWORDS,
};
const ALL_KEYWORDS = Object.values(KEYWORDS).flat();

function splitTypes(schema: JsonObject): Json {
  const types = typesOf(schema) ?? [];
  // Every integer is a number.
  const kinds = types.filter(
    (type) => type !== "null" && !(type === "integer" && types.includes("number")),
  );
  if (kinds.length < 2) return schema;
  const values = schema["enum"];
  if (isArray(values)) return { ...omit(schema, "type"), enum: values };
  const members = kinds.map((type) => {
    const own = (KEYWORDS[type] ?? []).filter((key) => schema[key] !== undefined);
    return { type, ...Object.fromEntries(own.map((key) => [key, schema[key] ?? null])) };
  });
  return {
    ...omit(schema, "type", ...ALL_KEYWORDS),
    oneOf: types.includes("null") ? [...members, { type: "null" }] : members,
  };
}
