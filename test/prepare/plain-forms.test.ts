import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/document/document.js";
import { checkDefaults } from "../../generator/prepare/check-defaults.js";
import { collapseUnions } from "../../generator/prepare/collapse-unions.js";
import { completeTypes } from "../../generator/prepare/complete-types.js";
import { omit } from "../../generator/prepare/schema-tree.js";
import { splitMixedTypes } from "../../generator/prepare/split-mixed-types.js";
import { after, document, found, ref } from "./given.js";

describe("complete types", () => {
  it.each<[string, JsonObject, JsonObject]>([
    [
      "objects by properties",
      { properties: { a: true } },
      { type: "object", properties: { a: true } },
    ],
    ["objects by required", { required: ["a"] }, { type: "object", required: ["a"] }],
    [
      "closed objects",
      { additionalProperties: false },
      { type: "object", additionalProperties: false },
    ],
    [
      "maps",
      { additionalProperties: { type: "string" } },
      { type: "object", additionalProperties: { type: "string" } },
    ],
    [
      "arrays by items",
      { items: { type: "string" } },
      { type: "array", items: { type: "string" } },
    ],
    ["values by const", { const: "a" }, { type: "string", const: "a" }],
    ["null by const", { const: null }, { type: "null", const: null }],
    ["values by enum", { enum: ["a", null] }, { type: ["string", "null"], enum: ["a", null] }],
    ["texts by format", { format: "date-time" }, { type: "string", format: "date-time" }],
    ["texts by pattern", { pattern: "^a" }, { type: "string", pattern: "^a" }],
    ["numbers by bounds", { minimum: 1 }, { type: "number", minimum: 1 }],
    ["one type in a list", { type: ["string"] }, { type: "string" }],
    ["null first", { type: ["null", "string"] }, { type: ["string", "null"] }],
    ["arrays of anything", { type: "array" }, { type: "array", items: {} }],
    ["formats that are types", { type: "integer", format: "integer" }, { type: "integer" }],
    ["formats of objects", { type: "object", format: "json" }, { type: "object" }],
  ])("%s", (_, given, want) => {
    expect(after(completeTypes, { it: given })["it"]).toEqual(want);
  });

  it.each<JsonObject>([
    {},
    { description: "anything" },
    { additionalProperties: true },
    { oneOf: [true] },
    ref("it"),
  ])("leaves what says nothing about its type: %j", (given) => {
    expect(after(completeTypes, { it: given })["it"]).toBe(given);
  });
});

describe("split mixed types", () => {
  it("makes a union of one type each, with the keywords that apply to it", () => {
    const given = {
      type: ["object", "string", "null"],
      description: "text",
      properties: { a: {} },
      additionalProperties: true,
      format: "date",
    };
    expect(after(splitMixedTypes, { it: given })["it"]).toEqual({
      description: "text",
      oneOf: [
        { type: "object", properties: { a: {} }, additionalProperties: true },
        { type: "string", format: "date" },
        { type: "null" },
      ],
    });
  });

  it.each<JsonObject>([
    { type: ["string", "null"] },
    { type: ["integer", "number"] },
    { type: "object" },
  ])("leaves %j", (given) => {
    expect(after(splitMixedTypes, { it: given })["it"]).toBe(given);
  });
});

describe("collapse unions", () => {
  it("takes the only member for the union", () => {
    const given = { description: "text", anyOf: [ref("other")] };
    expect(after(collapseUnions, { it: given })["it"]).toEqual({
      description: "text",
      ...ref("other"),
    });
  });

  it("keeps a union of one that has a discriminator, since more will come", () => {
    const given = { oneOf: [ref("other")], discriminator: { propertyName: "type" } };
    expect(after(collapseUnions, { it: given })["it"]).toBe(given);
  });

  it("says every union with oneOf, and nothing beside it", () => {
    const members = [{ type: "string" }, { type: "number" }];
    const given = {
      anyOf: members,
      type: "object",
      unevaluatedProperties: false,
      deprecated: true,
    };
    expect(after(collapseUnions, { it: given })["it"]).toEqual({
      oneOf: members,
      deprecated: true,
    });
  });

  it("takes a union of none for anything", () => {
    expect(after(collapseUnions, { it: { oneOf: [] } })["it"]).toEqual({});
  });
});

describe("check defaults", () => {
  it.each<JsonObject>([
    { type: "string", default: [] },
    { type: "integer", default: 1.5 },
    { type: "object", default: null },
  ])("leaves out %j and says so", (given) => {
    expect(after(checkDefaults, { it: given })["it"]).toEqual(omit(given, "default"));
    expect(found(checkDefaults, document({ it: given }))).toEqual([
      "DEFAULT_INVALID /components/schemas/it",
    ]);
  });

  it.each<JsonObject>([
    { type: "string", default: "none" },
    { type: ["string", "null"], default: null },
    { type: "array", default: [] },
    { type: "boolean", default: false },
    { default: {} },
  ])("keeps %j", (given) => {
    expect(after(checkDefaults, { it: given })["it"]).toBe(given);
    expect(found(checkDefaults, document({ it: given }))).toEqual([]);
  });
});
