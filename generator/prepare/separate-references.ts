import { isDeepStrictEqual } from "node:util";

import type { Json, JsonObject } from "../document/document.js";
import { isArray, isObject } from "../document/pointer.js";
import { componentSchemas, mapRootSchemas } from "./document-schemas.js";
import { silent, type Pass } from "./pass.js";
import { constraintsOf, omit, referenced, requiredOf, rewrite } from "./schema-tree.js";

/**
 * A `$ref` with siblings (allowed since JSON Schema 2019-09) becomes either a plain reference with annotations, or an
 * `allOf` of the reference and the rest where the rest says something that the target does not.
 */
export const separateReferences: Pass = {
  name: "separate references from their siblings",
  run: silent((root) => {
    const components = componentSchemas(root);
    return mapRootSchemas(root, (found) =>
      rewrite(found.schema, found.at, (schema) => separate(schema, components)),
    );
  }),
};

function separate(schema: JsonObject, components: JsonObject): Json {
  const component = referenced(schema);
  if (component === undefined) return schema;
  // Whether a reference's target is open is for the target to say; here it would only cost the target its name.
  const plain = omit(schema, "unevaluatedProperties");
  const target = components[component];
  const own = constraintsOf(plain).filter(
    (key) => key !== "$ref" && !implied(key, plain[key] ?? null, target),
  );
  const dropped = constraintsOf(plain).filter((key) => key !== "$ref" && !own.includes(key));
  const reference = omit(plain, ...dropped);
  if (own.length === 0) return reference;
  return {
    ...omit(reference, "$ref", ...own),
    allOf: [
      { $ref: plain["$ref"] ?? "" },
      Object.fromEntries(own.map((key) => [key, plain[key] ?? null])),
    ],
  };
}

/** Whether the target says the same already. */
function implied(keyword: string, value: Json, target: Json | undefined): boolean {
  if (!isObject(target)) return false;
  if (keyword === "required") {
    const known = requiredOf(target);
    return isArray(value) && value.every((name) => known.includes(name as string));
  }
  return isDeepStrictEqual(value, target[keyword]);
}
