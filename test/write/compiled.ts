import { DiagnosticsError, type Diagnostic } from "../../generator/diagnostics/diagnostic.js";
import type { OutputTree } from "../../generator/emit/format.js";
import type { Memory } from "../../generator/memory.js";
import { compile } from "../../generator/write/compile.js";
import { tsconfigJson } from "../../templates/package/tsconfig-json.js";

/** The settings of a package that needs the language's own library alone, which is read much faster. */
export const smallTsconfig = tsconfigJson().replace(/"lib": \[[^\]]*\]/, '"lib": ["ES2022"]');

/** How a build ends: with files, or with errors. */
export interface Compiled {
  readonly errors: readonly Diagnostic[];
  readonly files: OutputTree;
}

/** Compiles a package with what an earlier build knows; only a fault of the generator throws. */
export async function compiled(
  folder: string,
  tree: OutputTree,
  memory: Memory,
): Promise<Compiled> {
  try {
    return { errors: [], files: await compile(folder, tree, memory) };
  } catch (error) {
    if (!(error instanceof DiagnosticsError)) throw error;
    return { errors: error.diagnostics, files: new Map() };
  }
}
