import type { Json, JsonObject } from "../document/document.js";
import { isObject } from "../document/pointer.js";
import { useOf } from "./component-use.js";
import { mapRootSchemas } from "./document-schemas.js";
import { silent, type Pass } from "./pass.js";
import { propertiesOf, requiredOf, rewrite } from "./schema-tree.js";

/**
 * A resource in an answer always has `type` and `id` (JSON:API 1.1, 7.2.1), also where the document forgets to require
 * them: sparse fieldsets and blocklists take away attributes, never these two. Resource identifiers in relationships
 * are left alone, because Persona sends some of them empty.
 */
export const requireIdentity: Pass = {
  name: "require type and id of resources",
  run: silent((root) =>
    mapRootSchemas(root, (found) =>
      useOf(found) === "request"
        ? found.schema
        : rewrite(found.schema, found.at, (schema, place) =>
            isResource(schema, place === found.at && found.component !== undefined)
              ? withIdentity(schema)
              : schema,
          ),
    ),
  ),
};

/** An object with a string `type` and `id` that is a schema of its own, or has what only a resource has. */
function isResource(schema: JsonObject, component: boolean): boolean {
  const { type, id, attributes, relationships } = propertiesOf(schema);
  return (
    isString(type) &&
    isString(id) &&
    (component || attributes !== undefined || relationships !== undefined)
  );
}

function withIdentity(schema: JsonObject): Json {
  const required = requiredOf(schema);
  const missing = ["type", "id"].filter((name) => !required.includes(name));
  return missing.length === 0 ? schema : { ...schema, required: [...missing, ...required] };
}

const isString = (schema: Json | undefined): boolean =>
  isObject(schema) && schema["type"] === "string";
