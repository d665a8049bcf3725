import { DiagnosticsError } from "../diagnostics/diagnostic.js";
import type { OutputTree } from "../emit/format.js";
import { forgetful, type Memory } from "../memory.js";
import { compileModules, readConfig, type CompileModules } from "./compile-modules.js";
import { moduleKeys } from "./module-keys.js";

/**
 * Type-checks the package and compiles it, in memory and as its own `tsconfig.json` says.
 *
 * @param outDir folder of the package
 * @param tree   the package's files, formatted
 * @param memory of an earlier run: a module is checked again where one that it leads to changed, and compiled again where
 *   it did itself. Its declarations must follow from its own text for that, so with a memory the compiler demands
 *   `isolatedDeclarations`
 * @param compiler does the work
 * @throws DiagnosticsError `PACKAGE_TYPE_ERROR` for each error of the compiler, with its place in the tree
 */
export async function compile(
  outDir: string,
  tree: OutputTree,
  memory: Memory = forgetful,
  compiler: CompileModules = compileModules,
): Promise<OutputTree> {
  const { host, errors: inSettings, fileNames } = readConfig(outDir, tree, {});
  const modules = new Map(
    fileNames.map((name) => [host.pathOf(name) ?? name, host.host.readFile(name) ?? ""]),
  );
  const outputs = new Map<string, string>();
  const unchecked = new Map<string, string | undefined>();
  const unmade = new Map<string, string>();
  for (const [path, { check, output }] of moduleKeys(modules, tree, memory)) {
    const made = memory.get(output);
    if (made === undefined) unmade.set(path, output);
    else outputs.set(path, made);
    if (check === undefined || memory.get(check) === undefined) unchecked.set(path, check);
  }
  if (inSettings.length + unchecked.size + unmade.size > 0) {
    const { errors, made } = await compiler({
      outDir,
      tree,
      isolatedDeclarations: memory !== forgetful,
      unchecked: [...unchecked.keys()],
      unmade: [...unmade.keys()],
    });
    if (errors.length > 0) throw new DiagnosticsError(errors);
    for (const key of unchecked.values()) if (key !== undefined) memory.set(key, "");
    for (const [path, key] of unmade) {
      const output = JSON.stringify([...(made.get(path) ?? [])]);
      memory.set(key, output);
      outputs.set(path, output);
    }
  }
  return new Map(
    [...outputs.values()].flatMap((output) => JSON.parse(output) as readonly [string, string][]),
  );
}
