import type { Json, JsonObject } from "../document/document.js";
import { isArray, isObject } from "../document/pointer.js";
import { mapRootSchemas } from "./document-schemas.js";
import { silent, type Pass } from "./pass.js";
import { constraintsOf, omit, rewrite } from "./schema-tree.js";

/**
 * A union is a `oneOf` and says nothing else that its members do not say. One without a choice is its only member,
 * unless it has a discriminator: then the document announces that more members will come.
 */
export const collapseUnions: Pass = {
  name: "collapse unions",
  run: silent((root) => mapRootSchemas(root, (found) => rewrite(found.schema, found.at, collapse))),
};

function collapse(schema: JsonObject): Json {
  const members = schema["oneOf"] ?? schema["anyOf"];
  if (!isArray(members)) return schema;
  const [only] = members;
  const annotations = omit(schema, "oneOf", "anyOf", "type", "unevaluatedProperties");
  if (only === undefined) return annotations;
  if (members.length === 1 && schema["discriminator"] === undefined) {
    return isObject(only) ? { ...annotations, ...only } : only;
  }
  const plain =
    schema["anyOf"] === undefined && constraintsOf(schema).every((key) => UNION.has(key));
  return plain ? schema : { ...annotations, oneOf: members };
}

const UNION: ReadonlySet<string> = new Set(["oneOf", "discriminator"]);
