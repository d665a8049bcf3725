import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/document/document.js";
import { settleDiscriminants } from "../../generator/prepare/settle-discriminants.js";
import { after, document, exchange, found, ref, requestOf, responseOf } from "./given.js";

const text = { type: "string" };
const thing = (type: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: "object",
  properties: { type, id: text },
  ...more,
});
const one = thing({ ...text, const: "one" });
const two = thing({ ...text, const: "two" }, { required: ["id"] });
const mapping = (targets: Readonly<Record<string, string>>): JsonObject => ({
  propertyName: "type",
  mapping: Object.fromEntries(
    Object.entries(targets).map(([value, name]) => [value, `#/components/schemas/${name}`]),
  ),
});
const settled = { propertyName: "type" };

describe("a declared discriminator", () => {
  it("makes the property required and literal in each member, and keeps no mapping", () => {
    const union = {
      oneOf: [ref("one"), ref("two")],
      discriminator: mapping({ one: "one", two: "two" }),
    };
    expect(after(settleDiscriminants, { one, two, union })).toEqual({
      one: thing({ ...text, const: "one", "x-discriminant": true }, { required: ["type"] }),
      two: thing({ ...text, const: "two", "x-discriminant": true }, { required: ["type", "id"] }),
      union: { oneOf: [ref("one"), ref("two")], discriminator: settled },
    });
  });

  it("takes the values of the mapping where the member fixes none", () => {
    const many = thing({
      ...text,
      "x-polymorphic": true,
      pattern: "^m/",
      "x-known-values": ["m/1"],
    });
    const union = {
      oneOf: [ref("one"), ref("many")],
      discriminator: mapping({ one: "one", "m/1": "many", "m/2": "many" }),
    };
    expect(after(settleDiscriminants, { one, many, union })["many"]).toEqual(
      thing({ ...text, enum: ["m/1", "m/2"], "x-discriminant": true }, { required: ["type"] }),
    );
  });

  it("joins the values of all unions that the member stands in", () => {
    const some = thing(text);
    const first = {
      oneOf: [ref("some"), ref("one")],
      discriminator: mapping({ a: "some", one: "one" }),
    };
    const second = {
      oneOf: [ref("some"), ref("two")],
      discriminator: mapping({ b: "some", two: "two" }),
    };
    expect(after(settleDiscriminants, { one, two, some, first, second })["some"]).toMatchObject({
      properties: { type: { enum: ["a", "b"] } },
    });
  });

  it("takes the name of a component that is not mapped", () => {
    const union = { oneOf: [ref("plain"), ref("one")], discriminator: settled };
    expect(after(settleDiscriminants, { one, plain: thing(text), union })["plain"]).toMatchObject({
      properties: { type: { const: "plain" } },
      required: ["type"],
    });
  });

  it("reads a mapping by bare names", () => {
    const union = {
      oneOf: [ref("plain"), ref("one")],
      discriminator: { propertyName: "type", mapping: { p: "plain" } },
    };
    expect(after(settleDiscriminants, { one, plain: thing(text), union })["plain"]).toMatchObject({
      properties: { type: { const: "p" } },
    });
  });

  it("leaves out values that lead nowhere, with a note", () => {
    const union = {
      oneOf: [ref("one"), ref("two")],
      discriminator: mapping({ one: "one", two: "two", x: "gone", y: "gone" }),
    };
    const { diagnostics } = settleDiscriminants.run(document({ one, two, union }));
    expect(diagnostics).toMatchObject([
      {
        code: "DISCRIMINATOR_TARGET_MISSING",
        severity: "note",
        place: { pointer: "/components/schemas/union" },
      },
    ]);
    expect(diagnostics[0]?.message).toContain("2 values");
  });

  it("gives up the discriminator where an inline member fixes no value", () => {
    const inline = thing(text);
    const union = { oneOf: [ref("one"), inline], discriminator: settled };
    expect(found(settleDiscriminants, document({ one, union }))).toEqual([
      "DISCRIMINATOR_UNTOLD /components/schemas/union",
    ]);
    expect(after(settleDiscriminants, { one, union })).toEqual({
      one,
      union: { oneOf: [ref("one"), inline] },
    });
  });

  it("reaches through members that are unions themselves, and leaves null alone", () => {
    const inner = { oneOf: [ref("one"), ref("two")], discriminator: settled };
    const three = thing({ ...text, const: "three" });
    const union = { oneOf: [ref("inner"), ref("three"), { type: "null" }], discriminator: settled };
    expect(after(settleDiscriminants, { one, two, three, inner, union })).toMatchObject({
      one: { required: ["type"] },
      three: { required: ["type"] },
      union: { oneOf: [ref("inner"), ref("three"), { type: "null" }], discriminator: settled },
    });
  });
});

describe("an undeclared discriminator", () => {
  const inlineUnion = { oneOf: [thing({ ...text, const: "a" }), thing({ ...text, const: "b" })] };

  it("is found in an answer, and required in the members that stand there", () => {
    const response = responseOf(settleDiscriminants.run(exchange({ response: inlineUnion })).root);
    expect(response).toEqual({
      oneOf: [
        thing({ ...text, const: "a", "x-discriminant": true }, { required: ["type"] }),
        thing({ ...text, const: "b", "x-discriminant": true }, { required: ["type"] }),
      ],
      discriminator: settled,
    });
  });

  it("may be another property than type", () => {
    const state = (value: string): JsonObject => ({
      type: "object",
      properties: { state: { ...text, const: value } },
      required: ["state"],
    });
    const response = { oneOf: [state("all"), state("none")] };
    expect(responseOf(settleDiscriminants.run(exchange({ response })).root)).toMatchObject({
      discriminator: { propertyName: "state" },
    });
  });

  it("is not required of a request that may leave it out", () => {
    const request = requestOf(settleDiscriminants.run(exchange({ request: inlineUnion })).root);
    expect(request).toEqual(inlineUnion);
  });

  it("is used in a request that requires it anyway", () => {
    const required = {
      oneOf: inlineUnion.oneOf.map((member) => ({ ...member, required: ["type"] })),
    };
    const request = requestOf(settleDiscriminants.run(exchange({ request: required })).root);
    expect(request).toMatchObject({ discriminator: settled });
  });

  it.each<[string, readonly JsonObject[]]>([
    ["members share a value", [one, thing({ ...text, enum: ["one", "other"] })]],
    ["a member leaves it open", [one, thing(text)]],
    ["a member is no object", [one, text]],
    ["there is one member only", [one]],
  ])("is not seen where %s", (_, oneOf) => {
    const response = responseOf(settleDiscriminants.run(exchange({ response: { oneOf } })).root);
    expect(response).toEqual({ oneOf });
  });
});
