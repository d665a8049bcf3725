import type { StatementStructures, WriterFunction } from "ts-morph";
import { printStructure, StructureKind } from "./structures.js";
import { isCode, isSymbol, type Code, type ImportedSymbol } from "./code.js";
import { declaredNames } from "./declared-names.js";
import { moduleSpecifier, resolveImports, type Imports } from "./imports.js";

/** A structure of ts-morph in which every text may be `Code` or an imported symbol, and every list read-only. */
export type WithCode<T> = T extends WriterFunction
  ? never
  : T extends string
    ? T | Code | ImportedSymbol
    : T extends readonly (infer Item)[]
      ? readonly WithCode<Item>[]
      : T extends object
        ? { readonly [Key in keyof T]: WithCode<T[Key]> }
        : T;

/** `export … from …` of another module of the output. */
export interface Reexport {
  readonly kind: "reexport";
  readonly from: string;
  /** All of its names where absent. */
  readonly names?: readonly string[];
  readonly typeOnly?: boolean;
}

/** One thing at the top level of a file: code, a structure, or a re-export. */
export type Statement = string | Code | WithCode<StatementStructures> | Reexport;

/** A file of the package before it is text. */
export interface SourceFileTemplate {
  /** Path from the package's root with `/`, for example `src/operations/accounts.ts`. */
  readonly path: string;
  /** Comment text at the top, before the imports. */
  readonly banner?: string;
  readonly statements: readonly Statement[];
  /** Names that imports must keep clear of, beside those that the statements declare. */
  readonly reserved?: readonly string[];
}

/** A file that exports nothing is a module all the same, which others may name. */
const EMPTY_MODULE = "export {};";

/** Writes the file's text, not formatted: banner, imports as its code needs them, statements. */
export function printSourceFile(file: SourceFileTemplate): string {
  const statements = file.statements.length === 0 ? [EMPTY_MODULE] : file.statements;
  const taken = new Set([...declaredNames(statements), ...(file.reserved ?? [])]);
  const imports = resolveImports(file.path, symbolsIn(statements), taken);
  const body = printStructure(
    {
      kind: StructureKind.SourceFile,
      statements: statements.map((statement, index) => {
        const resolved = resolveStatement(file.path, statement, imports);
        return index === 0 ? resolved : setApart(resolved);
      }),
    },
    { indentNumberOfSpaces: 2 },
  );
  const head = [file.banner === undefined ? [] : [file.banner], imports.lines];
  return [...head.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")), body].join(
    "\n\n",
  );
}

/** The text of one piece of code in the file that `imports` belongs to. */
function textOf(part: Code | ImportedSymbol, imports: Imports): string {
  const parts = isCode(part) ? part.parts : [part];
  return parts.map((each) => (typeof each === "string" ? each : imports.nameOf(each))).join("");
}

function resolveStatement(
  path: string,
  statement: Statement,
  imports: Imports,
): string | StatementStructures {
  if (typeof statement === "string") return statement;
  if (isReexport(statement)) return reexportLine(path, statement);
  return resolve(statement, imports) as string | StatementStructures;
}

/** A declaration with a comment stands apart from what is before it, as the printer keeps structures apart. */
const setApart = (statement: string | StatementStructures): string | StatementStructures =>
  typeof statement === "string" && statement.startsWith("/**") ? `\n${statement}` : statement;

/** A copy in which every `Code` and symbol is text. */
function resolve(value: unknown, imports: Imports): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isCode(value) || isSymbol(value)) return textOf(value, imports);
  if (Array.isArray(value)) return value.map((item) => resolve(item, imports));
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, resolve(member, imports)]),
  );
}

/** Every symbol anywhere in the value, in order, repeated as often as it is used. */
function symbolsIn(value: unknown): readonly ImportedSymbol[] {
  const found: ImportedSymbol[] = [];
  const visit = (each: unknown): void => {
    if (typeof each !== "object" || each === null) return;
    if (isSymbol(each)) found.push(each);
    else Object.values(each).forEach(visit);
  };
  visit(value);
  return found;
}

function isReexport(statement: Exclude<Statement, string>): statement is Reexport {
  return "kind" in statement && statement.kind === "reexport";
}

function reexportLine(path: string, { from, names, typeOnly }: Reexport): string {
  const what = names === undefined ? "*" : `{ ${names.join(", ")} }`;
  return `export ${typeOnly === true ? "type " : ""}${what} from ${JSON.stringify(moduleSpecifier(path, from))};`;
}
