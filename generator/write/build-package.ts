import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import ts = require("typescript");
import { diagnose } from "../diagnostics/diagnose.js";
import { DiagnosticsError, type Diagnostic } from "../diagnostics/diagnostic.js";
import type { OutputTree } from "../emit/format.js";
import { sha256 } from "../sha256.js";
import { BUILD_MANIFEST_FILE } from "./layers.js";
import { entriesOf, readManifest, type Manifest } from "./manifest.js";
import { memoryHost, type MemoryHost } from "./memory-host.js";
import { reachedDeclarations } from "./reached-declarations.js";
import { shortDeclarationMap, shortDeclarations } from "./declaration-text.js";

/** The built package: paths start with `dist/`. */
export interface BuildResult {
  readonly tree: OutputTree;
  readonly manifest: Manifest;
  readonly files: number;
  /** Size of all files together. */
  readonly bytes: number;
  /** The folder held the result of the same sources already; nothing was compiled. */
  readonly reused: boolean;
}

/** More errors than this help nobody; they nearly always have one cause. */
const MAX_ERRORS = 30;

/**
 * Type-checks the package and compiles it, in memory and as its own `tsconfig.json` says. Nothing is written.
 *
 * @param outDir folder of the package, where an earlier result is looked for
 * @param tree   the package's files, formatted
 * @throws DiagnosticsError `PACKAGE_TYPE_ERROR` for each error of the compiler, with its place in the tree
 */
export async function buildPackage(outDir: string, tree: OutputTree): Promise<BuildResult> {
  const folder = resolve(outDir);
  const inputs = inputHash(tree);
  const earlier = readEarlier(folder, inputs);
  if (earlier !== undefined) return { ...measure(earlier.tree), ...earlier, reused: true };
  const built = await compile(folder, tree);
  const manifest = { generator: `typescript ${ts.version}`, inputs, files: entriesOf(built) };
  return { ...measure(built), tree: built, manifest, reused: false };
}

async function compile(folder: string, tree: OutputTree): Promise<OutputTree> {
  const config = readConfig(folder, tree);
  const memory = memoryHost(folder, tree, config.options);
  const program = ts.createProgram(config.fileNames, config.options, memory.host);
  report(memory, [
    ...config.errors,
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
  ]);
  const found: ts.Diagnostic[] = [];
  for (const file of program.getSourceFiles()) {
    if (memory.pathOf(file.fileName) === undefined) continue;
    found.push(...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file));
    // Lets an interrupt from the keyboard through; checking all files takes seconds.
    await setImmediate();
  }
  report(memory, found);
  report(memory, program.emit().diagnostics);
  const reached = reachedDeclarations(memory.written, tree.get("package.json") ?? "{}");
  return new Map([...withLessText(reached)].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const MAP_COMMENT = /^\/\/# sourceMappingURL=.*\n?/m;

/**
 * Declarations are written as people would. Modules of types alone need no maps: there is nothing to debug, and their
 * declarations say all that their sources do.
 */
function withLessText(written: OutputTree): OutputTree {
  const left = new Map<string, string>();
  for (const [path, text] of written) {
    if (path.endsWith(".map")) continue;
    const isDeclaration = path.endsWith(".d.ts");
    const isOfTypes = isOfTypesAlone(written.get(path.replace(/\.d\.ts$/, ".js")) ?? "");
    const kept = isOfTypes ? text.replace(MAP_COMMENT, "") : text;
    left.set(path, isDeclaration ? shortDeclarations(kept) : kept);
    const map = written.get(`${path}.map`);
    if (map !== undefined && !isOfTypes)
      left.set(`${path}.map`, isDeclaration ? shortDeclarationMap(map, text) : map);
  }
  return left;
}

const isOfTypesAlone = (code: string): boolean =>
  code.replaceAll(/^(\/\/.*|\/\*[^]*?\*\/)\n?/gm, "") === "export {};\n";

function readConfig(folder: string, tree: OutputTree): ts.ParsedCommandLine {
  const { configHost, nameOf } = memoryHost(folder, tree, {});
  const name = nameOf("tsconfig.json");
  const { config } = ts.parseConfigFileTextToJson(name, tree.get("tsconfig.json") ?? "{}") as {
    config: unknown;
  };
  return ts.parseJsonConfigFileContent(config, configHost, folder.replaceAll("\\", "/"), {}, name);
}

function report(memory: MemoryHost, found: readonly ts.Diagnostic[]): void {
  if (found.length === 0) return;
  throw new DiagnosticsError(found.slice(0, MAX_ERRORS).map((each) => toDiagnostic(memory, each)));
}

function toDiagnostic(
  memory: MemoryHost,
  { file, start, code, messageText }: ts.Diagnostic,
): Diagnostic {
  const text = ts.flattenDiagnosticMessageText(messageText, " ");
  const values = { number: code, text };
  if (file === undefined || start === undefined) return diagnose("PACKAGE_TYPE_ERROR", values);
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  const source = memory.pathOf(file.fileName) ?? file.fileName;
  return diagnose("PACKAGE_TYPE_ERROR", values, { source, line: line + 1, column: character + 1 });
}

/** What the build depends on: sources, settings, compiler. */
function inputHash(tree: OutputTree): string {
  const inputs = [...tree].filter(([path]) => path.startsWith("src/") || path.endsWith(".json"));
  return sha256(JSON.stringify([ts.version, inputs.sort(([a], [b]) => (a < b ? -1 : 1))]));
}

/** The result of the same inputs, if it lies in the folder whole. */
function readEarlier(
  folder: string,
  inputs: string,
): Pick<BuildResult, "tree" | "manifest"> | undefined {
  const manifest = readManifest(folder, BUILD_MANIFEST_FILE);
  if (manifest?.inputs !== inputs) return undefined;
  const tree = new Map<string, string>();
  for (const [path, { sha256: hash }] of Object.entries(manifest.files)) {
    const text = readIfThere(join(folder, path));
    if (text === undefined || sha256(text) !== hash) return undefined;
    tree.set(path, text);
  }
  return { tree, manifest };
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function measure(tree: OutputTree): Pick<BuildResult, "files" | "bytes"> {
  const sizes = [...tree.values()].map((text) => Buffer.byteLength(text));
  return { files: tree.size, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
