import fc from "fast-check";
import { query } from "json-p3";
import { describe, expect, test } from "vitest";
import { defaultLimits } from "../../generator/document/limits.js";
import type { JsonObject } from "../../generator/document/document.js";
import type { Segment } from "../../generator/json/pointer.js";
import { compileTarget, formatPath, type Target } from "../../generator/overlay/target.js";

const compiled = (text: string): Target => {
  const result = compileTarget(text);
  if (!result.ok) throw new Error(result.reason);
  return result.target;
};
const locations = (text: string, root: JsonObject): (readonly Segment[])[] =>
  compiled(text)
    .select(root)
    .map(({ segments }) => segments);
const byJsonPath = (text: string, root: JsonObject): (readonly Segment[])[] =>
  query(text, root as Parameters<typeof query>[1]).locations();

const names = [
  "a",
  "b",
  "0",
  "1",
  "/accounts/{id}",
  "it's",
  '"',
  "\\",
  "",
  "x-y",
  "é",
  "length",
  "constructor",
  "__proto__",
  "~1",
  "a.b",
  "$",
];
const name = fc.constantFrom(...names);
const tree = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constant(1),
    tie("list"),
    tie("object"),
  ),
  list: fc.array(tie("value"), { maxLength: 3 }),
  object: fc.dictionary(name, tie("value"), { maxKeys: 5 }),
})).object as fc.Arbitrary<JsonObject>;
const step: fc.Arbitrary<Segment> = fc.oneof(name, fc.nat(3));

describe("paths of names and indexes", () => {
  test("select what a JSONPath engine selects", () => {
    fc.assert(
      fc.property(tree, fc.array(step, { maxLength: 4 }), (root, steps) => {
        const text = formatPath(steps);
        expect(locations(text, root)).toEqual(byJsonPath(text, root));
      }),
      { numRuns: 2000 },
    );
  });

  test("of values that are there, too", () => {
    const paths = (value: unknown, at: readonly Segment[] = []): (readonly Segment[])[] => {
      if (typeof value !== "object" || value === null) return [at];
      const entries: [Segment, unknown][] = Array.isArray(value)
        ? [...value.entries()]
        : Object.entries(value);
      return [at, ...entries.flatMap(([key, item]) => paths(item, [...at, key]))];
    };
    fc.assert(
      fc.property(tree, (root) => {
        for (const at of paths(root)) expect(locations(formatPath(at), root)).toEqual([at]);
      }),
    );
  });

  test.each(["$.a['b'].c", '$["a"]', "$.a[0]", "$", "$.é", "$['x-y']"])(
    "%s needs no engine",
    (text) => {
      const root = { a: { b: { c: 1 } }, "x-y": {}, é: [] };
      expect(locations(text, root)).toEqual(byJsonPath(text, root));
    },
  );
});

describe("other paths", () => {
  const root: JsonObject = { a: [{ n: 1 }, { n: 2, m: 1 }], b: { c: { n: 1 } } };
  test.each([
    [
      "$.a[*]",
      [
        ["a", 0],
        ["a", 1],
      ],
    ],
    ["$.a[-1]", [["a", 1]]],
    ["$.a[?@.n==1]", [["a", 0]]],
    [
      "$..[?@.n==1]",
      [
        ["a", 0],
        ["b", "c"],
      ],
    ],
    ["$['a','b']", [["a"], ["b"]]],
    ["$.a[0,0]", [["a", 0]]],
    ["$['a'] ['0']", []],
    [
      "$.a[?@.n > -1 && @['x-y'] != 'b.c-d']",
      [
        ["a", 0],
        ["a", 1],
      ],
    ],
  ])("%s", (text, expected) => {
    expect(locations(text, root)).toEqual(expected);
  });

  test("find what lies as deep as a document may", () => {
    const levels = Array.from({ length: defaultLimits.depth - 1 }, () => "a");
    const deep = levels.reduceRight<JsonObject>((inner, level) => ({ [level]: inner }), { n: 1 });
    expect(locations("$..n", deep)).toEqual([[...levels, "n"]]);
  });

  test.each([
    "",
    "a",
    "a.b",
    "$.",
    "$.a[",
    "$.a[?]",
    "$..",
    "$['a]",
    "$.paths./accounts",
    "$.a b",
    "$.x-y",
    "$.a[?@.x-y]",
  ])("%j is none", (text) => {
    expect(compileTarget(text)).toMatchObject({ ok: false });
  });
});

test.each([
  [[], "$"],
  [["paths", "/accounts", "get"], "$.paths['/accounts'].get"],
  [["a", 0, "x-y"], "$.a[0]['x-y']"],
  [["it's", "\\"], "$['it\\'s']['\\\\']"],
])("%j is written %s", (segments, text) => {
  expect(formatPath(segments)).toBe(text);
});
