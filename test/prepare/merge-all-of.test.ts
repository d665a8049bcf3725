import { describe, expect, it } from "vitest";
import { mergeAllOf } from "../../generator/prepare/merge-all-of.js";
import { after, document, found, ref } from "./given.js";

const base = {
  type: "object",
  "x-inheritable": true,
  description: "of the base",
  properties: {
    status: { type: "string", "x-known-values": ["a", "b"] },
    name: { type: "string" },
  },
};
const known = { ...base.properties.status, "x-base-key": "base/status" };
const merged = (schema: object, others: object = {}): unknown =>
  after(mergeAllOf, { base, ...others, user: schema } as never)["user"];

describe("allOf", () => {
  it("becomes one object with the properties of all members in their order", () => {
    const own = { type: "object", properties: { extra: { type: "integer" } }, required: ["extra"] };
    expect(merged({ description: "mine", allOf: [ref("base"), own] })).toEqual({
      type: "object",
      description: "mine",
      properties: { status: known, name: { type: "string" }, extra: { type: "integer" } },
      required: ["extra"],
    });
    expect(Object.keys((merged({ allOf: [own, ref("base")] }) as typeof base).properties)).toEqual([
      "extra",
      "status",
      "name",
    ]);
  });

  it("stays a reference where nothing is added to the only member", () => {
    const empty = { type: "object", properties: {} };
    expect(merged({ allOf: [ref("base")], unevaluatedProperties: false })).toEqual(ref("base"));
    expect(merged({ type: "object", description: "d", allOf: [ref("base"), empty] })).toEqual({
      ...ref("base"),
      description: "d",
    });
  });

  it("takes a required list beside a reference into the object", () => {
    expect(merged({ allOf: [ref("base"), { required: ["name"] }] })).toMatchObject({
      properties: { name: { type: "string" } },
      required: ["name"],
    });
  });

  it("merges bases of bases, inline members and nested places", () => {
    const middle = { allOf: [ref("base"), { properties: { more: { type: "boolean" } } }] };
    const user = { properties: { inner: { allOf: [ref("middle"), { required: ["more"] }] } } };
    expect(merged(user, { middle })).toMatchObject({
      properties: {
        inner: {
          properties: { status: known, more: { type: "boolean" } },
          required: ["more"],
        },
      },
    });
  });

  it("closes the whole where it was closed over all members, unless one of them is open", () => {
    const own = { type: "object", properties: { a: {} } };
    const closed = { unevaluatedProperties: false };
    expect(merged({ ...closed, allOf: [ref("base"), own] })).toMatchObject(closed);
    const open = merged({
      ...closed,
      allOf: [ref("base"), { ...own, additionalProperties: true }],
    });
    expect(open).toMatchObject({ additionalProperties: true });
    expect(open).not.toHaveProperty("unevaluatedProperties");
  });
});

describe("overlapping properties of an allOf", () => {
  const narrower = (one: object, other: object): unknown => {
    const property = (schema: object): object => ({ properties: { p: schema } });
    const result = merged({ allOf: [property(one), property(other)] });
    expect(result).toEqual(merged({ allOf: [property(other), property(one)] }));
    return (result as { properties: { p: unknown } }).properties.p;
  };

  it.each([
    [{ type: ["string", "null"] }, { type: "string" }, { type: "string" }],
    [{ type: "number" }, { type: "integer" }, { type: "integer" }],
    [
      { type: "string", "x-polymorphic": true },
      { type: "string", const: "a" },
      { type: "string", const: "a" },
    ],
    [
      { type: "string", enum: ["a", "b", "c"] },
      { type: "string", enum: ["b", "d"] },
      { type: "string", enum: ["b"] },
    ],
    [
      { type: "integer", minimum: 1 },
      { type: "integer", minimum: 3, maximum: 9 },
      { type: "integer", minimum: 3, maximum: 9 },
    ],
    [
      { type: "object", additionalProperties: true },
      { type: "object", additionalProperties: { type: "string" } },
      { type: "object", additionalProperties: { type: "string" } },
    ],
    [
      { type: "array" },
      { type: "array", items: { type: "string" } },
      { type: "array", items: { type: "string" } },
    ],
    [{}, { type: "string", format: "date" }, { type: "string", format: "date" }],
  ])("%j and %j leave the narrower", (one, other, want) => {
    expect(narrower(one, other)).toEqual(want);
  });

  it("merges objects and the items of arrays all the way down", () => {
    const one = {
      type: "array",
      items: { type: "object", properties: { a: { type: ["string", "null"] }, b: {} } },
    };
    const other = {
      type: "array",
      items: { type: "object", properties: { a: { type: "string" } }, required: ["a"] },
    };
    expect(narrower(one, other)).toEqual({
      type: "array",
      items: { type: "object", properties: { a: { type: "string" }, b: {} }, required: ["a"] },
    });
  });

  it("lets the inline member describe what both allow alike, and keeps the base's place", () => {
    const inline = { properties: { status: { ...base.properties.status, description: "closer" } } };
    for (const allOf of [
      [ref("base"), inline],
      [inline, ref("base")],
    ]) {
      expect(merged({ allOf })).toMatchObject({
        properties: { status: { description: "closer", "x-base-key": "base/status" } },
      });
    }
  });

  it("forgets the base's place where the inline member changes the property", () => {
    const inline = { properties: { status: { type: "string", "x-known-values": ["a"] } } };
    const result = merged({ allOf: [ref("base"), inline] });
    expect(result).toMatchObject({ properties: { status: { "x-known-values": ["a"] } } });
    expect(JSON.stringify(result)).not.toContain("x-base-key");
  });
});

describe("what cannot be merged", () => {
  it("tells a contradiction and keeps the inline member", () => {
    const own = { properties: { name: { type: "integer" } } };
    const root = document({ base, user: { allOf: [ref("base"), own] } });
    expect(found(mergeAllOf, root)).toEqual([
      "ALL_OF_CONFLICT /components/schemas/user/properties/name",
    ]);
    expect(merged({ allOf: [ref("base"), own] })).toMatchObject({
      properties: { name: { type: "integer" } },
    });
  });

  it.each([
    ["ALL_OF_CONFLICT", { const: "a" }, { const: "b" }],
    ["ALL_OF_CONFLICT", { type: "string", format: "date" }, { type: "string", format: "uri" }],
    ["ALL_OF_CONFLICT", { enum: ["a"] }, { enum: ["b"] }],
  ])("%s for %j and %j", (code, one, other) => {
    const root = document({ user: { allOf: [one, other] } });
    expect(found(mergeAllOf, root)).toEqual([`${code} /components/schemas/user`]);
  });

  it("tells a schema that is made from itself, and one made from nothing", () => {
    const circle = { allOf: [ref("circle"), { properties: { a: {} } }] };
    expect(found(mergeAllOf, document({ circle }))).toEqual([
      "ALL_OF_CIRCULAR /components/schemas/circle",
    ]);
    const lost = { allOf: [ref("missing"), { properties: { a: {} } }] };
    expect(found(mergeAllOf, document({ lost }))).toEqual([
      "ALL_OF_DANGLING /components/schemas/missing",
    ]);
  });

  it("follows recursion through properties", () => {
    const tree = { allOf: [ref("base"), { properties: { children: { items: ref("tree") } } }] };
    expect(merged({}, { tree })).toEqual({});
    expect(found(mergeAllOf, document({ base, tree }))).toEqual([]);
  });
});

describe("unions in an allOf", () => {
  const union = { oneOf: [ref("base"), { type: "object", properties: { a: {} } }] };

  it("pass through a member that says nothing more", () => {
    expect(merged({ type: "object", allOf: [ref("union")] }, { union })).toEqual(ref("union"));
  });

  it("take the other members into each of theirs", () => {
    const result = merged({ allOf: [union, { properties: { b: {} }, required: ["b"] }] });
    expect(result).toMatchObject({
      oneOf: [
        { properties: { name: {}, b: {} }, required: ["b"] },
        { properties: { a: {}, b: {} }, required: ["b"] },
      ],
    });
  });

  it("take the properties that stand beside them into each member", () => {
    expect(merged({ type: "object", properties: { b: {} }, ...union })).toMatchObject({
      oneOf: [{ properties: { name: {}, b: {} } }, { properties: { a: {}, b: {} } }],
    });
  });
});

it("changes nothing of the document it was given", () => {
  const root = document({ base, user: { allOf: [ref("base"), { properties: {} }] } });
  const before = structuredClone(root);
  mergeAllOf.run(root);
  expect(root).toEqual(before);
});

it("keeps a property called __proto__ a property", () => {
  const hostile = JSON.parse('{"properties":{"__proto__":{"type":"string"},"a":{}}}') as object;
  const result = merged({ allOf: [hostile, { properties: { b: {} } }] });
  const { properties } = result as { properties: object };
  expect(Object.keys(properties)).toEqual(["__proto__", "a", "b"]);
  expect(Object.getPrototypeOf(properties)).toBe(Object.prototype);
});
