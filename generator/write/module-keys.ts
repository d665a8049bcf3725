import type ts from "typescript";
import type { OutputTree } from "../emit/format.js";
import { keyOf, recall, type Memory } from "../memory.js";
import { sha256 } from "../sha256.js";
import { closureHashes } from "./closure-hash.js";
import { importedModule } from "./imports-of.js";
import { moduleDeclarations, type ModuleDeclarations } from "./module-declarations.js";
import { NameResolver } from "./resolve-names.js";

/** Under which keys a memory has what the compiler finds in a module, and makes of it. */
export interface ModuleKeys {
  /**
   * That there is no error in it: its own text decides, all declarations that it leads to, and what its imports and exports
   * stand for. None for one that leads out of the package.
   */
  readonly check: string | undefined;
  /** Code, declarations and maps: its own text decides, where `isolatedDeclarations` holds. */
  readonly output: string;
  /** What decides besides its text whether a part of it is in order; of a module that no other one leads to. */
  readonly parts: string | undefined;
}

/**
 * @param modules text by path
 * @param tree    the package's files, which hold the compiler's settings
 * @param parse   a module by its path
 */
export function moduleKeys(
  modules: OutputTree,
  tree: OutputTree,
  memory: Memory,
  parse: (path: string) => ts.SourceFile,
): ReadonlyMap<string, ModuleKeys> {
  const settings = settingsOf(tree);
  const read = readModules(modules, memory, parse);
  const imported = new Set([...read].flatMap(([path, module]) => importedBy(path, module)));
  const isOpaque = [...read.values()].some(({ opaque }) => opaque);
  const texts = new Map([...modules].map(([path, text]) => [path, `${path} ${sha256(text)}`]));
  const checks = isOpaque ? undefined : checkKeys(read, texts, settings);
  return new Map(
    [...texts].map(([path, text]) => [
      path,
      {
        check: checks?.get(path),
        output: keyOf("output", settings, text),
        parts: isOpaque || imported.has(path) ? undefined : settings,
      },
    ]),
  );
}

function checkKeys(
  modules: ReadonlyMap<string, ModuleDeclarations>,
  texts: ReadonlyMap<string, string>,
  settings: string,
): ReadonlyMap<string, string | undefined> {
  const names = new NameResolver(modules);
  const nodes = new Map(
    [...modules].map(([path, { uses }]) => {
      const next = () => [
        ...names.declarations(path),
        ...uses.flatMap((use) => names.leads(path, use)),
      ];
      return [path, { text: texts.get(path) ?? "", next }] as const;
    }),
  );
  const hashes = closureHashes(nodes.values());
  return new Map(
    [...nodes].map(([path, node]) => {
      const hash = hashes.get(node);
      const linkage = names.linkage(path);
      const isKnown = hash !== undefined && linkage !== undefined;
      return [path, isKnown ? keyOf("check", settings, hash, linkage) : undefined];
    }),
  );
}

function importedBy(
  path: string,
  { imported, exported, passedOn }: ModuleDeclarations,
): readonly string[] {
  const origins = [...[...imported, ...exported].map(([, origin]) => origin), ...passedOn];
  return origins.map(({ module = "" }) => `${importedModule(path, module) ?? ""}.ts`);
}

function readModules(
  modules: OutputTree,
  memory: Memory,
  parse: (path: string) => ts.SourceFile,
): ReadonlyMap<string, ModuleDeclarations> {
  return new Map(
    [...modules].map(([path, text]) => {
      const read = (): string => JSON.stringify(moduleDeclarations(parse(path)));
      const found = recall(memory, keyOf("declarations", text), read);
      return [path, JSON.parse(found) as ModuleDeclarations];
    }),
  );
}

/** What outside of the modules decides how they are compiled; of `package.json` not its version, and the like. */
function settingsOf(tree: OutputTree): string {
  const { name, type, imports, exports } = JSON.parse(tree.get("package.json") ?? "{}") as Readonly<
    Record<string, unknown>
  >;
  return JSON.stringify([tree.get("tsconfig.json"), name, type, imports, exports]);
}
