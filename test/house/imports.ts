import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export const root: string = fileURLToPath(new URL("../..", import.meta.url));

/** A source file of the generator or the templates. */
export interface SourceModule {
  /** Relative to the root, with slashes. */
  readonly path: string;
  readonly source: ts.SourceFile;
}

/** The generator and the templates; the runtime is not part of either, but what they copy. */
export function sourceModules(): readonly SourceModule[] {
  return ["generator", "templates"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .map((name) => join(folder, name).replaceAll("\\", "/"))
      .filter((path) => path.endsWith(".ts"))
      .sort()
      .map((path) => ({
        path,
        source: ts.createSourceFile(
          path,
          readFileSync(join(root, path), "utf8"),
          ts.ScriptTarget.Latest,
          true,
        ),
      })),
  );
}

/** A room of the house: a folder of the generator, a file that stands in `generator/` itself, or the templates. */
function roomOf(path: string): string {
  const [top = "", next = ""] = path.split("/");
  return top === "generator" ? next.replace(/\.[jt]s$/, "") : top;
}

/**
 * Room → the rooms whose code it runs; what is imported as a type alone is knowledge of data, and not counted. Files in
 * `generator/` that use nothing are tools for everybody, and no rooms.
 */
export function roomsUsed(
  modules: readonly SourceModule[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const used = new Map<string, Set<string>>();
  for (const { path, source } of modules) {
    if (path.startsWith("templates/runtime/")) continue;
    const room = roomOf(path);
    const uses = used.get(room) ?? new Set();
    used.set(room, uses);
    for (const target of valueImports(source)) {
      const other = roomOf(relative(root, join(root, dirname(path), target)).replaceAll("\\", "/"));
      if (other !== room) uses.add(other);
    }
  }
  for (const { path } of modules) {
    const room = roomOf(path);
    if (path.split("/").length > 2 || used.get(room)?.size !== 0) continue;
    used.delete(room);
    for (const uses of used.values()) uses.delete(room);
  }
  return used;
}

function valueImports(source: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const target = importedBy(node);
    if (target !== undefined && ts.isStringLiteral(target) && target.text.startsWith(".")) {
      found.push(target.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What an import, an export or an `import()` names. */
function importedBy(node: ts.Node): ts.Expression | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return isOnlyTypes(node) ? undefined : node.moduleSpecifier;
  }
  const isCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isCall ? node.arguments[0] : undefined;
}

function isOnlyTypes(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  const clause = statement.importClause;
  const named = clause?.namedBindings;
  if (clause === undefined || clause.isTypeOnly) return clause !== undefined;
  if (clause.name !== undefined || named === undefined || ts.isNamespaceImport(named)) return false;
  return named.elements.every(({ isTypeOnly }) => isTypeOnly);
}
