import { posix } from "node:path";
import ts = require("typescript");
import type { OutputTree } from "../emit/format.js";
import { forgetful, keyOf, recall, type Memory } from "../memory.js";

/** All that a module of TypeScript names to be read with it: modules, files, libraries; as it names them. */
export function importsOf(text: string, memory: Memory = forgetful): readonly string[] {
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

/**
 * For each of the modules those that it leads to, itself included, in the order of their paths; `undefined` for one that
 * leads out of them.
 *
 * @param sources text by path, `src/….ts`
 */
export function reachedModules(
  sources: OutputTree,
  memory: Memory,
): ReadonlyMap<string, readonly string[] | undefined> {
  const direct = new Map(
    [...sources].map(([path, text]) => [
      path,
      importsOf(text, memory).map((imported) => `${importedModule(path, imported) ?? ""}.ts`),
    ]),
  );
  const reached = (path: string): readonly string[] | undefined => {
    const found = new Set([path]);
    for (const each of found) direct.get(each)?.forEach((next) => found.add(next));
    return [...found].every((each) => sources.has(each)) ? [...found].sort() : undefined;
  };
  return new Map([...sources.keys()].map((path) => [path, reached(path)]));
}
