import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { withLessText } from "../../generator/write/less-text.js";
import { typesAsWritten } from "../../generator/write/types-as-written.js";
import { generated } from "./edited-package.js";

const HEAD = "/**\n * By hand.\n * @noformat\n */\n";
const names = ["dist/types.js.map", "dist/types.js", "dist/types.d.ts.map", "dist/types.d.ts"];
const parse = (text: string): ts.SourceFile =>
  ts.createSourceFile("src/types.ts", text, ts.ScriptTarget.ES2022);

/** What the compiler itself makes of a module. */
function compiled(text: string): ReadonlyMap<string, string> {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 };
  const declarations = ts.transpileDeclaration(text, { compilerOptions });
  expect(declarations.diagnostics).toEqual([]);
  return new Map([
    ["dist/types.js", ts.transpileModule(text, { compilerOptions }).outputText],
    ["dist/types.d.ts", declarations.outputText],
  ]);
}

describe("a module of types that the compiler's printer wrote", () => {
  it.each([
    ["types of the official surface", readFileSync(join(generated, "src/openapi.ts"), "utf8")],
    [
      "types with comments",
      `${HEAD}\nexport interface A {\n    /** Its *name*. */\n    name: string;\n}\nexport type B = A | never;\n`,
    ],
  ])("becomes what the compiler makes of it: %s", (_, text) => {
    const written = typesAsWritten(parse(text), names);
    expect(written && withLessText(written)).toEqual(withLessText(compiled(text)));
  });

  it.each([
    ["one that is not marked", "/** By hand. */\nexport interface A {}\n"],
    ["one that is marked further down", "export interface A {}\n/** @noformat */\n"],
    ["one with a type of its own", `${HEAD}interface A {}\nexport type B = A;\n`],
    ["one that imports", `${HEAD}import type { A } from "./a.js";\nexport type B = A;\n`],
    ["one with a value", `${HEAD}export const a = 1;\n`],
    ["one that declares for all", `${HEAD}export declare interface A {}\n`],
  ])("is not %s", (_, text) => {
    expect(typesAsWritten(parse(text), names)).toBeUndefined();
  });
});
