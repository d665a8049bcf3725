import type { Json, JsonObject } from "../document/document.js";
import { isArray, isObject } from "../document/pointer.js";
import { mapRootSchemas } from "./document-schemas.js";
import { silent, type Pass } from "./pass.js";
import { omit, propertiesOf, rewrite } from "./schema-tree.js";

/**
 * A relationship of which the overlay lists the types (`x-relationship-types`) hands them to the `type` of its resource
 * identifiers (JSON:API 1.1, 7.3), where it is open: any text, or values that others may join. After `markIds`, which
 * reads what the document says of these values.
 */
export const markResourceTypes: Pass = {
  name: "mark types of related resources",
  run: silent((root) =>
    mapRootSchemas(root, (found) => rewrite(found.schema, found.at, (schema) => marked(schema))),
  ),
};

function marked(schema: JsonObject): Json {
  const types = schema["x-relationship-types"];
  const properties = propertiesOf(schema);
  const { data } = properties;
  if (!isArray(types) || !isObject(data)) return schema;
  const { items } = data;
  const typed = isObject(items)
    ? { ...data, items: withTypes(items, types) }
    : withTypes(data, types);
  return { ...schema, properties: { ...properties, data: typed } };
}

function withTypes(identifier: JsonObject, types: readonly Json[]): JsonObject {
  const properties = propertiesOf(identifier);
  // An object of which nothing is said is still an identifier: every one has these two (JSON:API 1.1, 7.3).
  const { type, ...others } =
    Object.keys(properties).length === 0 && identifier["type"] === "object" ? NAMES : properties;
  if (!isObject(type) || type["type"] !== "string" || type["const"] !== undefined) {
    return identifier;
  }
  const open = omit(type, "enum", "pattern", "x-known-values", "x-open-enum");
  return {
    ...identifier,
    properties: { type: { ...open, "x-resource-types": types }, ...others },
  };
}

const NAMES: JsonObject = { type: { type: "string" }, id: { type: "string" } };
