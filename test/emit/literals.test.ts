import { runInThisContext } from "node:vm";
import fc from "fast-check";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { code, symbol } from "../../generator/emit/code.js";
import {
  literal,
  propertyAccess,
  propertyKey,
  regExpLiteral,
  stringLiteral,
  templateText,
  type LiteralValue,
} from "../../generator/emit/literals.js";
import { printSourceFile } from "../../generator/emit/print.js";

/** What JavaScript makes of an expression; the independent reader of everything emitted here. */
function evaluate(expression: string): unknown {
  return runInThisContext(`"use strict"; (${expression});`) as unknown;
}

function textOf(value: LiteralValue): string {
  const text = printSourceFile({
    path: "a.ts",
    statements: [code`export const v = ${literal(value)};`],
  });
  return text.replace("export const v = ", "").trim().replace(/;$/, "");
}

const hostile = [
  "",
  "plain",
  `'"\`\\`,
  "${process.exit(1)}",
  "*/ alert() /*",
  "line\nbreak\r\u2028\u2029",
  "\0\u0007\u001b[31m",
  "__proto__",
  "\u202eevil\u2066",
  "\ud800 lone \udc00",
  "😀",
  "</script>",
];

describe("text from a document means itself, whatever is in it", () => {
  test.each(hostile)("%j as a string", (value) => {
    expect(evaluate(stringLiteral(value))).toBe(value);
    expect(evaluate(`\`${templateText(value)}\``)).toBe(value);
    // Nothing that an editor shows differently from what the compiler reads.
    expect(stringLiteral(value)).not.toMatch(
      /[\u0000-\u001f\u2028\u2029\u202a-\u202e\u2066-\u2069]/,
    );
  });

  test.each(hostile)("%j as a property", (name) => {
    const object = evaluate(`{ ${propertyKey(name)}: 1 }`) as object;
    expect(Object.entries(object)).toEqual([[name, 1]]);
    expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
    if (name !== "__proto__")
      expect(evaluate(`({ ${propertyKey(name)}: 1 })${propertyAccess(name)}`)).toBe(1);
  });

  test("any string, any data", () => {
    const anyText = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(anyText, (value) => {
        expect(evaluate(stringLiteral(value))).toBe(value);
        expect(evaluate(`\`${templateText(value)}\``)).toBe(value);
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(evaluate(textOf(value as LiteralValue))).toEqual(value);
      }),
      { numRuns: 50 },
    );
  });
});

test.each([
  "^act_[a-zA-Z0-9]{24,28}$",
  "a/b",
  "",
  "[/]",
  "\\/",
  "\n",
  "\u2028",
  "\0",
  "`\\$\\{x\\}`",
  "\\d+(?<year>x)",
])("the regular expression %j", (source) => {
  const made = evaluate(regExpLiteral(source, "u")) as RegExp;
  const wanted = new RegExp(source, "u");
  expect(made.flags).toBe("u");
  for (const text of [
    "",
    "a/b",
    "/",
    "\n",
    "\u2028",
    "\0",
    "`${x}`",
    "12x",
    `act_${"a".repeat(24)}`,
  ]) {
    expect(made.test(text)).toBe(wanted.test(text));
  }
});

test("a regular expression that does not compile is refused", () => {
  expect(() => regExpLiteral("(")).toThrow(SyntaxError);
});

test("properties without a value are left out, code and names stand as they are", () => {
  const call = symbol("call", "src/call.ts");
  expect(textOf({ a: undefined, "b-c": [null, -0, true], d: code`x => ${call}(x)` })).toContain(
    '{ "b-c": [null, -0, true], d: x => call(x) }',
  );
});

test("names of every kind can be declared as properties of a type", () => {
  const members = hostile.map((name) => `${propertyKey(name)}: string;`).join("\n");
  const { diagnostics } = ts.transpileModule(`export interface A { ${members} }`, {
    reportDiagnostics: true,
  });
  expect(diagnostics).toEqual([]);
});
