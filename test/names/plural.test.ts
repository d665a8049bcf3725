import { describe, expect, it } from "vitest";
import { isPlural, plural, singular } from "../../generator/names/plural.js";

const pairs = [
  ["account", "accounts"],
  ["address", "addresses"],
  ["alias", "aliases"],
  ["business", "businesses"],
  ["cache", "caches"],
  ["case", "cases"],
  ["child", "children"],
  ["country", "countries"],
  ["database", "databases"],
  ["day", "days"],
  ["designation", "designations"],
  ["device", "devices"],
  ["id", "ids"],
  ["inquiry", "inquiries"],
  ["key", "keys"],
  ["license", "licenses"],
  ["match", "matches"],
  ["pass", "passes"],
  ["person", "people"],
  ["query", "queries"],
  ["response", "responses"],
  ["selfie", "selfies"],
  ["serpro", "serpros"],
  ["status", "statuses"],
  ["tax", "taxes"],
  ["type", "types"],
] as const;

describe("English nouns", () => {
  it.each(pairs)("%s is one of %s", (one, many) => {
    expect(plural(one)).toBe(many);
    expect(singular(many)).toBe(one);
    expect([isPlural(one), isPlural(many)]).toEqual([false, true]);
  });

  it.each(pairs)("%s and %s stay where they are", (one, many) => {
    expect(singular(one)).toBe(one);
    expect(plural(many)).toBe(many);
  });

  it.each(["data", "media", "series", "sms"])("%s is the same in both numbers", (word) => {
    expect([plural(word), singular(word), isPlural(word)]).toEqual([word, word, false]);
  });
});
