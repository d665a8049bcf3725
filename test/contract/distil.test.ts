import { describe, expect, test } from "vitest";
import { distil } from "../../generator/contract/distil.js";
import { extractFacts } from "../../generator/contract/extract-facts.js";
import { orderKeys } from "../../generator/contract/key-order.js";
import { formatContract } from "../../generator/contract/layout.js";
import { stripProse } from "../../generator/contract/strip-prose.js";
import type { JsonObject } from "../../generator/document/document.js";
import { documentFromText } from "../../generator/document/parse.js";

type Node = Record<string, unknown>;

/** A document with one schema, and the way back to it. */
const withSchema = (schema: unknown): ReturnType<typeof documentFromText> =>
  documentFromText(
    JSON.stringify({ openapi: "3.1.0", components: { schemas: { s: schema } } }),
    "a.json",
  );
const schemaOf = ({ root }: { readonly root: JsonObject }): unknown =>
  (root as { components: { schemas: { s: unknown } } }).components.schemas.s;

describe("extractFacts makes fields of what texts say", () => {
  const listed = "State. Possible values:\n- a\n- b";

  test.each<[string, Node, Node]>([
    ["known values", { type: "string", description: listed }, { "x-known-values": ["a", "b"] }],
    [
      "known values of a string or null",
      { type: ["string", "null"], description: listed },
      { "x-known-values": ["a", "b"] },
    ],
    [
      "a prefix",
      { type: "string", description: "Starts with `act_`." },
      { "x-id-prefixes": ["act_"] },
    ],
    ["nothing beside an enumeration", { type: "string", enum: ["a"], description: listed }, {}],
    ["nothing beside a constant", { type: "string", const: "a", description: listed }, {}],
    ["nothing for numbers", { type: "integer", description: listed }, {}],
    ["nothing beside a reference", { $ref: "#/components/schemas/s", description: listed }, {}],
    ["what is there stays", { type: "string", description: listed, "x-known-values": ["c"] }, {}],
  ])("%s", (_, schema, facts) => {
    const { document, diagnostics } = extractFacts(withSchema(schema));
    expect(schemaOf(document)).toEqual({ ...schema, ...facts });
    expect(diagnostics).toEqual([]);
  });

  test("a list that is not understood is told with its place, in the text as in the source", () => {
    const text =
      "openapi: 3.1.0\ncomponents:\n  schemas:\n    s:\n      type: string\n      description: Possible values are many.\n";
    const { document, diagnostics } = extractFacts(documentFromText(text, "a.yaml"));
    expect(diagnostics).toMatchObject([
      {
        code: "KNOWN_VALUES_UNREADABLE",
        severity: "warning",
        place: { source: "a.yaml", line: 6 },
      },
    ]);
    expect(document.locate("/components/schemas/s/type")).toMatchObject({ line: 5 });
  });

  test("parameters: prefixes stand on the parameter, values on its schema", () => {
    const parameters = [
      {
        in: "path",
        name: "id",
        description: 'Id (starts with "wbh_")',
        schema: { type: "string" },
      },
      { in: "query", name: "f", description: "One of `a` or `b`.", schema: { type: "string" } },
    ];
    const { document } = extractFacts(
      documentFromText(JSON.stringify({ paths: { "/a": { parameters } } }), "a"),
    );
    expect((document.root as { paths: Node }).paths["/a"]).toEqual({
      parameters: [
        { ...parameters[0], "x-id-prefixes": ["wbh_"] },
        { ...parameters[1], schema: { type: "string", "x-known-values": ["a", "b"] } },
      ],
    });
  });

  test("the prefix of a header", () => {
    const scheme = {
      type: "apiKey",
      in: "header",
      name: "Authorization",
      "x-fern-header": { prefix: "Token " },
    };
    const root = { components: { securitySchemes: { scheme } } };
    const { document } = extractFacts(documentFromText(JSON.stringify(root), "a"));
    expect(document.root).toEqual({
      components: { securitySchemes: { scheme: { ...scheme, "x-value-prefix": "Token " } } },
    });
  });
});

describe("stripProse", () => {
  const text = {
    description: "d",
    summary: "s",
    title: "t",
    example: 1,
    examples: [1],
    $comment: "c",
  };

  test("takes texts, examples and extensions away, and leaves names and data", () => {
    const data = { description: "data", example: "data", "x-data": "data" };
    const schema = {
      ...text,
      "x-inheritable": true,
      "x-polymorphic": true,
      "x-known-values": ["a"],
      type: "object",
      properties: {
        description: { ...text, type: "string" },
        title: { type: "string", default: data },
        example: true,
        "x-name": { type: "string", enum: [data], const: data },
      },
      externalDocs: { description: "d", url: "https://a.example" },
    };
    expect(schemaOf(stripProse(withSchema(schema)))).toEqual({
      "x-polymorphic": true,
      "x-known-values": ["a"],
      type: "object",
      properties: {
        description: { type: "string" },
        title: { type: "string", default: data },
        example: true,
        "x-name": { type: "string", enum: [data], const: data },
      },
      externalDocs: { url: "https://a.example" },
    });
  });

  test("everywhere in a document", () => {
    const response = {
      ...text,
      headers: { h: { ...text } },
      content: { "a/b": { ...text, schema: true } },
    };
    const operation = {
      ...text,
      operationId: "o",
      tags: ["T"],
      "x-fern": 1,
      parameters: [{ ...text, name: "p" }],
      requestBody: { ...text, content: {} },
      responses: { "200": response },
    };
    const root = {
      info: { ...text, version: "1" },
      servers: [{ ...text, url: "u", variables: { v: { ...text, default: "a" } } }],
      tags: [{ ...text, name: "T", externalDocs: { description: "d", url: "u" } }],
      paths: { "/a": { ...text, get: operation } },
      components: { examples: { e: {} }, responses: { r: response } },
    };
    const bare = { headers: { h: {} }, content: { "a/b": { schema: true } } };
    const document = documentFromText(JSON.stringify(root), "a");
    expect(stripProse(document).root).toEqual({
      info: { version: "1" },
      servers: [{ url: "u", variables: { v: { default: "a" } } }],
      tags: [{ name: "T", externalDocs: { url: "u" } }],
      paths: {
        "/a": {
          get: {
            operationId: "o",
            tags: ["T"],
            parameters: [{ name: "p" }],
            requestBody: { content: {} },
            responses: { "200": bare },
          },
        },
      },
      components: { responses: { r: bare } },
    });
    expect(document.root).toEqual(root);
  });
});

describe("the same facts give the same bytes", () => {
  const facts: JsonObject = {
    b: [{ z: 1, type: "x", a: 2 }],
    openapi: "3.1.0",
    a: {},
    paths: { "/b": 1, "/a": 2 },
  };
  const shuffled: JsonObject = {
    paths: { "/a": 2, "/b": 1 },
    a: {},
    b: [{ a: 2, z: 1, type: "x" }],
    openapi: "3.1.0",
  };

  test("whatever the order of keys", () => {
    expect(JSON.stringify(orderKeys(facts))).toBe(
      '{"openapi":"3.1.0","paths":{"/a":2,"/b":1},"a":{},"b":[{"type":"x","a":2,"z":1}]}',
    );
    expect(formatContract(orderKeys(facts))).toBe(formatContract(orderKeys(shuffled)));
  });

  test("whatever the texts, and with nothing else changed", () => {
    const one = distil(withSchema({ type: "string", description: "One text. Starts with `a_`." }));
    const two = distil(
      withSchema({ description: "Starts with `a_`, says another.", type: "string" }),
    );
    expect(formatContract(one.document.root)).toBe(formatContract(two.document.root));
    expect(schemaOf(one.document)).toEqual({ type: "string", "x-id-prefixes": ["a_"] });
  });
});

describe("formatContract", () => {
  test("what fits stands on one line, what does not on several", () => {
    const long = "x".repeat(150);
    expect(formatContract({ a: { b: [1, { c: null }] }, d: { e: long, f: [true] }, g: {} })).toBe(
      `{\n "a":{"b":[1,{"c":null}]},\n "d":{\n  "e":"${long}",\n  "f":[true]\n },\n "g":{}\n}\n`,
    );
    expect(formatContract({ a: 1 })).toBe('{"a":1}\n');
  });
});
