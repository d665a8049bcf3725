import type { JsonObject } from "../../generator/document/document.js";
import { object, schemasOf, types } from "./census.js";

/** How many schemas of a document a test is true of. */
export const count = (root: JsonObject, test: (schema: JsonObject) => boolean): number =>
  schemasOf(root).filter(({ schema }) => test(schema)).length;

/** Constructs that no reader after the preparation has to know, and how often the newest document has them. */
export const gone: readonly (readonly [string, number, (schema: JsonObject) => boolean])[] = [
  ["allOf", 390, (schema) => schema["allOf"] !== undefined],
  ["unevaluatedProperties", 466, (schema) => schema["unevaluatedProperties"] !== undefined],
  ["anyOf", 5, (schema) => schema["anyOf"] !== undefined],
  [
    "lists of one type",
    17,
    (schema) => Array.isArray(schema["type"]) && types(schema).length === 1,
  ],
  [
    "null before another type",
    26,
    (schema) => types(schema).length > 1 && types(schema)[0] === "null",
  ],
  [
    "schemas of several types",
    2,
    (schema) => types(schema).filter((type) => type !== "null").length > 1,
  ],
  [
    "arrays without items",
    4,
    (schema) => types(schema).includes("array") && schema["items"] === undefined,
  ],
  [
    "objects without a type",
    7,
    (schema) => schema["properties"] !== undefined && types(schema).length === 0,
  ],
  ["mappings", 20, (schema) => object(schema["discriminator"])["mapping"] !== undefined],
  [
    "constraints beside a reference",
    41,
    (schema) =>
      schema["$ref"] !== undefined &&
      ["required", "unevaluatedProperties"].some((key) => schema[key] !== undefined),
  ],
];
