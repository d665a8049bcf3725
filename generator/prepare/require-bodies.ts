import type { Json, JsonObject } from "../document/document.js";
import { isObject } from "../document/pointer.js";
import { componentSchemas } from "./document-schemas.js";
import { membersOf, resolved } from "./literal-values.js";
import { silent, type Pass } from "./pass.js";
import { mapValues, requiredOf } from "./schema-tree.js";

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
function needsValue(
  schema: Json,
  components: JsonObject,
  seen: ReadonlySet<Json> = new Set(),
): boolean {
  const target = resolved(schema, components);
  if (target === undefined || seen.has(target)) return false;
  const members = membersOf(target);
  if (members === undefined) return requiredOf(target).length > 0;
  const inside = new Set([...seen, target]);
  return members.every((member) => needsValue(member, components, inside));
}
