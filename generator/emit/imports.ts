import { posix } from "node:path";
import { groupBy } from "../grouping.js";
import { lowerFirst, upperFirst } from "../names/words.js";
import type { ImportedSymbol } from "./code.js";

/** The imports of one file: collects the symbols it uses, gives each a local name, and writes the lines. */
export interface Imports {
  /** The name under which the file knows the symbol. */
  readonly nameOf: (symbol: ImportedSymbol) => string;
  /** Import lines, sorted, each module once; types only where all uses are types. */
  readonly lines: readonly string[];
}

interface Import {
  readonly symbol: ImportedSymbol;
  readonly local: string;
}

/**
 * Decides the imports of the file `path`. Where a name is taken by a declaration of the file or by another module's
 * symbol, the later one in the order of modules is imported under an alias made of its module and its name.
 *
 * @param declared names that the file itself declares
 */
export function resolveImports(
  path: string,
  used: readonly ImportedSymbol[],
  declared: ReadonlySet<string>,
): Imports {
  const named = used.filter((symbol) => symbol.namespace === undefined);
  const spaced = used.filter((symbol) => symbol.namespace !== undefined && symbol.from !== path);
  const namespaces = new Set(spaced.map(({ namespace = "" }) => namespace));
  const imports = nameAll(mergeUses(path, named), new Set([...declared, ...namespaces]));
  return {
    nameOf: (symbol) =>
      symbol.namespace !== undefined && symbol.from !== path
        ? `${symbol.namespace}.${symbol.name}`
        : (imports.get(keyOf(symbol))?.local ?? symbol.name),
    lines: [...namespaceLines(path, spaced), ...importLines(path, [...imports.values()])],
  };
}

/** How the file `path` writes the module `from`: relative with the ending `.js`, packages as they are. */
export function moduleSpecifier(path: string, from: string): string {
  if (!from.endsWith(".ts")) return from;
  const relative = posix.relative(posix.dirname(path), from).replace(/\.ts$/, ".js");
  return relative.startsWith(".") ? relative : `./${relative}`;
}

/** `import * as kebab from "…"`, each module once; of types only where all uses are types. */
function namespaceLines(path: string, used: readonly ImportedSymbol[]): readonly string[] {
  const modules = groupBy(
    used,
    ({ namespace = "", from }) => `${namespace} ${moduleSpecifier(path, from)}`,
  );
  return [...modules]
    .sort(([a], [b]) => compare(a, b))
    .map(([key, symbols]) => {
      const [namespace = "", specifier = ""] = key.split(" ");
      const type = symbols.every(({ typeOnly }) => typeOnly) ? "type " : "";
      return `import ${type}* as ${namespace} from ${JSON.stringify(specifier)};`;
    });
}

function keyOf({ from, name }: ImportedSymbol): string {
  return `${from}\n${name}`;
}

function mergeUses(path: string, used: readonly ImportedSymbol[]): readonly ImportedSymbol[] {
  const merged = new Map<string, ImportedSymbol>();
  for (const symbol of used) {
    if (symbol.from === path) continue;
    const earlier = merged.get(keyOf(symbol));
    const typeOnly = symbol.typeOnly && (earlier?.typeOnly ?? true);
    merged.set(keyOf(symbol), { ...symbol, typeOnly });
  }
  return [...merged.values()].sort((a, b) => compare(keyOf(a), keyOf(b)));
}

function nameAll(
  symbols: readonly ImportedSymbol[],
  declared: ReadonlySet<string>,
): ReadonlyMap<string, Import> {
  const taken = new Set(declared);
  const imports = new Map<string, Import>();
  for (const symbol of symbols) {
    const local = freeName(symbol, taken);
    taken.add(local);
    imports.set(keyOf(symbol), { symbol, local });
  }
  return imports;
}

function freeName(symbol: ImportedSymbol, taken: ReadonlySet<string>): string {
  if (!taken.has(symbol.name)) return symbol.name;
  const module = posix.basename(symbol.from, ".ts").replace(/\W+(\w)?/g, (_, next?: string) => {
    return next?.toUpperCase() ?? "";
  });
  const isLower = symbol.name === lowerFirst(symbol.name);
  const alias = (isLower ? lowerFirst(module) : upperFirst(module)) + upperFirst(symbol.name);
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? alias : `${alias}${count}`;
    if (!taken.has(candidate)) return candidate;
  }
}

function importLines(path: string, imports: readonly Import[]): readonly string[] {
  const modules = groupBy(imports, ({ symbol }) => moduleSpecifier(path, symbol.from));
  return [...modules.entries()]
    .sort(([a], [b]) => compare(sortKey(a), sortKey(b)))
    .map(([specifier, entries]) => importLine(specifier, entries));
}

function importLine(specifier: string, entries: readonly Import[]): string {
  const onlyTypes = entries.every(({ symbol }) => symbol.typeOnly);
  const names = entries.map(({ symbol, local }) => {
    const renamed = local === symbol.name ? local : `${symbol.name} as ${local}`;
    return symbol.typeOnly && !onlyTypes ? `type ${renamed}` : renamed;
  });
  return `import ${onlyTypes ? "type " : ""}{ ${names.join(", ")} } from ${JSON.stringify(specifier)};`;
}

/** Packages first, then modules of the output. */
function sortKey(specifier: string): string {
  return (specifier.startsWith(".") ? "1" : "0") + specifier;
}

/** By code units, so that the order does not depend on the machine's language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
