import type { Annotations } from "../model/schema.js";
import { seededHash, seededMoment, seededText } from "./seeded-hash.js";
import { textForPattern } from "./text-for-pattern.js";

/** Texts by what the name of their property ends in, where no format says more. */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/^type$/, "string"],
  [/(?:^|-)email(?:-address)?$/, "person@example.com"],
  [/(?:^|-)ur[il]$/, "https://example.com/sample"],
  [/(?:^|-)phone-number$/, "+12025550123"],
  [/(?:^|-)country-code$/, "US"],
];

/**
 * A text that fits a string schema.
 *
 * @param name the property it stands in, if any
 * @param place where it stands in the sample; with the seed it decides about everything that varies
 */
export function sampleText(
  schema: Annotations,
  name: string | undefined,
  seed: number,
  place: string,
): string {
  if (schema.pattern !== undefined) {
    const text = textForPattern(
      schema.pattern,
      (choices, i) => seededHash(seed, `${place}#${i}`) % choices,
    );
    if (text !== undefined) return text;
  }
  return textForFormat(schema.format, seed) ?? textForName(name);
}

/** An id of a kind, told by its prefix. */
export function sampleId(schema: Annotations, prefix: string, seed: number, place: string): string {
  const id = prefix + seededText(seed, place, 24);
  if (schema.pattern === undefined || new RegExp(schema.pattern).test(id)) return id;
  return sampleText(schema, undefined, seed, place);
}

/** Moments are the same all over a sample: nothing in it is then updated before it was created. */
function textForFormat(format: string | undefined, seed: number): string | undefined {
  if (format === "date-time") return seededMoment(seed, "");
  if (format === "date") return seededMoment(seed, "").slice(0, 10);
  if (format === "uri") return "https://example.com/sample";
  if (format === "binary" || format === "byte") return "c2FtcGxl";
  return undefined;
}

function textForName(name: string | undefined): string {
  return BY_NAME.find(([pattern]) => pattern.test(name ?? ""))?.[1] ?? name ?? "text";
}
