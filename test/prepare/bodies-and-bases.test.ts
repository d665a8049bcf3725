import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/document/document.js";
import { componentSchemas } from "../../generator/prepare/document-schemas.js";
import { dropBases } from "../../generator/prepare/drop-bases.js";
import { passes, prepare } from "../../generator/prepare/prepare.js";
import { requireBodies } from "../../generator/prepare/require-bodies.js";
import { settleBinary } from "../../generator/prepare/settle-binary.js";
import { document, exchange, ref } from "./given.js";

const text = { type: "string" };

describe("require bodies", () => {
  const needy = { type: "object", required: ["a"] };
  const required = (content: JsonObject, more: JsonObject = {}): unknown => {
    const requestBody = { content, ...more };
    const root = {
      components: { schemas: { needy }, requestBodies: { shared: requestBody } },
      paths: { "/t": { post: { requestBody } } },
    };
    const after = requireBodies.run(root).root as typeof root & {
      paths: { "/t": { post: { requestBody: { required?: boolean } } } };
    };
    expect(after.components.requestBodies.shared).toEqual(after.paths["/t"].post.requestBody);
    return after.paths["/t"].post.requestBody.required;
  };
  const json = (schema: JsonObject): JsonObject => ({ "application/json": { schema } });

  it.each<[string, JsonObject, JsonObject, unknown]>([
    ["something in it is", json(needy), {}, true],
    ["a component it refers to requires something", json(ref("needy")), {}, true],
    [
      "every member of a union requires something",
      json({ oneOf: [needy, ref("needy")] }),
      {},
      true,
    ],
    [
      "one member of a union requires nothing",
      json({ oneOf: [needy, { type: "object" }] }),
      {},
      undefined,
    ],
    ["nothing in it is", json({ type: "object" }), {}, undefined],
    [
      "one of its forms requires nothing",
      { ...json(needy), "text/csv": { schema: text } },
      {},
      undefined,
    ],
    ["it says so", json({}), { required: true }, true],
    ["it says otherwise", json(needy), { required: false }, false],
  ])("where %s", (_, content, more, want) => {
    expect(required(content, more)).toBe(want);
  });
});

describe("settle binary", () => {
  const settled = (mediaType: string, schema: JsonObject, schemas: JsonObject = {}): unknown => {
    const requestBody = { content: { [mediaType]: { schema } } };
    return settleBinary.run({ components: { schemas }, paths: { "/t": { post: { requestBody } } } })
      .root;
  };
  const bytes = { ...text, format: "binary" };
  const base64 = { ...text, format: "byte" };
  const marked = { ...text, contentMediaType: "application/octet-stream" };

  it.each<[string, JsonObject, JsonObject]>([
    ["application/json", bytes, base64],
    ["application/vnd.api+json", bytes, base64],
    ["multipart/form-data", bytes, bytes],
    ["multipart/form-data", marked, bytes],
    ["application/pdf", bytes, bytes],
    [
      "multipart/form-data",
      { ...marked, contentEncoding: "base64" },
      { ...marked, contentEncoding: "base64" },
    ],
  ])("%s: %j becomes %j", (mediaType, given, want) => {
    const inside = (schema: JsonObject): JsonObject => ({
      properties: { data: { properties: { file: schema } } },
    });
    expect(JSON.stringify(settled(mediaType, inside(given)))).toContain(
      JSON.stringify(inside(want)),
    );
  });

  it("goes by the body that a component is used in", () => {
    expect(settled("application/json", ref("file"), { file: bytes })).toMatchObject({
      components: { schemas: { file: base64 } },
    });
    expect(settled("multipart/form-data", ref("file"), { file: marked })).toMatchObject({
      components: { schemas: { file: bytes } },
    });
  });
});

describe("drop bases", () => {
  it("drops what only lent its members, and what was another way to say null", () => {
    const schemas = {
      base: { "x-base": true, properties: { deep: ref("deeper") } },
      deeper: { "x-base": true },
      used: { "x-base": true, type: "object" },
      null: { type: "null" },
      user: { properties: { used: ref("used") } },
    };
    expect(componentSchemas(dropBases.run(document(schemas)).root)).toEqual({
      used: { type: "object" },
      user: schemas.user,
    });
  });

  it("keeps a component that nobody refers to but that is no base", () => {
    expect(componentSchemas(dropBases.run(document({ alone: text })).root)).toEqual({
      alone: text,
    });
  });
});

describe("prepare", () => {
  it("runs every pass once, in the stated order", () => {
    const names = passes.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(19);
  });

  it("tells where in the source something was found, and leaves its input alone", () => {
    const root = exchange({ request: { ...text, default: [] } });
    const before = structuredClone(root);
    expect(prepare({ root, source: "here.json" }).diagnostics).toMatchObject([
      {
        code: "DEFAULT_INVALID",
        place: {
          source: "here.json",
          pointer: "/paths/~1things/post/requestBody/content/application~1json/schema",
        },
      },
    ]);
    expect(root).toEqual(before);
  });

  it.each<JsonObject>([
    {},
    { components: null },
    { components: { schemas: [] }, paths: "none", webhooks: [] },
    {
      components: {
        schemas: {
          a: true,
          b: false,
          c: null,
          d: [],
          e: { allOf: "x", oneOf: {}, properties: [], required: {}, type: 3 },
        },
      },
    },
    {
      paths: {
        "/a": null,
        "/b": { get: { parameters: "x", responses: { "200": [] }, requestBody: null } },
      },
    },
    {
      components: {
        schemas: { a: { $ref: "#/components/schemas/b" }, b: { $ref: "#/components/schemas/a" } },
      },
    },
    {
      components: {
        schemas: {
          a: { oneOf: [{ $ref: "#/components/schemas/a" }], discriminator: { propertyName: "t" } },
        },
      },
    },
    { components: { schemas: { a: { discriminator: "type", oneOf: [true, { $ref: 3 }] } } } },
  ])("stands a document that is not what it should be: %j", (root) => {
    expect(() => prepare({ root, source: "x" })).not.toThrow();
  });
});
