import type { Json, JsonObject } from "../document/document.js";
import { isArray, isObject } from "../document/pointer.js";

/**
 * Which schemas of a prepared document get a name of their own: objects that list properties or hold the customer's,
 * unions of objects, and lists of values. Resource identifiers (`{ type, id }`) and the relationships around them stay where they are, because
 * a hover that shows them tells more than their name would.
 */
export function deservesName(schema: JsonObject): boolean {
  if (isArray(schema["oneOf"])) return schema["oneOf"].some(isObjectLike);
  if (schema["enum"] !== undefined || schema["x-known-values"] !== undefined) return true;
  if (holdsCustomerKeys(schema)) return true;
  return hasProperties(schema) && !isIdentifier(schema) && !isRelationship(schema);
}

/** The fields of a resource, whatever their names: `TransactionFields` stands beside `AccountFields`. */
const holdsCustomerKeys = (schema: JsonObject): boolean =>
  schema["x-inflected"] === false && isObject(schema["additionalProperties"]);

const isObjectLike = (schema: Json): boolean =>
  isObject(schema) && (schema["$ref"] !== undefined || schema["properties"] !== undefined);

/** Whether the schema is an object that lists properties. */
export const hasProperties = (schema: JsonObject): boolean =>
  Object.keys(properties(schema)).length > 0;

const properties = (schema: JsonObject): JsonObject => {
  const found = schema["properties"];
  return isObject(found) ? found : {};
};

/** A resource identifier object (JSON:API 1.1, 7.3). */
function isIdentifier(schema: Json): boolean {
  if (!isObject(schema)) return false;
  const names = Object.keys(properties(schema));
  return names.length > 0 && names.every((name) => name === "type" || name === "id");
}

/** A relationship object (JSON:API 1.1, 7.2.2.2) with resource linkage: none, one or many identifiers, or of several kinds. */
function isRelationship(schema: JsonObject): boolean {
  const { data, ...others } = properties(schema);
  return isObject(data) && Object.keys(others).length === 0 && isLinkage(data);
}

function isLinkage(schema: Json): boolean {
  if (!isObject(schema)) return false;
  const { items, oneOf } = schema;
  if (isArray(oneOf)) return oneOf.every(isLinkage);
  if (isObject(items)) return isLinkage(items);
  return schema["type"] === "null" || isIdentifier(schema) || isBare(schema);
}

/** An object of which nothing is said. */
const isBare = (schema: JsonObject): boolean =>
  schema["type"] === "object" &&
  !hasProperties(schema) &&
  schema["additionalProperties"] === undefined;
