import type { Json, JsonObject } from "../document/document.js";
import { isArray } from "../document/pointer.js";
import type { Path } from "../document/walk.js";
import { mapRootSchemas } from "./document-schemas.js";
import { Findings, type Pass } from "./pass.js";
import { omit, rewrite, typesOf } from "./schema-tree.js";

/** A `default` that its own schema refuses is left out, with a note. */
export const checkDefaults: Pass = {
  name: "check defaults",
  run: (root) => {
    const findings = new Findings();
    const changed = mapRootSchemas(root, (found) =>
      rewrite(found.schema, found.at, (schema, place) => checked(schema, place, findings)),
    );
    return { root: changed, diagnostics: findings.diagnostics };
  },
};

function checked(schema: JsonObject, place: Path, findings: Findings): Json {
  const value = schema["default"];
  const types = typesOf(schema);
  if (value === undefined || types === undefined || types.some((type) => isOf(value, type)))
    return schema;
  findings.add("DEFAULT_INVALID", place, { types: types.join(" or ") });
  return omit(schema, "default");
}

function isOf(value: Json, type: string): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !isArray(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
