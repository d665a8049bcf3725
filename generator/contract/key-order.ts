import type { Json, JsonObject } from "../document/document.js";
import { isArray, isObject } from "../document/pointer.js";

/**
 * Keys that come first, in this order: what a reader looks for at the top of an object of OpenAPI, JSON Schema or
 * JSON:API. All others follow in the order of their characters.
 */
const FIRST: readonly string[] = [
  ...["openapi", "info", "servers", "security", "tags", "externalDocs", "paths", "webhooks"],
  ...["operationId", "$ref", "type", "const", "enum", "name", "in", "required", "id"],
  ...["get", "post", "put", "patch", "delete", "parameters", "requestBody", "responses"],
  ...["headers", "content", "schema", "schemas", "format", "pattern"],
  ...["properties", "additionalProperties", "items", "allOf", "oneOf", "anyOf", "discriminator"],
  ...["data", "attributes", "relationships"],
];

const ranks: ReadonlyMap<string, number> = new Map(FIRST.map((key, index) => [key, index]));

function compare(a: string, b: string): number {
  const byRank = (ranks.get(a) ?? FIRST.length) - (ranks.get(b) ?? FIRST.length);
  if (byRank !== 0) return byRank;
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The same document with the keys of every object in one fixed order, so that neither an author's reordering, nor a
 * bundler's, nor a patch changes anything. Lists keep their order.
 */
export function orderKeys(root: JsonObject): JsonObject {
  const order = (value: Json): Json => {
    if (isArray(value)) return value.map(order);
    return isObject(value) ? orderKeys(value) : value;
  };
  const keys = Object.keys(root).sort(compare);
  return Object.fromEntries(keys.map((key): [string, Json] => [key, order(root[key] ?? null)]));
}
