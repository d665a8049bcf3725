import ts from "typescript";
import type { OutputTree } from "../../../generator/emit/format.js";
import type { Api } from "../../../generator/model/api.js";
import { readPackageTexts, renderPackage } from "../../../generator/render-package.js";
import { readRuntimeAssets } from "../../../generator/runtime-assets.js";
import { memoryHost } from "../../../generator/write/memory-host.js";
import { probeProgram } from "./probe.js";

const FOLDER = "/package-under-judgement";
const PROBE = "probe/probe.ts";

/** The package of a surface as files, not formatted. */
export async function packageOf(api: Api): Promise<OutputTree> {
  const facts = { name: "persona-sdk", version: "1.0.0", apiVersion: api.version };
  return renderPackage(api, facts, await readRuntimeAssets(), await readPackageTexts());
}

/** Compiles a program that uses the whole of `used` against the package of another surface; what the compiler says. */
export function errorsOfProbe(used: Api, files: OutputTree): readonly string[] {
  const tree = new Map([...files, [PROBE, probeProgram(used)]]);
  const { program, nameOf } = programOf(tree, [PROBE]);
  const probe = program.getSourceFile(nameOf(PROBE));
  return [...program.getSyntacticDiagnostics(probe), ...program.getSemanticDiagnostics(probe)].map(
    textOf,
  );
}

/** Type-checks every file of a package. */
export function errorsOfPackage(files: OutputTree): readonly string[] {
  const sources = [...files.keys()].filter((path) => path.startsWith("src/"));
  const { program, nameOf } = programOf(files, sources);
  const ours = new Set(sources.map(nameOf));
  return program
    .getSourceFiles()
    .filter(({ fileName }) => ours.has(fileName))
    .flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ])
    .map(textOf);
}

/** What is no TypeScript in the files of a package; nothing is resolved. */
export function syntaxErrors(files: OutputTree): readonly string[] {
  return [...files].flatMap(([path, text]) => {
    if (!path.endsWith(".ts")) return [];
    const { diagnostics = [] } = ts.transpileModule(text, {
      reportDiagnostics: true,
      fileName: path,
      compilerOptions: { target: ts.ScriptTarget.ESNext, isolatedModules: true },
    });
    return diagnostics.map((each) => `${path}: ${textOf(each)}`);
  });
}

function programOf(
  tree: OutputTree,
  roots: readonly string[],
): { readonly program: ts.Program; readonly nameOf: (path: string) => string } {
  const { config } = ts.parseConfigFileTextToJson(
    "tsconfig.json",
    tree.get("tsconfig.json") ?? "{}",
  ) as {
    readonly config: { readonly compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...config.compilerOptions, rootDir: ".", noEmit: true },
    FOLDER,
  );
  const { host, nameOf } = memoryHost(FOLDER, tree, options);
  const sharing: ts.CompilerHost = {
    ...host,
    getSourceFile: (name, languageVersion) => {
      const text = host.readFile(name);
      if (text === undefined) return undefined;
      const known = parsed.get(name);
      if (known?.text === text) return known;
      const file = ts.createSourceFile(name, text, languageVersion);
      parsed.set(name, file);
      return file;
    },
  };
  return { program: ts.createProgram(roots.map(nameOf), options, sharing), nameOf };
}

/** Files that are the same in many packages are parsed once. */
const parsed = new Map<string, ts.SourceFile>();

function textOf({ file, start, code, messageText }: ts.Diagnostic): string {
  const line = file === undefined || start === undefined ? "" : lineAt(file.text, start);
  return `TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ").slice(0, 300)} in ${line.slice(0, 200)}`;
}

const lineAt = (text: string, position: number): string =>
  text
    .slice(text.lastIndexOf("\n", position) + 1)
    .split("\n", 1)[0]
    ?.trim() ?? "";
