import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/document/document.js";
import { markResourceTypes } from "../../generator/prepare/mark-resource-types.js";
import { componentSchemas } from "../../generator/prepare/document-schemas.js";

const run = (schema: JsonObject): unknown =>
  componentSchemas(
    markResourceTypes.run({ components: { schemas: { it: schema } }, paths: {} }).root,
  )["it"];

const text = { type: "string" };
const identifier = (type: JsonObject): JsonObject => ({
  type: "object",
  properties: { type, id: text },
});

describe("the types that the overlay lists for a relationship", () => {
  const types = ["report/*", "user"];

  it.each([
    ["one", identifier(text), identifier({ ...text, "x-resource-types": types })],
    [
      "many, of listed values",
      { type: "array", items: identifier({ ...text, enum: ["user"], "x-open-enum": true }) },
      { type: "array", items: identifier({ ...text, "x-resource-types": types }) },
    ],
    [
      "many, of which nothing is said",
      { type: "array", items: { type: "object", additionalProperties: false } },
      {
        type: "array",
        items: {
          ...identifier({ ...text, "x-resource-types": types }),
          additionalProperties: false,
        },
      },
    ],
    [
      "a constant stays",
      identifier({ ...text, const: "user" }),
      identifier({ ...text, const: "user" }),
    ],
  ])("go to its identifiers: %s", (_, data, wanted) => {
    const relationship = { properties: { data }, "x-relationship-types": types };
    expect(run(relationship)).toEqual({ ...relationship, properties: { data: wanted } });
  });
});
