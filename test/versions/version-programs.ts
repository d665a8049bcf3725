import ts from "typescript";
import type { OutputTree } from "../../generator/emit/format.js";
import { loadApi } from "../../generator/load-api.js";
import { selectOperations } from "../../generator/model/select-operations.js";
import { specFolder } from "../../generator/package-root.js";
import { packageFacts, readLicense, renderPackage } from "../../generator/render-package.js";
import { readRuntimeAssets } from "../../generator/runtime-assets.js";

/** The package of a dated version as unformatted text, in memory. */
export async function packageOf(apiVersion: string): Promise<OutputTree> {
  const assets = await readRuntimeAssets();
  const { api } = await loadApi({ specFolder: specFolder(), apiVersion }, assets);
  const selected = selectOperations(api, undefined);
  const facts = await packageFacts(
    { packageName: "persona-sdk", packageVersion: "0.1.0" },
    selected,
  );
  return renderPackage(selected, facts, assets, await readLicense());
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

/** Every error the compiler finds in the sources of a package, as `file: message`. */
export function typeErrors(tree: OutputTree): readonly string[] {
  const files = new Map([...tree].map(([path, text]) => [`/package/${path}`, text]));
  const host = ts.createCompilerHost(OPTIONS);
  const readLibrary = host.getSourceFile.bind(host);
  const folders = new Set([...files.keys()].flatMap(parentFolders));
  host.directoryExists = (path) => folders.has(path) || ts.sys.directoryExists(path);
  host.fileExists = (path) => files.has(path) || ts.sys.fileExists(path);
  host.readFile = (path) => files.get(path) ?? ts.sys.readFile(path);
  host.getSourceFile = (path, languageVersion) => {
    const text = files.get(path);
    if (text !== undefined) return ts.createSourceFile(path, text, languageVersion, true);
    const library = libraries.get(path) ?? readLibrary(path, languageVersion);
    if (library !== undefined) libraries.set(path, library);
    return library;
  };
  const roots = [...files.keys()].filter((path) => path.endsWith(".ts"));
  const program = ts.createProgram(roots, OPTIONS, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    return `${file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
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
