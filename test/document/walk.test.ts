import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/document/document.js";
import { own } from "../../generator/document/pointer.js";
import { pointerOf, rewriteDocument, visitDocument } from "../../generator/document/walk.js";

const schema = {
  type: "object",
  description: "text",
  properties: {
    description: { type: "string" },
    properties: { properties: { example: true } },
    "x-internal": { type: "string" },
  },
  items: [{ type: "nothing in 3.1" }],
  default: { properties: { not: "a schema" } },
  enum: [{ type: "data" }],
  examples: [{ type: "data" }],
  allOf: [{ $ref: "#/components/schemas/a" }],
  additionalProperties: false,
};
const root: JsonObject = {
  openapi: "3.1.0",
  "x-extension": { properties: {} },
  paths: {
    "x-extension": { get: {} },
    "/a": {
      parameters: [{ name: "p", in: "path", schema: { type: "string" } }],
      get: {
        responses: { "200": { content: { "a/b": { schema, examples: { e: { value: {} } } } } } },
      },
    },
  },
};

const visited = (document: JsonObject): string[] => {
  const found: string[] = [];
  visitDocument(document, (_, kind, path) => found.push(`${kind} ${pointerOf(path)}`));
  return found;
};

describe("visitDocument", () => {
  test("keywords are told from names and from data", () => {
    const media = "/paths/~1a/get/responses/200/content/a~1b";
    expect(visited(root)).toEqual([
      "document ",
      "pathItem /paths/~1a",
      "parameter /paths/~1a/parameters/0",
      "schema /paths/~1a/parameters/0/schema",
      "operation /paths/~1a/get",
      "response /paths/~1a/get/responses/200",
      `mediaType ${media}`,
      `schema ${media}/schema`,
      `schema ${media}/schema/properties/description`,
      `schema ${media}/schema/properties/properties`,
      `schema ${media}/schema/properties/properties/properties/example`,
      `schema ${media}/schema/properties/x-internal`,
      `schema ${media}/schema/items`,
      `schema ${media}/schema/allOf/0`,
      `schema ${media}/schema/additionalProperties`,
      `example ${media}/examples/e`,
    ]);
  });

  test("a list in place of a map is told, not visited", () => {
    const found: string[] = [];
    const visitor = (): void => undefined;
    visitDocument(
      { paths: [], components: { schemas: { a: { allOf: {} } } } },
      visitor,
      (value, expected, path) => {
        found.push(`${expected} ${pointerOf(path)} ${JSON.stringify(value)}`);
      },
    );
    expect(found).toEqual(["patterns /paths []", "list /components/schemas/a/allOf {}"]);
  });
});

describe("rewriteDocument", () => {
  test("changes what is edited and shares the rest", () => {
    const result = rewriteDocument(root, (node, kind) =>
      kind === "schema" && own(node, "type") === "string" ? { ...node, seen: true } : node,
    );
    const media = (it: JsonObject): unknown => JSON.parse(JSON.stringify(it));
    const expected = JSON.stringify(root).replaceAll(
      '{"type":"string"}',
      '{"type":"string","seen":true}',
    );
    expect(media(result)).toEqual(JSON.parse(expected));
    expect(result["x-extension"]).toBe(root["x-extension"]);
    expect(rewriteDocument(root, (node) => node)).toBe(root);
  });

  test("sets no prototype", () => {
    const odd = JSON.parse(
      '{"components": {"schemas": {"__proto__": {"type": "string"}}}}',
    ) as JsonObject;
    const result = rewriteDocument(odd, (node, kind) =>
      kind === "schema" ? { ...node, seen: true } : node,
    );
    expect(JSON.stringify(result)).toBe(
      '{"components":{"schemas":{"__proto__":{"type":"string","seen":true}}}}',
    );
  });
});
