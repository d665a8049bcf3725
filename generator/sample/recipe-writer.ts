import type { SampleWriter } from "./sample-writer.js";
import { sampleText } from "./sample-text.js";

/**
 * A sample whose ids, moments and states are left open, to be filled in by the generated package: the table of marks is
 * in `templates/runtime/webhooks/testing/recipe.ts`, which reads them.
 */
export type Recipe =
  null | boolean | number | string | readonly Recipe[] | { readonly [key: string]: Recipe };

/** Texts that begin with a mark are marked as texts. */
const MARKED = /^[#@?']/;

const literal = (text: string): string => (MARKED.test(text) ? `'${text}` : text);

/** Writes recipes, in wire spelling. */
export const recipeWriter: SampleWriter<Recipe> = {
  constant: (value) => (typeof value === "string" ? literal(value) : value),
  id: (_schema, prefix) => `#${prefix}`,
  text: (schema, name, place) => {
    if (schema.format === "date-time") return "@";
    if (schema.format === "date") return "@date";
    return literal(sampleText(schema, name, 0, place));
  },
  // the state of an object follows the event that tells of it; any other value does as well as the first
  known: (values, name) =>
    name === "status" && values.length > 1 ? `?${values.join("|")}` : literal(values[0] ?? ""),
  binary: () => "c2FtcGxl",
  list: (items) => items,
  object: (entries, inflected) => {
    const object = Object.fromEntries(entries);
    return inflected || entries.length === 0 ? object : { "=": object };
  },
};
