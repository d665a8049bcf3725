import type { Json, JsonObject } from "../document/document.js";
import { reachable } from "./component-use.js";
import { mapRootSchemas } from "./document-schemas.js";
import { silent, type Pass } from "./pass.js";
import { omit, rewrite, typesOf } from "./schema-tree.js";

/**
 * Bytes are `format: binary` where they travel as they are (a file part, a PDF) and `format: byte`, a string in base64,
 * inside JSON, whatever the document calls them there (OpenAPI 3.1, 4.8.14.2 and 4.8.14.3).
 */
export const settleBinary: Pass = {
  name: "settle binary",
  run: silent((root) => {
    const inJson = reachable(root, ({ mediaType }) => mediaType?.includes("json") === true);
    return mapRootSchemas(root, (found) => {
      const json =
        found.mediaType?.includes("json") ??
        (found.component !== undefined && inJson.has(found.component));
      return rewrite(found.schema, found.at, json ? asBase64 : asBytes);
    });
  }),
};

const asBase64 = (schema: JsonObject): Json =>
  schema["format"] === "binary" ? { ...schema, format: "byte" } : schema;

/** `contentMediaType` without an encoding is how OpenAPI 3.1 says bytes. */
function asBytes(schema: JsonObject): Json {
  if (schema["contentMediaType"] === undefined || schema["contentEncoding"] !== undefined)
    return schema;
  if (typesOf(schema)?.includes("string") === false) return schema;
  return { ...omit(schema, "contentMediaType"), type: "string", format: "binary" };
}
