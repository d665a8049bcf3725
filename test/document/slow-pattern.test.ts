import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, test } from "vitest";
import { isEnforcedPattern, isSlowPattern } from "../../generator/document/slow-pattern.js";
import { noOfficial, officialDir, officialVersions, orNotRun } from "./official-documents.js";

test.each([
  "^act_[a-zA-Z0-9]{24,28}$",
  "^act_[A-Za-z0-9]{24}$",
  "^\\d{4}-\\d{2}-\\d{2}$",
  "^(foo|bar)-[a-z]{1,5}$",
  "^accac_[a-zA-Z0-9]+$",
  "^inq_[a-z]+-[0-9]*$",
  "^inq_(?:live|test)_[a-z]+?-[0-9]*$",
  "^a_(?:b|c)d+$",
  "^a_(b?c{2,5})$",
  "^a_[(+*|]+\\)\\+$",
  "^a_(?:ab){2}(?:c|d){3}$",
  "^a_[a-z0-9]{8}(?:-[a-z0-9]{4}){3}-[a-z0-9]{12}$",
  "^a_(?:[a-z0-9]{4})+$",
  "^a_[a-z]{1,63}$",
  // Neither braces nor question marks of these repeat anything.
  "^a_(?:(?:(?:\\u{100}|\\u{101})\\p{L}\\?)\\{)$",
  "^a_(?<one>(?=b)(?!c)(?<=b)(?<!c)\\k<one>)$",
  "^a_(?:a{0}){9}$",
])("%s is quick", (pattern) => {
  expect(() => new RegExp(pattern, "u")).not.toThrow();
  expect(isSlowPattern(pattern)).toBe(false);
});

test.each([
  "^a_(a+)+$",
  "^a_(?:a*)*$",
  "^a_(a|a)*$",
  "^a_(a|ab)+c$",
  "^a_((a+)b?)+$",
  "^a_([a-z]+){2,}$",
  "^a_(?:x+){1,500}$",
  "^a_.*.*.*b$",
  "^a_(?:\\w+\\s?)*$",
  // With an end, but one that is not near enough: each of these ran for seconds on less than 40 characters.
  "^act_(a|a){24}$",
  "^act_(?:a{1,5}){1,12}$",
  "^act_(?:a{1,5}?){1,12}?$",
  "^act_(?:[a-z0-9]{1,4}-?){1,12}$",
  "^act_(?:(?:a|a)(?:a|a)){12}$",
  `^act_${"a?".repeat(28)}${"a".repeat(28)}$`,
  `^act_${"(?:a|a)".repeat(28)}$`,
  "^act_(?=(?:a|a){24}$)",
  "^act_(?<many>a|a){24}$",
  "^act_.{1,99}.{1,99}.{1,99}$",
  "^act_(?:(?:a{1,3}){1,3}){1,3}$",
])("%s may be slow", (pattern) => {
  expect(() => new RegExp(pattern, "u")).not.toThrow();
  expect(isSlowPattern(pattern)).toBe(true);
  expect(isEnforcedPattern(pattern)).toBe(false);
});

test("only patterns of ids are enforced", () => {
  expect(isEnforcedPattern("^act_[a-z]+$")).toBe(true);
  expect(isEnforcedPattern("^\\d{4}$")).toBe(false);
  expect(isEnforcedPattern(undefined)).toBe(false);
});

describe.skipIf(noOfficial)(`the official documents${orNotRun}`, () => {
  it("hold no pattern that may be slow", () => {
    const patterns = new Set<string>();
    for (const version of officialVersions) {
      const text = readFileSync(path.join(officialDir, version, "openapi-bundled.json"), "utf8");
      JSON.parse(text, (key, value: unknown) => {
        if (key === "pattern" && typeof value === "string") patterns.add(value);
        return value;
      });
    }
    expect(patterns.size).toBeGreaterThan(0);
    expect([...patterns].filter(isSlowPattern)).toEqual([]);
  });
});
