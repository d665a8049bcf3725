import { resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import ts = require("typescript");
import { diagnose } from "../diagnostics/diagnose.js";
import { DiagnosticsError, type Diagnostic } from "../diagnostics/diagnostic.js";
import type { OutputTree } from "../emit/format.js";
import { forgetful, type Memory } from "../memory.js";
import { withLessText } from "./less-text.js";
import { memoryHost, type MemoryHost } from "./memory-host.js";
import { moduleKeys, type ModuleKeys } from "./module-keys.js";
import { isAsWritten, typesAsWritten } from "./types-as-written.js";
import { uncheckedParts } from "./unchecked-parts.js";

/** More errors than this help nobody; they nearly always have one cause. */
const MAX_ERRORS = 30;

/** Of a module of which nothing is kept. */
const NO_KEYS: ModuleKeys = { check: undefined, output: "", parts: undefined };

/**
 * Type-checks the package and compiles it, in memory and as its own `tsconfig.json` says.
 *
 * @param outDir folder of the package
 * @param tree   the package's files, formatted
 * @param memory of an earlier run: a module is checked again where a declaration that it leads to changed, and compiled again
 *   where it did itself. Its declarations must follow from its own text for that, so with a memory the compiler demands
 *   `isolatedDeclarations`
 * @throws DiagnosticsError `PACKAGE_TYPE_ERROR` for each error of the compiler, with its place in the tree;
 *   `PACKAGE_TOO_DEEP` where types lead on to others over more of them than the compiler can follow
 */
export async function compile(
  outDir: string,
  tree: OutputTree,
  memory: Memory = forgetful,
): Promise<OutputTree> {
  const folder = resolve(outDir);
  const config = readConfig(folder, tree);
  const isolatedDeclarations = memory !== forgetful;
  const options = { ...config.options, ...(isolatedDeclarations && { isolatedDeclarations }) };
  const host = memoryHost(folder, tree, options);
  const modules = new Map(
    config.fileNames.map((name) => [host.pathOf(name) ?? name, host.host.readFile(name) ?? ""]),
  );
  const outputs = new Map<string, string>();
  const unchecked = new Map<string, readonly (string | undefined)[]>();
  const unmade = new Map<string, string>();
  const keys = isolatedDeclarations ? moduleKeys(modules, tree, memory, host.parse) : undefined;
  for (const path of modules.keys()) {
    const { check, output, parts } = keys?.get(path) ?? NO_KEYS;
    const made = memory.get(output);
    if (made === undefined) unmade.set(path, output);
    else outputs.set(path, made);
    if (check !== undefined && memory.get(check) !== undefined) continue;
    unchecked.set(path, [check, ...leaveOut(host, path, parts, memory)]);
  }
  if (config.errors.length + unchecked.size + unmade.size > 0) {
    const names = new Set([...unchecked.keys(), ...unmade.keys()]);
    const program = ts.createProgram([...names].map(host.nameOf), options, host.host);
    const found = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
    throwErrors(host, [...config.errors, ...found]);
    throwErrors(host, await checked(program, host, [...unchecked.keys()]));
    for (const key of [...unchecked.values()].flat()) if (key !== undefined) memory.set(key, "");
    for (const [path, key] of unmade) {
      const output = JSON.stringify([...withLessText(outputOf(program, host, config, path))]);
      memory.set(key, output);
      outputs.set(path, output);
    }
  }
  return new Map(
    [...outputs.values()].flatMap((output) => JSON.parse(output) as readonly [string, string][]),
  );
}

async function checked(
  program: ts.Program,
  host: MemoryHost,
  paths: readonly string[],
): Promise<readonly ts.Diagnostic[]> {
  const found: ts.Diagnostic[] = [];
  for (const path of paths) {
    found.push(...errorsIn(program, host, path));
    // Lets an interrupt from the keyboard through; checking all files takes seconds.
    await setImmediate();
  }
  return found;
}

function errorsIn(program: ts.Program, host: MemoryHost, path: string): readonly ts.Diagnostic[] {
  const file = program.getSourceFile(host.nameOf(path));
  try {
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  } catch (error) {
    // The compiler follows types by calls within calls, thousands of levels deep.
    if (!(error instanceof RangeError)) throw error;
    throw new DiagnosticsError([diagnose("PACKAGE_TOO_DEEP", {}, { source: path })]);
  }
}

/**
 * Has the compiler not read what an earlier run found in order of a long module of types.
 *
 * @param settings what else decides, where that may be done
 * @returns under which keys a memory has that there is no error in what is left
 */
function leaveOut(
  host: MemoryHost,
  path: string,
  settings: string | undefined,
  memory: Memory,
): readonly string[] {
  if (settings === undefined || !isAsWritten(host.parse(path))) return [];
  const { text, keys } = uncheckedParts(host.parse(path), settings, memory) ?? { keys: [] };
  if (text !== undefined) host.replace(path, text);
  return keys;
}

/** What the compiler writes for a module. */
function outputOf(
  program: ts.Program,
  host: MemoryHost,
  config: ts.ParsedCommandLine,
  path: string,
): OutputTree {
  const outputs = ts.getOutputFileNames(config, host.nameOf(path), false);
  const names = outputs.map((name) => host.pathOf(name) ?? name);
  const known = typesAsWritten(host.parse(path), names);
  if (known !== undefined) return known;
  const { diagnostics } = program.emit(program.getSourceFile(host.nameOf(path)));
  throwErrors(host, diagnostics);
  return host.takeWritten();
}

function readConfig(folder: string, tree: OutputTree): ts.ParsedCommandLine {
  const { configHost, nameOf } = memoryHost(folder, tree, {});
  const name = nameOf("tsconfig.json");
  const { config } = ts.parseConfigFileTextToJson(name, tree.get("tsconfig.json") ?? "{}") as {
    config: unknown;
  };
  return ts.parseJsonConfigFileContent(config, configHost, folder.replaceAll("\\", "/"), {}, name);
}

function throwErrors(host: MemoryHost, found: readonly ts.Diagnostic[]): void {
  if (found.length === 0) return;
  throw new DiagnosticsError(found.slice(0, MAX_ERRORS).map((each) => toDiagnostic(host, each)));
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
