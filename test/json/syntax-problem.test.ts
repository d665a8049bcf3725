import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findJsonProblem } from "../../generator/json/syntax-problem.js";

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe("findJsonProblem", () => {
  test.each([
    ['{"a": [1, 2', 11, "expected a comma or ], found the end of the file"],
    ['{"a": tru}', 6, 'expected a value, found "t"'],
    ['{"a": 1,}', 8, 'expected a name in double quotes, found "}"'],
    ['{"a" 1}', 5, 'expected a colon, found "1"'],
    ["{'a': 1}", 1, 'expected a name in double quotes or }, found "\'"'],
    ['{"a": "b', 6, "the file ends inside this string"],
    ['{"a": "b\nc"}', 8, "a line break or control character in a string"],
    ['{"a": "\\x"}', 7, "an unknown escape in a string"],
    ["[1, 2}", 5, 'expected a comma or ], found "}"'],
    ["{} {}", 3, 'expected the end of the file, found "{"'],
    ["", 0, "expected a value, found the end of the file"],
    ["[01]", 1, 'expected a value or ], found "0"'],
  ])("%j stops being JSON at %i", (text, offset, reason) => {
    expect(findJsonProblem(text)).toEqual({ offset, reason });
  });

  test("finds nothing in what JSON.parse accepts", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 1, "\t"), (text, indent) => {
        const laidOut = JSON.stringify(JSON.parse(text), null, indent);
        expect(findJsonProblem(laidOut)).toBeUndefined();
      }),
    );
  });

  test("finds something exactly where JSON.parse refuses", () => {
    const damaged = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.constantFrom("", ",", "}", "]", '"', "\\", "\n", "x", "{", "-"),
      )
      .map(([text, at, insert]) => {
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + insert + text.slice(cut + (at % 2));
      });
    fc.assert(
      fc.property(damaged, (text) => {
        const problem = findJsonProblem(text);
        expect(problem === undefined).toBe(isJson(text));
        // what stands before the place is not at fault: it can be continued
        if (problem) expect(problem.offset).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
  });
});
