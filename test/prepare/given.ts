import type { JsonObject } from "../../generator/document/document.js";
import { componentSchemas } from "../../generator/prepare/document-schemas.js";
import type { Pass } from "../../generator/prepare/pass.js";

/** A document of component schemas only. */
export const document = (schemas: JsonObject): JsonObject => ({ components: { schemas } });

/** The component schemas after a pass. */
export const after = (pass: Pass, schemas: JsonObject): JsonObject =>
  componentSchemas(pass.run(document(schemas)).root);

/** The codes of what a pass finds, with the pointers. */
export const found = (pass: Pass, root: JsonObject): readonly string[] =>
  pass.run(root).diagnostics.map(({ code, place }) => `${code} ${place?.pointer ?? ""}`);

export const ref = (component: string): JsonObject => ({
  $ref: `#/components/schemas/${component}`,
});

/** A document with one operation: what it sends and what it answers, both as JSON. */
export function exchange(parts: {
  readonly request?: JsonObject;
  readonly response?: JsonObject;
  readonly schemas?: JsonObject;
}): JsonObject {
  const json = (schema: JsonObject): JsonObject => ({
    content: { "application/json": { schema } },
  });
  return {
    components: { schemas: parts.schemas ?? {} },
    paths: {
      "/things": {
        post: {
          operationId: "create-a-thing",
          ...(parts.request !== undefined && { requestBody: json(parts.request) }),
          responses: { "200": json(parts.response ?? {}) },
        },
      },
    },
  };
}

const REQUEST = [
  "paths",
  "/things",
  "post",
  "requestBody",
  "content",
  "application/json",
  "schema",
];
const RESPONSE = [
  "paths",
  "/things",
  "post",
  "responses",
  "200",
  "content",
  "application/json",
  "schema",
];

/** The schema of the request or the answer of such a document. */
export const requestOf = (root: JsonObject): unknown => valueAt(root, REQUEST);
export const responseOf = (root: JsonObject): unknown => valueAt(root, RESPONSE);

function valueAt(root: JsonObject, keys: readonly string[]): unknown {
  let value: unknown = root;
  for (const key of keys) value = (value as Record<string, unknown>)[key];
  return value;
}
