import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "./part-of-document.js";
import { smallDocument } from "./small-document.js";

/** Tags, and so files of operations and of types. */
export const TAGS = 500;

/**
 * A document of so many operations, each with a path parameter, a query parameter and a schema of its own, which leads to
 * another one.
 */
export function largeDocument(operations: number, tags = TAGS): JsonObject {
  const schemas: JsonObject = {};
  const paths: JsonObject = {};
  for (let index = 0; index < operations; index++) {
    const tag = index % tags;
    const name = nameOf(index, tags);
    const content = { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } };
    schemas[name] = {
      type: "object",
      required: ["id"],
      properties: {
        id: { type: "string" },
        "created-at": { type: ["string", "null"], format: "date-time" },
        status: { type: "string", enum: ["open", "done"] },
        other: {
          $ref: `#/components/schemas/${nameOf((index * 7) % Math.min(tags, operations), tags)}`,
        },
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
function nameOf(index: number, tags: number): string {
  const [tag, number] = [index % tags, Math.floor(index / tags)].map((part) =>
    `${part}`.padStart(3, "0"),
  );
  return `thing-${tag}-${number}`;
}

/** Of the package in a folder: names of the functions of its operations, as often as they stand there, and files. */
export function emittedOperations(folder: string): {
  readonly names: readonly string[];
  readonly files: number;
} {
  const operations = join(folder, "src/operations");
  const index = readFileSync(join(operations, "index.ts"), "utf8");
  const names = readdirSync(operations).flatMap((file) =>
    [...readFileSync(join(operations, file), "utf8").matchAll(/^export function (\w+)/gm)].map(
      ([, name = ""]) => name,
    ),
  );
  return { names, files: index.match(/^export \* from/gm)?.length ?? 0 };
}
