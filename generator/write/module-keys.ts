import type { OutputTree } from "../emit/format.js";
import { keyOf, type Memory } from "../memory.js";
import { sha256 } from "../sha256.js";
import { reachedModules } from "./imports-of.js";

/** Under which keys a memory has what the compiler finds in a module, and makes of it. */
export interface ModuleKeys {
  /** That there is no error in it: all modules that it leads to decide. None for one that leads out of the package. */
  readonly check: string | undefined;
  /** Code, declarations and maps: its own text decides, where `isolatedDeclarations` holds. */
  readonly output: string;
}

/**
 * @param modules text by path
 * @param tree    the package's files, which hold the compiler's settings
 */
export function moduleKeys(
  modules: OutputTree,
  tree: OutputTree,
  memory: Memory,
): ReadonlyMap<string, ModuleKeys> {
  const settings = settingsOf(tree);
  const hashes = new Map([...modules].map(([path, text]) => [path, `${path} ${sha256(text)}`]));
  const keys = [...reachedModules(modules, memory)].map(([path, reached]) => {
    const check = reached && keyOf("check", settings, ...reached.map((it) => hashes.get(it) ?? ""));
    const output = keyOf("output", settings, hashes.get(path) ?? "");
    return [path, { check, output }] as const;
  });
  return new Map(keys);
}

/** What outside of the modules decides how they are compiled; of `package.json` not its version, and the like. */
function settingsOf(tree: OutputTree): string {
  const { name, type, imports, exports } = JSON.parse(tree.get("package.json") ?? "{}") as Readonly<
    Record<string, unknown>
  >;
  return JSON.stringify([tree.get("tsconfig.json"), name, type, imports, exports]);
}
