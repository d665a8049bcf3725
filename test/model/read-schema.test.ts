import { describe, expect, it } from "vitest";
import type { Json } from "../../generator/document/document.js";
import type { Schema } from "../../generator/model/schema.js";
import { keysOf, readInside, ref } from "./given.js";

const text = { type: "string" };
const thing = { type: "object", properties: { type: text, id: text } };

describe("a schema that stays where it is", () => {
  it.each<[Json, Schema]>([
    [true, { kind: "unknown" }],
    [false, { kind: "unknown" }],
    [{}, { kind: "unknown" }],
    [text, { kind: "string" }],
    [
      { ...text, format: "date", pattern: "^1", deprecated: true },
      { kind: "string", format: "date", pattern: "^1", deprecated: true },
    ],
    [
      { ...text, format: "byte" },
      { kind: "string", format: "byte" },
    ],
    [
      { ...text, format: "binary" },
      { kind: "binary", format: "binary" },
    ],
    [
      { type: "integer", format: "int32" },
      { kind: "integer", format: "int32" },
    ],
    [{ type: "number" }, { kind: "number" }],
    [{ type: "boolean" }, { kind: "boolean" }],
    [{ type: "null" }, { kind: "null" }],
    [{ type: ["string", "null"] }, { kind: "string", nullable: true }],
    [
      { ...text, const: "a" },
      { kind: "literal", value: "a" },
    ],
    [
      { type: "integer", const: 3 },
      { kind: "literal", value: 3 },
    ],
    [
      { ...text, enum: ["a"] },
      { kind: "literal", value: "a" },
    ],
    [
      { ...text, const: "a", "x-known-values": ["a", "b"] },
      { kind: "literal", value: "a" },
    ],
    [
      { type: "integer", enum: [1, 2] },
      {
        kind: "union",
        members: [
          { kind: "literal", value: 1 },
          { kind: "literal", value: 2 },
        ],
        open: false,
      },
    ],
    [
      { ...text, "x-id": "account", pattern: "^act_" },
      { kind: "id", id: "account", pattern: "^act_" },
    ],
    [
      { type: ["string", "null"], "x-id": "account" },
      { kind: "id", id: "account", nullable: true },
    ],
    [
      { type: "array", items: text, minItems: 1 },
      { kind: "array", items: { kind: "string" }, minItems: 1 },
    ],
    [
      { type: ["array", "null"], items: {} },
      { kind: "array", items: { kind: "unknown" }, nullable: true },
    ],
    [
      { oneOf: [text, { type: "number" }] },
      { kind: "union", members: [{ kind: "string" }, { kind: "number" }], open: false },
    ],
    [
      { oneOf: [text, { type: "number" }, { type: "null" }] },
      {
        kind: "union",
        members: [{ kind: "string" }, { kind: "number" }],
        open: false,
        nullable: true,
      },
    ],
    [ref("other"), { kind: "reference", to: "other" }],
    [
      { ...ref("other"), description: "d", deprecated: true },
      { kind: "reference", to: "other", doc: "d", deprecated: true },
    ],
    [
      { description: "d", oneOf: [ref("other"), { type: "null" }] },
      { kind: "reference", to: "other", doc: "d", nullable: true },
    ],
    [{ $ref: "#/components/schemas/a~1b" }, { kind: "reference", to: "a/b" }],
  ])("%j", (schema, want) => {
    const read = readInside(schema, { schemas: { other: text } });
    expect(read.schema).toEqual(want);
    expect(keysOf(read.types)).toEqual(["other"]);
  });

  it.each<[Json, Schema]>([
    [
      { type: "object" },
      {
        kind: "object",
        properties: [],
        closed: false,
        additional: { kind: "unknown" },
        inflected: true,
      },
    ],
    [
      { type: "object", additionalProperties: true },
      {
        kind: "object",
        properties: [],
        closed: false,
        additional: { kind: "unknown" },
        inflected: true,
      },
    ],
    [
      { type: "object", additionalProperties: false },
      { kind: "object", properties: [], closed: true, inflected: true },
    ],
    [
      { type: ["object", "null"], additionalProperties: text },
      {
        kind: "object",
        properties: [],
        closed: false,
        additional: { kind: "string" },
        inflected: true,
        nullable: true,
      },
    ],
    [
      { type: "object", "x-inflected": false },
      {
        kind: "object",
        properties: [],
        closed: false,
        additional: { kind: "unknown" },
        inflected: false,
      },
    ],
  ])("a map: %j", (schema, want) => {
    expect(readInside(schema)).toEqual({ schema: want, types: [] });
  });

  it("is a resource identifier, one or many, and the relationship around it", () => {
    for (const data of [
      thing,
      { ...thing, type: ["object", "null"] },
      { type: "array", items: thing },
      { type: "object" },
      { type: "null" },
    ]) {
      const { schema, types } = readInside({ type: "object", properties: { data } });
      expect(schema.kind).toBe("object");
      expect(types).toEqual([]);
    }
  });

  it("says what the document says, and else what the overlay says", () => {
    expect(readInside({ ...text, "x-sdk-doc": "ours" }).schema.doc).toBe("ours");
    expect(readInside({ ...text, "x-sdk-doc": "ours", description: "theirs" }).schema.doc).toBe(
      "theirs",
    );
  });
});

describe("a schema that gets a name", () => {
  const object = {
    type: "object",
    properties: { a: text, b: { type: ["integer", "null"] } },
    required: ["a"],
  };

  it("is an object that lists properties", () => {
    const { schema, types } = readInside({ ...object, description: "d", deprecated: true });
    expect(schema).toEqual({ kind: "reference", to: "root/p", doc: "d", deprecated: true });
    expect(types).toEqual([
      {
        key: "root/p",
        pointer: "/root/properties/p",
        use: "response",
        schema: {
          kind: "object",
          doc: "d",
          properties: [
            { name: "a", required: true, schema: { kind: "string" } },
            { name: "b", required: false, schema: { kind: "integer", nullable: true } },
          ],
          closed: false,
          inflected: true,
        },
      },
    ]);
  });

  it("is null at its place, not in its type", () => {
    const { schema, types } = readInside({ ...object, type: ["object", "null"] });
    expect(schema).toEqual({ kind: "reference", to: "root/p", nullable: true });
    expect(types[0]?.schema).not.toHaveProperty("nullable");
  });

  it("is closed in requests and may be open or typed for other keys", () => {
    const kinds = [
      { additionalProperties: false },
      { additionalProperties: true },
      { additionalProperties: object },
    ];
    expect(
      kinds.map((more) => readInside({ ...object, ...more }, { use: "request" }).types[0]?.schema),
    ).toMatchObject([
      { closed: true },
      { closed: false, additional: { kind: "unknown" } },
      { closed: false, additional: { kind: "reference", to: "root/p/{}" } },
    ]);
  });

  it.each<[string, Json, Schema]>([
    ["an enum", { ...text, enum: ["a", "b"] }, { kind: "enum", values: ["a", "b"], open: true }],
    [
      "known values",
      { ...text, "x-known-values": ["a"] },
      { kind: "enum", values: ["a"], open: true },
    ],
    [
      "a discriminant",
      { ...text, enum: ["a", "b"], "x-discriminant": true },
      { kind: "enum", values: ["a", "b"], open: false },
    ],
    [
      "a complete enum",
      { ...text, enum: ["a", "b"], "x-closed-enum": true },
      { kind: "enum", values: ["a", "b"], open: false },
    ],
    [
      "an enum with more known values",
      { ...text, enum: ["a"], "x-open-enum": true, "x-known-values": ["a", "b"] },
      { kind: "enum", values: ["a", "b"], open: true },
    ],
    [
      "an open enum of one value",
      { ...text, enum: ["a"], "x-open-enum": true },
      { kind: "enum", values: ["a"], open: true },
    ],
  ])("is %s", (_, given, want) => {
    const { schema, types } = readInside(given);
    expect(schema).toEqual({ kind: "reference", to: "root/p" });
    expect(types.map((type) => type.schema)).toEqual([want]);
  });

  it("is a union of objects", () => {
    const { schema, types } = readInside(
      { oneOf: [ref("one"), object, { type: "null" }] },
      { schemas: { one: object } },
    );
    expect(schema).toEqual({ kind: "reference", to: "root/p", nullable: true });
    expect(keysOf(types)).toEqual(["one", "root/p", "root/p/a = one"]);
  });

  it("stands below arrays and maps", () => {
    expect(
      keysOf(readInside({ type: "array", items: { type: "array", items: object } }).types),
    ).toEqual(["root/p/[]/[]"]);
    expect(
      keysOf(
        readInside({ type: "object", additionalProperties: { ...text, enum: ["a", "b"] } }).types,
      ),
    ).toEqual(["root/p/{}"]);
  });

  it("spells names with slashes as JSON pointers do", () => {
    const inner = { type: "object", properties: { "a/b~c": object } };
    expect(readInside(inner).types.map(({ key, pointer }) => [key, pointer])).toEqual([
      ["root/p", "/root/properties/p"],
      ["root/p/a~1b~0c", "/root/properties/p/properties/a~1b~0c"],
    ]);
  });
});

describe("a discriminated union", () => {
  const member = (...values: readonly string[]): Json => ({
    type: "object",
    properties: { type: { ...text, enum: values, "x-discriminant": true }, a: text },
    required: ["type"],
  });
  const union = { oneOf: [ref("one"), ref("many")], discriminator: { propertyName: "type" } };
  const schemas = { one: member("one"), many: member("m/1", "m/2") };

  it("knows every value of every member, and is open in an answer", () => {
    const { types } = readInside(union, { schemas });
    expect(types.find(({ key }) => key === "root/p")?.schema).toEqual({
      kind: "union",
      members: [
        { kind: "reference", to: "one" },
        { kind: "reference", to: "many" },
      ],
      discriminator: {
        property: "type",
        mapping: [
          { value: "one", member: 0 },
          { value: "m/1", member: 1 },
          { value: "m/2", member: 1 },
        ],
      },
      open: true,
    });
  });

  it("holds the listed members only in a request", () => {
    const { types } = readInside(union, { schemas, use: "request" });
    expect(types.find(({ key }) => key === "root/p")?.schema).toMatchObject({ open: false });
  });

  it("names inline members after what tells them apart", () => {
    const required = (name: string): Json => ({
      type: "object",
      properties: { [name]: text, x: text },
      required: [name, "x"],
    });
    const bare: Json = { type: "object", properties: { z: text } };
    const keys = (oneOf: readonly Json[], more = {}): readonly string[] =>
      keysOf(readInside({ oneOf, ...more }).types).slice(1);
    expect(keys([member("a"), member("b/c")], { discriminator: union.discriminator })).toEqual([
      "root/p/a",
      "root/p/b~1c",
    ]);
    expect(keys([required("and"), required("or"), bare])).toEqual([
      "root/p/and",
      "root/p/or",
      "root/p/2",
    ]);
    expect(
      keys([required("and"), { ...(required("and") as object), description: "again" }]),
    ).toEqual(["root/p/0", "root/p/1 = root/p/0"]);
  });
});
