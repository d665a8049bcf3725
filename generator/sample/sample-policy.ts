import { seededHash } from "./seeded-hash.js";

/**
 * How much of a schema a sample shows.
 * - `minimal`: what is required and nothing else; `null` where it is allowed.
 * - `full`: every property with a value, one item in every list, one entry in every map.
 * - `resting`: every property, `null` where it is allowed, lists and maps empty: an object to which nothing has happened.
 * - `seeded`: any of these from place to place, as the seed says.
 */
export type SampleMode = "minimal" | "full" | "resting" | "seeded";

/** The choices a sample has to make, each at a place (a JSON pointer into the sample). */
export interface SamplePolicy {
  readonly hasOptional: (place: string) => boolean;
  readonly isNull: (place: string) => boolean;
  /** Number of items of a list, or entries of a map. */
  readonly items: (place: string) => number;
  /** Which one of so many. */
  readonly choice: (choices: number, place: string) => number;
  readonly flag: (place: string) => boolean;
  readonly number: (place: string) => number;
}

/** @param seed the same seed gives the same choices. */
export function samplePolicy(mode: SampleMode, seed: number): SamplePolicy {
  switch (mode) {
    case "minimal":
      return fixed({ optional: false, nulls: true, items: 0, flag: false });
    case "full":
      return fixed({ optional: true, nulls: false, items: 1, flag: true });
    case "resting":
      return fixed({ optional: true, nulls: true, items: 0, flag: false });
    case "seeded":
      return {
        hasOptional: (place) => seededHash(seed, `${place}?`) % 3 !== 0,
        isNull: (place) => seededHash(seed, `${place}!`) % 4 === 0,
        items: (place) => seededHash(seed, `${place}*`) % 3,
        choice: (choices, place) => seededHash(seed, `${place}|`) % choices,
        flag: (place) => seededHash(seed, `${place}=`) % 2 === 0,
        number: (place) => 1 + (seededHash(seed, `${place}=`) % 100),
      };
  }
}

function fixed(answers: {
  readonly optional: boolean;
  readonly nulls: boolean;
  readonly items: number;
  readonly flag: boolean;
}): SamplePolicy {
  return {
    hasOptional: () => answers.optional,
    isNull: () => answers.nulls,
    items: () => answers.items,
    choice: () => 0,
    flag: () => answers.flag,
    // fits every range the document gives: page sizes and percentages start at 1
    number: () => 1,
  };
}
