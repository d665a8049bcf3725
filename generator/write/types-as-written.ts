import ts = require("typescript");
import type { OutputTree } from "../emit/format.js";

/** The comment at the head of a module, where it says that its text is as a printer left it. */
const PRINTED = /^\s*(\/\*\*(?:[^*]|\*(?!\/))*@noformat(?:[^*]|\*(?!\/))*\*\/\n)\n*/;

/**
 * What the compiler makes of a module of exported types alone, in which all is as its own printer writes it: nothing to
 * run, and the same text once more. To have the compiler make it takes a tenth of a run in which little changed.
 *
 * @param file  the module
 * @param names of the files to be made
 * @returns text by name, or `undefined` for any other module: that one must be compiled
 */
export function typesAsWritten(
  file: ts.SourceFile,
  names: readonly string[],
): OutputTree | undefined {
  if (!isAsWritten(file)) return undefined;
  const [head = "", comment = ""] = PRINTED.exec(file.text) ?? [];
  const texts = { ".js": `${comment}export {};\n`, ".ts": comment + file.text.slice(head.length) };
  return new Map(
    names.flatMap((name) => {
      const text = Object.entries(texts).find(([ending]) => name.endsWith(ending))?.[1];
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
}

/** Whether a module is one of exported types alone that the compiler's printer wrote: it imports nothing, either. */
export const isAsWritten = (file: ts.SourceFile): boolean =>
  PRINTED.test(file.text) && file.statements.every(isExportedType);

const isExportedType = (statement: ts.Statement): boolean =>
  (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) &&
  statement.modifiers?.length === 1 &&
  statement.modifiers[0]?.kind === ts.SyntaxKind.ExportKeyword;
