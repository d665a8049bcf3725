import { expect, it } from "vitest";
import type { Schema } from "../../generator/model/schema.js";
import { childSchemas, walkSchema } from "../../generator/model/walk-schema.js";

const text: Schema = { kind: "string" };
const schema: Schema = {
  kind: "object",
  closed: false,
  inflected: true,
  properties: [
    {
      name: "list",
      required: false,
      schema: { kind: "array", items: { kind: "reference", to: "other" } },
    },
    {
      name: "either",
      required: true,
      schema: { kind: "union", open: false, members: [text, { kind: "null" }] },
    },
  ],
  additional: { kind: "unknown" },
};

it("visits a schema and everything inside it, the outermost first, and follows no reference", () => {
  const visited: string[] = [];
  walkSchema(schema, ({ kind }, path) => visited.push(`/${path.join("/")} ${kind}`));
  expect(visited).toEqual([
    "/ object",
    "/list array",
    "/list/[] reference",
    "/either union",
    "/either/0 string",
    "/either/1 null",
    "/{} unknown",
  ]);
});

it.each<Schema>([
  text,
  { kind: "enum", values: ["a"], open: true },
  { kind: "literal", value: 1 },
  { kind: "id", id: "account" },
  { kind: "binary" },
])("finds nothing inside %j", (leaf) => {
  expect(childSchemas(leaf)).toEqual([]);
});
