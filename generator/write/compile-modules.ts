import { resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import ts = require("typescript");
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { OutputTree } from "../emit/format.js";
import { withLessText } from "./less-text.js";
import { memoryHost, type MemoryHost, type ParseSource } from "./memory-host.js";

/** More errors than this help nobody; they nearly always have one cause. */
const MAX_ERRORS = 30;

/** What to do with the modules of a package. Plain data, for it may go to another thread, and so may what comes back. */
export interface CompileRequest {
  /** Folder of the package. */
  readonly outDir: string;
  /** The package's files, formatted. */
  readonly tree: OutputTree;
  readonly isolatedDeclarations: boolean;
  /** Modules to look for errors in. */
  readonly unchecked: readonly string[];
  /** Modules to compile. */
  readonly unmade: readonly string[];
}

export interface CompileResult {
  /** The compiler's errors, each with its place in the tree. */
  readonly errors: readonly Diagnostic[];
  /** Module → what the compiler wrote for it; of all that were to be compiled unless there are errors. */
  readonly made: ReadonlyMap<string, OutputTree>;
}

/** Checks and compiles modules in memory, here or in another thread. */
export type CompileModules = (request: CompileRequest) => Promise<CompileResult>;

/** The package's settings, and the modules that they name. */
export interface PackageConfig {
  readonly host: MemoryHost;
  readonly options: ts.CompilerOptions;
  readonly errors: readonly ts.Diagnostic[];
  /** Absolute names. */
  readonly fileNames: readonly string[];
}

/** @param parse makes the compiler's source files. */
export function readConfig(
  outDir: string,
  tree: OutputTree,
  more: ts.CompilerOptions,
  parse?: ParseSource,
): PackageConfig {
  const folder = resolve(outDir);
  const { configHost, nameOf } = memoryHost(folder, tree, {});
  const name = nameOf("tsconfig.json");
  const { config } = ts.parseConfigFileTextToJson(name, tree.get("tsconfig.json") ?? "{}") as {
    config: unknown;
  };
  const { options, errors, fileNames } = ts.parseJsonConfigFileContent(
    config,
    configHost,
    folder.replaceAll("\\", "/"),
    more,
    name,
  );
  return { host: memoryHost(folder, tree, options, parse), options, errors, fileNames };
}

/** @param parse makes the compiler's source files. */
export async function compileModules(
  { outDir, tree, isolatedDeclarations, unchecked, unmade }: CompileRequest,
  parse?: ParseSource,
): Promise<CompileResult> {
  const { host, options, errors } = readConfig(outDir, tree, { isolatedDeclarations }, parse);
  const names = new Set([...unchecked, ...unmade]);
  const program = ts.createProgram([...names].map(host.nameOf), options, host.host);
  const found = [...errors, ...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
  if (found.length === 0) found.push(...(await checked(program, host, unchecked)));
  const made = new Map<string, OutputTree>();
  for (const path of found.length === 0 ? unmade : []) {
    const { diagnostics } = program.emit(program.getSourceFile(host.nameOf(path)));
    found.push(...diagnostics);
    made.set(path, withLessText(host.takeWritten()));
  }
  return { errors: found.slice(0, MAX_ERRORS).map((each) => toDiagnostic(host, each)), made };
}

async function checked(
  program: ts.Program,
  host: MemoryHost,
  paths: readonly string[],
): Promise<readonly ts.Diagnostic[]> {
  const found: ts.Diagnostic[] = [];
  for (const path of paths) {
    const file = program.getSourceFile(host.nameOf(path));
    found.push(...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file));
    // Lets an interrupt from the keyboard through; checking all files takes seconds.
    await setImmediate();
  }
  return found;
}

function toDiagnostic(
  host: MemoryHost,
  { file, start, code, messageText }: ts.Diagnostic,
): Diagnostic {
  const text = ts.flattenDiagnosticMessageText(messageText, " ");
  const values = { number: code, text };
  if (file === undefined || start === undefined) return diagnose("PACKAGE_TYPE_ERROR", values);
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  const source = host.pathOf(file.fileName) ?? file.fileName;
  return diagnose("PACKAGE_TYPE_ERROR", values, { source, line: line + 1, column: character + 1 });
}
