import type { JsonObject } from "./part-of-document.js";
import { smallDocument } from "./small-document.js";

/** Tags, and so files of operations and of types. */
const TAGS = 500;

/**
 * A document of so many operations, each with a path parameter, a query parameter and a schema of its own, which leads to
 * another one.
 */
export function largeDocument(operations: number): JsonObject {
  const schemas: JsonObject = {};
  const paths: JsonObject = {};
  for (let index = 0; index < operations; index++) {
    const tag = index % TAGS;
    const name = `thing-${tag}-${Math.floor(index / TAGS)}`;
    const content = { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } };
    schemas[name] = {
      type: "object",
      required: ["id"],
      properties: {
        id: { type: "string" },
        "created-at": { type: ["string", "null"], format: "date-time" },
        status: { type: "string", enum: ["open", "done"] },
        other: { $ref: `#/components/schemas/thing-${(index * 7) % Math.min(TAGS, operations)}-0` },
      },
    };
    paths[`/${name}/{thing-id}`] = {
      get: {
        operationId: `retrieve-${name}`,
        tags: [`Things ${tag}`],
        parameters: [
          { name: "thing-id", in: "path", required: true, schema: { type: "string" } },
          { name: "size", in: "query", schema: { type: "integer" } },
        ],
        responses: { "200": { description: "d", content } },
      },
    };
  }
  return { ...smallDocument(schemas), paths };
}
