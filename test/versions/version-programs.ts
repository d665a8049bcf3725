import ts from "typescript";
import type { OutputTree } from "../../generator/emit/format.js";
import { loadApi } from "../../generator/load-api.js";
import type { Api } from "../../generator/model/api.js";
import { selectOperations } from "../../generator/model/select-operations.js";
import { specFolder } from "../../generator/package-root.js";
import { packageFacts, readPackageTexts, renderPackage } from "../../generator/render-package.js";
import { readRuntimeAssets } from "../../generator/runtime-assets.js";

/** A package as unformatted text, in memory, and the model it was made from. */
export interface VersionPackage {
  readonly api: Api;
  readonly tree: OutputTree;
}

/** The package of a dated version. */
export async function packageOf(apiVersion: string): Promise<VersionPackage> {
  const assets = await readRuntimeAssets();
  const { api } = await loadApi({ specFolder: specFolder(), apiVersion }, assets);
  const selected = selectOperations(api, undefined);
  const facts = await packageFacts(
    { packageName: "persona-sdk", packageVersion: "0.1.0" },
    selected,
  );
  return { api, tree: renderPackage(selected, facts, assets, await readPackageTexts()) };
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  types: [],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
};

const parentFolders = (path: string): readonly string[] =>
  path.split("/").map((_, index, parts) => parts.slice(0, index).join("/"));

const libraries = new Map<string, ts.SourceFile>();

/** An error of the compiler with the line it stands on, counted from 0. */
export interface TypeError {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/**
 * Every error the compiler finds in files of a package.
 *
 * @param tree of the package, with the files of the test beside its own
 * @param judged path in the tree → whether its errors are asked for; what they import is read in any case
 */
export function typeErrors(
  tree: OutputTree,
  judged: (path: string) => boolean = () => true,
): readonly TypeError[] {
  const roots = [...tree.keys()].filter((path) => path.endsWith(".ts") && judged(path));
  const program = programOf(tree, roots);
  return roots.flatMap((path) => {
    const file = program.getSourceFile(nameOf(path));
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ start = 0, messageText }) => ({
        path,
        line: file?.getLineAndCharacterOfPosition(start).line ?? 0,
        message: ts.flattenDiagnosticMessageText(messageText, "\n"),
      }),
    );
  });
}

/** The name by which the compiler knows a file of the tree. */
export const nameOf = (path: string): string => `/package/${path}`;

/** A program of files that are in memory only. */
export function programOf(tree: OutputTree, roots: readonly string[]): ts.Program {
  const files = new Map([...tree].map(([path, text]) => [nameOf(path), text]));
  const host = ts.createCompilerHost(OPTIONS);
  host.jsDocParsingMode = ts.JSDocParsingMode.ParseForTypeErrors;
  const readLibrary = host.getSourceFile.bind(host);
  const folders = new Set([...files.keys()].flatMap(parentFolders));
  host.directoryExists = (path) => folders.has(path) || ts.sys.directoryExists(path);
  host.fileExists = (path) => files.has(path) || ts.sys.fileExists(path);
  host.readFile = (path) => files.get(path) ?? ts.sys.readFile(path);
  host.getSourceFile = (path, languageVersion) => {
    const text = files.get(path);
    if (text !== undefined) return ts.createSourceFile(path, text, languageVersion);
    const library = libraries.get(path) ?? readLibrary(path, languageVersion);
    if (library !== undefined) libraries.set(path, library);
    return library;
  };
  return ts.createProgram(roots.map(nameOf), OPTIONS, host);
}

/** Places where emitted code (not the runtime, which is written by hand) names the type `any`. */
export function anyTypes(tree: OutputTree): readonly string[] {
  return [...tree].flatMap(([path, text]) => {
    if (!path.endsWith(".ts")) return [];
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(path);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022));
    return found;
  });
}
