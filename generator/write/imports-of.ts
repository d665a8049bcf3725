import { posix } from "node:path";
import ts = require("typescript");
import { forgetful, keyOf, recall, type Memory } from "../memory.js";

/** Whether a text may name a module; to look closer takes the compiler a while where the text is long. */
const MAY_IMPORT = /\b(?:import|from|require)\s*[("']|<reference\s/;

/** All that a module of TypeScript names to be read with it: modules, files, libraries; as it names them. */
export function importsOf(text: string, memory: Memory = forgetful): readonly string[] {
  if (!MAY_IMPORT.test(text)) return [];
  const found = recall(memory, keyOf("imports", text), () => {
    const info = ts.preProcessFile(text, true, true);
    const named = [
      info.importedFiles,
      info.referencedFiles,
      info.typeReferenceDirectives,
      info.libReferenceDirectives,
    ];
    return JSON.stringify(named.flat().map(({ fileName }) => fileName));
  });
  return JSON.parse(found) as readonly string[];
}

/** The path without its ending of a module of the package that another one imports. */
export const importedModule = (from: string, imported: string): string | undefined =>
  imported.startsWith(".")
    ? posix.join(posix.dirname(from), imported).replace(/\.js$/, "")
    : undefined;
