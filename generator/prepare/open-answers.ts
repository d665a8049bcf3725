import type { Json, JsonObject } from "../document/document.js";
import { isArray } from "../document/pointer.js";
import type { Use } from "./component-use.js";
import { useOf } from "./component-use.js";
import { mapRootSchemas } from "./document-schemas.js";
import { silent, type Pass } from "./pass.js";
import { omit, rewrite } from "./schema-tree.js";

/**
 * What is only read lists what is known and is never closed: Persona adds attributes without notice
 * (https://docs.withpersona.com/versioning). What is written stays closed, so that a misspelt key does not compile.
 */
export const openAnswers: Pass = {
  name: "open answers",
  run: silent((root) => {
    return mapRootSchemas(root, (found) => {
      const use = useOf(found);
      return rewrite(found.schema, found.at, (schema) => settle(schema, use));
    });
  }),
};

function settle(schema: JsonObject, use: Use): Json {
  const closed =
    schema["additionalProperties"] === false ||
    (schema["unevaluatedProperties"] === false &&
      schema["additionalProperties"] === undefined &&
      schema["type"] !== undefined);
  const open = omit(schema, "unevaluatedProperties");
  if (use === "response") {
    return open["additionalProperties"] === false ? omit(open, "additionalProperties") : open;
  }
  if (!closed || !isObjectType(schema["type"])) return open;
  return open["additionalProperties"] === false ? open : { ...open, additionalProperties: false };
}

const isObjectType = (type: Json | undefined): boolean =>
  type === "object" || (isArray(type) && type.includes("object"));
