import { SourceMap } from "node:module";
import ts from "typescript";
import { expect, test } from "vitest";
import { shortDeclarationMap, shortDeclarations } from "../../generator/write/declaration-text.js";

const SOURCE = `/** A class. */
export class Half {
    /** Of it. */
    readonly whole: number = 2;
    deep: { inner: { most: string; list: readonly number[] }; other?: boolean } | undefined;
    of(whole: number, options?: { readonly precision: number }): number { return whole / 2; }
}
export const after: readonly [string, number] = ["a", 1];
export function all(): readonly Half[] { return []; }
`;

/** The declarations of the source and their map, as the compiler writes them. */
function declarations(): { readonly text: string; readonly map: string } {
  const written = new Map<string, string>();
  const options = {
    declaration: true,
    declarationMap: true,
    emitDeclarationOnly: true,
    noLib: true,
    target: ts.ScriptTarget.ES2022,
  };
  const host = ts.createCompilerHost(options);
  host.getSourceFile = (name, target) =>
    name === "half.ts" ? ts.createSourceFile(name, SOURCE, target) : undefined;
  host.writeFile = (name, text) => void written.set(name, text);
  ts.createProgram(["half.ts"], options, host).emit();
  return { text: written.get("half.d.ts") ?? "", map: written.get("half.d.ts.map") ?? "" };
}

/** Where each word of the text comes from. */
function origins(text: string, map: string): readonly (readonly unknown[])[] {
  const read = new SourceMap(JSON.parse(map) as never);
  return text.split("\n").flatMap((line, row) =>
    [...line.matchAll(/\w+/g)].map(({ 0: word, index }) => {
      const entry = read.findEntry(row, index);
      return "originalLine" in entry ? [word, entry.originalLine, entry.originalColumn] : [word];
    }),
  );
}

test("declarations are indented by tabs and exported without a word too many, and their map leads where it led", () => {
  const { text, map } = declarations();
  expect(text).toMatch(/^ {8}/m);
  expect(text).toMatch(/^export declare (?:class|const|function)/m);
  const short = shortDeclarations(text);
  expect(short).not.toMatch(/^\t* {4}|\bdeclare\b/m);
  expect(short.replaceAll("\t", "    ")).toBe(text.replaceAll("export declare ", "export "));
  const moved = origins(short, shortDeclarationMap(map, text));
  expect(moved.length).toBeGreaterThan(30);
  expect(moved).toEqual(origins(text, map).filter(([word]) => word !== "declare"));
  // Without the move the words would come from elsewhere.
  expect(origins(short, map)).not.toEqual(moved);
});
