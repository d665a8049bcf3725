import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { idPrefixes, knownValues } from "../../generator/contract/known-values.js";
import {
  noOfficial,
  officialDir,
  officialVersions,
  orNotRun,
} from "../document/official-documents.js";

describe("values that a text lists", () => {
  test.each([
    [
      "bullets",
      "State.\n\nPossible values:\n- open\n- on_hold\n\nMore may come.",
      ["open", "on_hold"],
    ],
    [
      "bullets with ticks and remarks",
      "Possible values:\n- `a/b` — first\n- `c.d` (rare)\n- e-f (only for `x`)",
      ["a/b", "c.d", "e-f"],
    ],
    ["stars, indented", "Possible values:\n\n  * one\n  * two", ["one", "two"]],
    [
      "bullets that run over two lines",
      "Possible values:\n- one, which is\n  the first\n- two",
      ["one", "two"],
    ],
    [
      "a sentence",
      "Possible values: eq (same), gt (more), lte (less or same).",
      ["eq", "gt", "lte"],
    ],
    ["a sentence with ticks", "Possible values include `a`, `b c`, and `d`.", ["a", "b c", "d"]],
    ["two of them", "Possible values include `a` and `b`.", ["a", "b"]],
    [
      "one of",
      "Who did it. One of `user`, `workflow`, or `workflow-run`.",
      ["user", "workflow", "workflow-run"],
    ],
    [
      "one of two, in quotes",
      'Filter — one of "light" or "dark". Default is light.',
      ["light", "dark"],
    ],
    ["the same twice", "Possible values:\n- a\n- b\n- a", ["a", "b"]],
  ])("%s", (_, description, values) => {
    expect(knownValues(description)).toEqual(values);
  });

  test.each([
    ["no list", "The state of the case."],
    ["names that are required", "One of `a` or `b` is required."],
    ["values from elsewhere", "Must be one of the values in `config.options`."],
    ["a single name", "One of `a`."],
  ])("%s gives none", (_, description) => {
    expect(knownValues(description)).toBeUndefined();
  });

  test.each([
    ["an announcement without a list", "See the guide for possible values."],
    ["a table", "Possible values:\n\n| a | b |\n|---|---|"],
  ])("%s is told as unreadable", (_, description) => {
    expect(knownValues(description)).toBe("unreadable");
  });

  test.each([
    `Possible values:\n${"- a ".repeat(50_000)}`,
    `one of ${"`a`, ".repeat(50_000)}x`,
    `Possible values: ${"a (b) and ".repeat(50_000)}`,
    `Possible values:\n${"\n ".repeat(50_000)}`,
  ])("a list without end comes to an end", (description) => {
    expect(() => knownValues(description)).not.toThrow();
  });
});

describe("what an id starts with", () => {
  test.each([
    ["Starts with `act_`.", ["act_"]],
    ['The id (starts with "wbh_").', ["wbh_"]],
    ["Starts with `a_`, older ones starts with `b_`.", ["a_", "b_"]],
    ["Comma-separated ids (starting with `inq_`)", []],
    ["Starts with a capital.", []],
  ])("%s", (description, prefixes) => {
    expect(idPrefixes(description)).toEqual(prefixes);
  });
});

/** Every description of a document, found without regard to what it describes. */
function descriptions(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === "description" && typeof item === "string" ? [item] : descriptions(item),
  );
}

describe(`the open enumerations of the official document${orNotRun}`, () => {
  test.skipIf(noOfficial)("all of them are read as another reading finds them", () => {
    const file = path.join(officialDir, officialVersions[0] ?? "", "openapi-bundled.json");
    const open = descriptions(JSON.parse(readFileSync(file, "utf8"))).filter((text) =>
      text.includes("static enumeration"),
    );
    expect(open).toHaveLength(56);
    const read = open.map((text) => knownValues(text));
    const otherwise = open.map((text) =>
      text
        .split("\n")
        .filter((line) => line.startsWith("- "))
        .map((line) => line.slice(2).split(" ")[0]?.replaceAll("`", "")),
    );
    expect(read).toEqual(otherwise);
    expect(read.flat()).toHaveLength(250);
    expect(
      new Set(read.map((values) => JSON.stringify(Array.from(values ?? []).sort()))).size,
    ).toBe(37);
  });
});
