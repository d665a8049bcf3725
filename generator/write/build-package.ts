import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts = require("typescript");
import type { OutputTree } from "../emit/format.js";
import type { Memory } from "../memory.js";
import { sha256 } from "../sha256.js";
import { compile } from "./compile.js";
import { BUILD_MANIFEST_FILE } from "./layers.js";
import { entriesOf, readManifest, type Manifest } from "./manifest.js";
import { reachedDeclarations } from "./reached-declarations.js";

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

/**
 * Type-checks the package and compiles it, in memory and as its own `tsconfig.json` says. Nothing is written.
 *
 * @param outDir folder of the package, where an earlier result is looked for
 * @param tree   the package's files, formatted
 * @param memory what an earlier run found and made of single modules, as `compile` takes it
 * @throws DiagnosticsError `PACKAGE_TYPE_ERROR` for each error of the compiler, with its place in the tree
 */
export async function buildPackage(
  outDir: string,
  tree: OutputTree,
  memory?: Memory,
): Promise<BuildResult> {
  const folder = resolve(outDir);
  const inputs = inputHash(tree);
  const earlier = readEarlier(folder, inputs);
  if (earlier !== undefined) return { ...measure(earlier.tree), ...earlier, reused: true };
  const compiled = await compile(folder, tree, memory);
  const reached = reachedDeclarations(compiled, tree.get("package.json") ?? "{}", memory);
  const built = new Map([...reached].sort(([a], [b]) => (a < b ? -1 : 1)));
  const manifest = { generator: `typescript ${ts.version}`, inputs, files: entriesOf(built) };
  return { ...measure(built), tree: built, manifest, reused: false };
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
