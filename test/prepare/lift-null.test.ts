import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/document/document.js";
import { liftNull } from "../../generator/prepare/lift-null.js";
import { after, ref } from "./given.js";

const NULL = { type: "null" };
const text = { type: "string" };
const lifted = (schemas: JsonObject): JsonObject => after(liftNull, schemas);
const property = (schema: JsonObject): JsonObject => ({
  type: "object",
  properties: { p: schema },
});

describe("null inside a schema", () => {
  it.each<[string, JsonObject, JsonObject]>([
    ["in a union with one plain type", { oneOf: [NULL, text] }, { type: ["string", "null"] }],
    ["in a union with one reference", { anyOf: [ref("a"), NULL] }, { oneOf: [ref("a"), NULL] }],
    [
      "in a union of several, first",
      { oneOf: [NULL, ref("a"), text] },
      { oneOf: [ref("a"), text, NULL] },
    ],
    ["as the only member", { oneOf: [NULL], description: "d" }, { description: "d", type: "null" }],
    [
      "in a closed union",
      { unevaluatedProperties: false, oneOf: [NULL, ref("a")] },
      { oneOf: [ref("a"), NULL] },
    ],
    [
      "in an enum",
      { type: "string", enum: ["a", null] },
      { type: ["string", "null"], enum: ["a"] },
    ],
    ["as a const", { const: null, title: "null" }, { title: "null", type: "null" }],
    ["twice", { oneOf: [NULL, { type: ["string", "null"] }] }, { type: ["string", "null"] }],
  ])("%s", (_, given, want) => {
    expect(lifted({ a: text, it: property(given) })["it"]).toEqual(property(want));
  });

  it("keeps a union with a discriminator a union", () => {
    const discriminator = { propertyName: "type" };
    expect(lifted({ it: property({ oneOf: [NULL, ref("it")], discriminator }) })["it"]).toEqual(
      property({ oneOf: [ref("it"), NULL], discriminator }),
    );
  });

  it("reads a reference to a component that is only null as null", () => {
    const given = property({ oneOf: [ref("null"), ref("other")] });
    expect(lifted({ null: { const: null }, other: text, it: given })).toEqual({
      null: NULL,
      other: text,
      it: property({ oneOf: [ref("other"), NULL] }),
    });
  });
});

describe("components that are nullable themselves", () => {
  const file = { type: ["null", "object"], properties: { url: text } };

  it("are not null themselves; every use is", () => {
    const user = {
      type: "object",
      properties: { one: ref("file"), many: { type: "array", items: ref("file") } },
    };
    expect(lifted({ file, user })).toEqual({
      file: { type: "object", properties: { url: text } },
      user: {
        type: "object",
        properties: {
          one: { oneOf: [ref("file"), NULL] },
          many: { type: "array", items: { oneOf: [ref("file"), NULL] } },
        },
      },
    });
  });

  it("keep the annotations of their uses", () => {
    const user = property({ ...ref("file"), description: "text" });
    expect(lifted({ file, user })["user"]).toEqual(
      property({ description: "text", oneOf: [ref("file"), NULL] }),
    );
  });

  it("say null once in a union", () => {
    const user = property({ oneOf: [ref("file"), ref("other"), NULL] });
    expect(lifted({ file, other: text, user })["user"]).toEqual(
      property({ oneOf: [ref("file"), ref("other"), NULL] }),
    );
    const nullableUse = property({ oneOf: [ref("file"), NULL] });
    expect(lifted({ file, user: nullableUse })["user"]).toEqual(nullableUse);
  });

  it("may be unions, arrays, or other names of such", () => {
    const schemas = lifted({
      file,
      alias: ref("file"),
      list: { type: ["array", "null"], items: text },
      either: { oneOf: [NULL, text, ref("list")] },
      user: { properties: { a: ref("alias"), l: ref("list"), e: ref("either") } },
    });
    expect(schemas["alias"]).toEqual(ref("file"));
    expect(schemas["list"]).toEqual({ type: "array", items: text });
    expect(schemas["either"]).toEqual({ oneOf: [text, ref("list")] });
    expect(schemas["user"]).toEqual({
      properties: {
        a: { oneOf: [ref("alias"), NULL] },
        l: { oneOf: [ref("list"), NULL] },
        e: { oneOf: [ref("either"), NULL] },
      },
    });
  });
});
