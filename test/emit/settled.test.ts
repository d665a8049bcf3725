import * as prettier from "prettier";
import { describe, expect, test } from "vitest";
import { formatFile } from "../../generator/emit/format.js";
import { formatStatements } from "../../generator/emit/format-statements.js";

const long = "x".repeat(90);

/** Statements as templates write them, and such that only look like it. */
const statements = [
  "export interface A {\n  a: string;\n  readonly b?: readonly string[] | null;\n}",
  'export interface A extends B, C.D {\n  type: "x" | "y-z";\n  "a-b"?: Record<string, unknown>;\n}',
  "export interface A {\n  a?: {\n        data?: {\n            id: string;\n        }[];\n    } | null;\n}",
  "export interface A {\n  /** one */\n  a: string;\n  /**\n   * two\n   *\n   * three\n   */\n  b: string;\n}",
  "/**\n * about\n */\nexport interface A {\n    a: string;\n}",
  "/** about */\nexport type A = `act_${string}` | B[];",
  "export interface A {\n}",
  "export interface A {}",
  "export interface A {\n  a?: {\n    };\n}",
  "export interface A {\n  a: string\n  b: 'x';\n}",
  'export interface A {\n  "plain": string;\n  "x": 1;\n}',
  'export interface A {\n  "zwölf": string;\n  "日本": string;\n}',
  "export interface A {\n  a: string;\n\n  b: string;\n}",
  "export interface A {\n\n  a: string;\n}",
  "export interface A {\n  a: (string | number)[];\n  b(): void;\n}",
  "export interface A {\n  a: string; // why\n}",
  "export interface A {\n  a: string;\n  // why\n}",
  "export interface A {\n  a: string;\n  /** last */\n}",
  `export interface A {\n  ${long}: string;\n  b: string | ${long};\n}`,
  `export type A = ${long} | B;`,
  `export interface ${long} extends B {\n  a: string;\n}`,
  `import type { A } from "./${long}.js";`,
  `import { ${long}, type B as C } from "./${long}.js";`,
  'import type { A, B as C } from "./a.js";',
  'export * from "./a.js";\nexport type * as b from "./b.js";',
  "import {A} from './a.js'",
  "export const a = {b:1};",
  "export function f(\n  a: string,\n): void {\n  g(a);\n}",
  "export const a = `\nexport interface A {\n    a: string;\n}\n`;",
  "const a = 1 // no semicolon\nexport interface A {\n  a: string;\n}",
  "const a =\nexport_;\nexport type B = C;",
  "// a comment\n// another",
  'export interface A {\n  a: (string | null)[];\n  b: readonly ("x" | C.D[])[] | null;\n  c: (string)[];\n}',
  'export interface A {\n  a: B<"x", C>;\n  b: B["x"]["y-z"] | D;\n  c?: "x" | "y" | (string & {});\n  d: (string & {});\n}',
  "export interface A {\n  a: (string | null);\n}",
  "export type A = (string & {});",
  `/** about */\nexport type A = B | "a | b" | ${"C | ".repeat(30)}readonly D["x"][] | (string & {});`,
  `export type A = "${long}" | ("x" | "y")[] | B<"z">;`,
  `export type A = "${long}more than fits" | B;`,
  `export type A = ${"B".repeat(90)}<"x">;`,
  `export type A = ${"B".repeat(50)}<"${"x".repeat(60)}"> | C;`,
  `export type A = ${"B".repeat(60)} | ${"C".repeat(60)}[];`,
  "export interface A extends B, C.D {\n}",
  `export interface A extends ${"B".repeat(76)} {\n}`,
  `export interface A extends ${"B".repeat(75)} {\n}`,
  "export type A = B[400 | 401];\nexport type C = (typeof d)[number] | (string & {});",
  `export type A = ${"B".repeat(70)}[400 | 401 | 403 | 404];`,
  `export type A = (typeof ${"b".repeat(70)})[number] | (string & {});`,
  'export interface A {\n  a: B<"x" | "y" | C>;\n  b?: (typeof c)[number][];\n}',
  "/** one */\nexport function a(b: unknown): asserts b is C {\nd(e, b);\n}",
  "export function a(b: unknown): b is C.D {\n        return d(e);\n}",
  "export function a(b: unknown): C {\n  return (d(e));\n}",
  `export function a(b: unknown): C {\n  return ${"d".repeat(80)}(eeeeee, ffff);\n}`,
  "export function a(b: unknown): C {\n  d(b);\n  return e(b);\n}",
  "/** alone */",
  "/**\n * @noformat\n */\nexport interface A {\n    a: string;\n}",
];

const whole = (text: string): Promise<string> =>
  prettier.format(text, { printWidth: 100, parser: "babel-ts", checkIgnorePragma: true });

describe("statements that look formatted already", () => {
  test.each(statements)("%j is printed as by Prettier", async (text) => {
    expect(await formatFile("a.ts", text)).toBe(await whole(text));
  });

  test("so are files of any of them, however they follow each other", async () => {
    const parsing = statements.filter((text) => !/no semicolon|noformat/.test(text));
    for (let shift = 1; shift < 8; shift++) {
      const turned = parsing.map((_, index) => parsing[(index * shift) % parsing.length] ?? "");
      for (const gap of ["\n", "\n\n", "\n\n\n"]) {
        const text = `// banner\n\n${turned.join(gap)}\n`;
        expect(await formatFile("a.ts", text)).toBe(await whole(text));
      }
    }
  });

  test("are kept from Prettier", async () => {
    const text = 'import { b } from "./b.js";\n\nexport interface A {\n  a: string;\n}\n\nb( );\n';
    const asked: string[] = [];
    const formatted = await formatStatements(text, (rest) => {
      asked.push(rest);
      return whole(rest);
    });
    expect(asked).toEqual(["//#0\n\nb( );\n"]);
    expect(formatted).toBe(text.replace("b( )", "b()"));
  });
});
