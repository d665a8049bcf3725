import { expect, test } from "vitest";
import { isEnforcedPattern, isSlowPattern } from "../../generator/document/slow-pattern.js";

test.each([
  "^act_[a-zA-Z0-9]{24,28}$",
  "^accac_[a-zA-Z0-9]+$",
  "^inq_[a-z]+-[0-9]*$",
  "^a_(?:b|c)d+$",
  "^a_(b?c{2,5})$",
  "^a_[(+*|]+\\)\\+$",
  "^a_(?:ab){2}(?:c|d){3}$",
])("%s is quick", (pattern) => {
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
])("%s may be slow", (pattern) => {
  expect(isSlowPattern(pattern)).toBe(true);
  expect(isEnforcedPattern(pattern)).toBe(false);
});

test("only patterns of ids are enforced", () => {
  expect(isEnforcedPattern("^act_[a-z]+$")).toBe(true);
  expect(isEnforcedPattern("^\\d{4}$")).toBe(false);
  expect(isEnforcedPattern(undefined)).toBe(false);
});
