import { readdirSync, readFileSync, realpathSync, statSync, type Stats } from "node:fs";
import { join, resolve } from "node:path";
import { diagnose, throwErrors } from "../diagnostics/diagnose.js";
import { DiagnosticsError, type Diagnostic } from "../diagnostics/diagnostic.js";
import { obstacle, stateOf, statsOf, type PathState } from "./folder-state.js";
import { foreignFiles } from "./foreign-files.js";
import { allManifestFiles, filesOf, layersOf, STAGING, type PackageFiles } from "./layers.js";
import { MANIFEST_FILE, readManifest } from "./manifest.js";
import { checkPaths } from "./output-path.js";

/** How a folder differs from a package. Paths are relative to it, with `/`, in the order in which they are written. */
export interface WritePlan {
  /** Absolute, links in it resolved. */
  readonly folder: string;
  /** Files that are missing or different, with their text. */
  readonly write: ReadonlyMap<string, string>;
  /** Those of `write` that are there and differ. */
  readonly changed: readonly string[];
  /** Written by an earlier run and no part of the package any more. */
  readonly delete: readonly string[];
  readonly unchanged: number;
  /** Files of others, left alone. */
  readonly foreign: readonly string[];
}

/**
 * Compares the folder with the package and changes nothing.
 *
 * @throws DiagnosticsError with everything that stands against writing: `OUT_NOT_OURS`, `OUT_NOT_A_FOLDER`,
 * `OUT_THROUGH_LINK`, `OUT_OCCUPIED`, `MANIFEST_INVALID`, `PATH_UNSAFE`, `PATH_COLLISION`
 */
export function planWrite(outDir: string, files: PackageFiles): WritePlan {
  const folder = checkFolder(outDir);
  const layers = layersOf(files);
  const wanted = filesOf(layers);
  throwErrors(checkPaths(wanted.keys()));
  const owned = ownedPaths(folder, allManifestFiles);
  const previous = ownedPaths(
    folder,
    layers.map(({ manifestFile }) => manifestFile),
  );
  const target = compareWanted(folder, wanted, owned);
  const left = findLeftOver(folder, [...previous].filter((path) => !wanted.has(path)).sort());
  throwErrors([...target.diagnostics, ...left.diagnostics]);
  return {
    folder,
    write: target.write,
    changed: target.changed,
    delete: left.paths,
    unchanged: wanted.size - target.write.size,
    foreign: foreignFiles(folder, new Set([...owned, ...wanted.keys()])),
  };
}

/** What a folder may hold that was emptied of everything else: nobody's work. */
const REMAINS = new Set([STAGING, "node_modules"]);

/**
 * The folder with links resolved.
 *
 * @throws DiagnosticsError `OUT_NOT_A_FOLDER`, `OUT_UNWRITABLE`, and `OUT_NOT_OURS` for a folder that somebody else filled
 */
export function checkFolder(outDir: string): string {
  const path = resolve(outDir);
  const stats = folderStats(path);
  if (stats === undefined) return path;
  if (!stats.isDirectory()) throw new DiagnosticsError([diagnose("OUT_NOT_A_FOLDER", { path })]);
  const folder = realpathSync(path);
  const found = readdirSync(folder).filter((name) => !REMAINS.has(name));
  if (found.length > 0 && statsOf(join(folder, MANIFEST_FILE)) === undefined) {
    const values = { folder: path, manifest: MANIFEST_FILE };
    throw new DiagnosticsError([diagnose("OUT_NOT_OURS", values)]);
  }
  return folder;
}

/** `undefined` where nothing stands there; what cannot even be looked at, as below a file, cannot be written. */
function folderStats(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new DiagnosticsError([diagnose("OUT_UNWRITABLE", { path, reason: code ?? message })]);
  }
}

/** Paths that the named manifests list, and the manifests themselves where they exist. */
export function ownedPaths(folder: string, manifestFiles: readonly string[]): ReadonlySet<string> {
  return new Set(
    manifestFiles.flatMap((name) => {
      const manifest = readManifest(folder, name);
      return manifest === undefined ? [] : [...Object.keys(manifest.files), name];
    }),
  );
}

interface Comparison extends Pick<WritePlan, "write" | "changed"> {
  readonly diagnostics: readonly Diagnostic[];
}

function compareWanted(
  folder: string,
  wanted: ReadonlyMap<string, string>,
  owned: ReadonlySet<string>,
): Comparison {
  const write = new Map<string, string>();
  const changed: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [path, text] of wanted) {
    const state = stateOf(folder, path);
    if (state.kind === "file" && holds(join(folder, path), text)) continue;
    const problem = obstacle(folder, state) ?? ownerProblem(folder, path, state, owned);
    if (problem !== undefined) diagnostics.push(problem);
    if (state.kind === "file") changed.push(path);
    write.set(path, text);
  }
  return { write, changed, diagnostics };
}

function ownerProblem(
  folder: string,
  path: string,
  state: PathState,
  owned: ReadonlySet<string>,
): Diagnostic | undefined {
  if (state.kind !== "file" || owned.has(path)) return undefined;
  return diagnose("OUT_OCCUPIED", { path: join(folder, path), wanted: "file of its own" });
}

function findLeftOver(
  folder: string,
  candidates: readonly string[],
): { readonly paths: readonly string[]; readonly diagnostics: readonly Diagnostic[] } {
  const states = candidates.map((path) => ({ path, state: stateOf(folder, path) }));
  return {
    paths: states.filter(({ state }) => state.kind === "file").map(({ path }) => path),
    diagnostics: states.flatMap(({ state }) => obstacle(folder, state) ?? []),
  };
}

function holds(path: string, text: string): boolean {
  return readFileSync(path).equals(Buffer.from(text, "utf8"));
}
