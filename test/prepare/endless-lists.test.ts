import { expect, it } from "vitest";
import type { JsonObject } from "../../generator/document/document.js";
import { componentSchemas } from "../../generator/prepare/document-schemas.js";
import { withoutEndlessLists } from "../../generator/prepare/endless-lists.js";
import { ref } from "./given.js";

const list = (items: JsonObject): JsonObject => ({ type: "array", items });
const anything = list({});
const after = (schemas: JsonObject): JsonObject =>
  componentSchemas(withoutEndlessLists({ components: { schemas } }));

it.each<[string, JsonObject, JsonObject]>([
  ["of itself", { a: list(ref("a")) }, { a: anything }],
  ["of lists of itself", { a: list(list(ref("a"))) }, { a: anything }],
  [
    "of another that is one of it",
    { a: list(ref("b")), b: ref("a") },
    { a: anything, b: ref("a") },
  ],
  [
    "in a union",
    { a: { oneOf: [{ type: "string" }, list(ref("a"))] } },
    { a: { oneOf: [{ type: "string" }, anything] } },
  ],
])("a list %s holds anything", (_, schemas, wanted) => {
  expect(after(schemas)).toEqual(wanted);
});

it("lists that end, and those of objects that hold them, stay as they are", () => {
  const schemas = {
    a: list(ref("b")),
    b: list(ref("c")),
    c: { type: "object", properties: { a: ref("a") }, additionalProperties: ref("a") },
    d: list(ref("nowhere")),
  };
  const root = { components: { schemas } };
  expect(withoutEndlessLists(root)).toBe(root);
});
