import type { Json, JsonObject } from "../document/document.js";
import { mapRootSchemas } from "./document-schemas.js";
import { silent, type Pass } from "./pass.js";
import { mapChildren, NOWHERE, propertiesOf, rewrite } from "./schema-tree.js";
import { isArray, isObject } from "../document/pointer.js";

/**
 * Objects whose keys `Key-Inflection` leaves alone, marked `x-inflected: false` with everything inside them: customers'
 * keys, form bodies (their keys belong to OAuth), and objects whose keys are names of HTTP headers: told by capitals, or by
 * `x-wire-keys` of the overlay.
 *
 * @see https://docs.withpersona.com/api-key-inflection
 */
export const keepKeys: Pass = {
  name: "keep keys",
  run: silent((root) =>
    mapRootSchemas(root, (found) => {
      if (found.mediaType === "application/x-www-form-urlencoded") return kept(found.schema);
      return rewrite(found.schema, found.at, (schema) =>
        schema["x-inflected"] === false || hasHeaderNames(schema) ? kept(schema) : schema,
      );
    }),
  ),
};

const hasHeaderNames = (schema: JsonObject): boolean =>
  schema["x-wire-keys"] === true ||
  Object.keys(propertiesOf(schema)).some((name) => /[A-Z]/.test(name));

/** The mark on every object of the tree; what is referred to is a type of its own and stays as it is. */
function kept(schema: Json): Json {
  if (!isObject(schema)) return schema;
  const inner = mapChildren(schema, NOWHERE, kept);
  return inner["type"] === "object" || inner["properties"] !== undefined || isArray(inner["type"])
    ? { ...inner, "x-inflected": false }
    : inner;
}
