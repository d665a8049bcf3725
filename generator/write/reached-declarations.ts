import { posix } from "node:path";
import type { OutputTree } from "../emit/format.js";
import type { Memory } from "../memory.js";
import { importedModule, importsOf } from "./imports-of.js";

const DECLARATIONS = /\.d\.ts$/;

/**
 * The built files without the declarations that no entry point of the package leads to: nobody can import those modules,
 * so a compiler would never read them.
 *
 * @param built paths from the package's root
 * @param packageJson text of the package's `package.json`, whose `exports` name the entry points
 */
export function reachedDeclarations(
  built: OutputTree,
  packageJson: string,
  memory?: Memory,
): OutputTree {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    const text = built.get(path);
    if (text === undefined || reached.has(path)) return;
    reached.add(path);
    for (const imported of importsOf(text, memory)) {
      const module = importedModule(path, imported);
      if (module !== undefined) visit(`${module}.d.ts`);
    }
  };
  const entries = entryDeclarations(JSON.parse(packageJson));
  // A package that names no entry point can be imported anywhere.
  if (entries.length === 0) return built;
  entries.forEach(visit);
  return new Map(
    [...built].filter(([path]) => {
      const declarations = path.replace(/\.map$/, "");
      return !DECLARATIONS.test(declarations) || reached.has(declarations);
    }),
  );
}

/** Every path of declarations that `exports` names. */
function entryDeclarations(value: unknown): readonly string[] {
  if (typeof value === "string") return DECLARATIONS.test(value) ? [posix.normalize(value)] : [];
  if (typeof value !== "object" || value === null) return [];
  const { exports: entries } = value as { readonly exports?: unknown };
  return Object.values(Object(entries ?? value) as object).flatMap(entryDeclarations);
}
