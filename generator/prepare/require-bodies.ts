import type { Json, JsonObject } from "../document/document.js";
import { isArray, isObject } from "../document/pointer.js";
import { componentSchemas } from "./document-schemas.js";
import { silent, type Pass } from "./pass.js";
import { mapValues, referenced, requiredOf } from "./schema-tree.js";

/** A request body is required if the document does not say so itself but something in it is required. */
export const requireBodies: Pass = {
  name: "require bodies",
  run: silent((root) => {
    const needed = (schema: Json): boolean => needsValue(schema, componentSchemas(root));
    const settle = (body: Json): Json => withRequired(body, needed);
    return mapValues(root, (value, key) => {
      if (!isObject(value)) return value;
      if (key === "components") {
        return mapValues(value, (group, name) =>
          name === "requestBodies" && isObject(group) ? mapValues(group, settle) : group,
        );
      }
      if (key !== "paths" && key !== "webhooks") return value;
      return mapObjects(value, (item) =>
        mapObjects(item, (operation) => inOperation(operation, settle)),
      );
    });
  }),
};

const mapObjects = (object: JsonObject, change: (value: JsonObject) => Json): JsonObject =>
  mapValues(object, (value) => (isObject(value) ? change(value) : value));

const inOperation = (operation: JsonObject, settle: (body: Json) => Json): JsonObject =>
  mapValues(operation, (value, key) => (key === "requestBody" ? settle(value) : value));

function withRequired(body: Json, needed: (schema: Json) => boolean): Json {
  if (!isObject(body) || body["required"] !== undefined) return body;
  const content = body["content"];
  const media = isObject(content) ? Object.values(content) : [];
  const everywhere = media.every(
    (one) => isObject(one) && one["schema"] !== undefined && needed(one["schema"]),
  );
  return media.length > 0 && everywhere ? { ...body, required: true } : body;
}

/** Whether no empty object fits. */
function needsValue(schema: Json, components: JsonObject): boolean {
  if (!isObject(schema)) return false;
  const component = referenced(schema);
  const target = component === undefined ? undefined : components[component];
  if (target !== undefined) return needsValue(target, components);
  const members = schema["oneOf"];
  if (isArray(members)) {
    return members.every((member) => needsValue(member, components));
  }
  return requiredOf(schema).length > 0;
}
