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
    const name = nameOf(index);
    const content = { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } };
    schemas[name] = {
      type: "object",
      required: ["id"],
      properties: {
        id: { type: "string" },
        "created-at": { type: ["string", "null"], format: "date-time" },
        status: { type: "string", enum: ["open", "done"] },
        other: { $ref: `#/components/schemas/${nameOf((index * 7) % Math.min(TAGS, operations))}` },
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

/** Of one width in each part, or two of them would differ in hyphens only, which no casing keeps. */
function nameOf(index: number): string {
  const [tag, number] = [index % TAGS, Math.floor(index / TAGS)].map((part) =>
    `${part}`.padStart(3, "0"),
  );
  return `thing-${tag}-${number}`;
}
