import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { diagnose } from "../diagnostics/diagnose.js";
import { DiagnosticsError } from "../diagnostics/diagnostic.js";
import { obstacle, stateOf, statsOf } from "./folder-state.js";
import { allManifestFiles, STAGING } from "./layers.js";
import { foldersOf, pathFault } from "./output-path.js";
import { ownedPaths } from "./plan-write.js";

interface Journal {
  /** The staged file of `write[n]` is `new/n`, what it replaces is `old/n`. */
  readonly write: readonly string[];
  readonly delete: readonly string[];
}

/**
 * Replaces files of the folder, all or none, so that a kill at any moment leaves the old package or the new one:
 *
 * 1. The new texts are written into `.persona-codegen.staging` inside the folder, and the files they replace are linked
 *    there. Until the journal stands, the package is the old one; a later run throws the staging away.
 * 2. The journal is renamed into place: from here on the package is the new one.
 * 3. The staged files are renamed over the old ones, left-over files are deleted, the manifests come last. A kill here
 *    is made good by the next run, which follows the journal to its end before it does anything else. An error here
 *    (a folder that may not be written) is undone from the linked files.
 * 4. The staging is removed.
 *
 * The staging is inside the folder and the folder itself is never renamed: so it is on the same file system also where
 * the folder is a mount, the folder above need not be writable, and whatever others keep in it (`node_modules`, `.git`,
 * files of their own, shells and watchers that stand in it) never moves. All steps are synchronous: an interrupt from
 * the keyboard is seen before or after, never between.
 */
export function runTransaction(
  folder: string,
  write: ReadonlyMap<string, string>,
  deleted: readonly string[],
): void {
  const staging = join(folder, STAGING);
  const journal: Journal = { write: [...write.keys()], delete: deleted };
  try {
    stage(folder, [...write.values()], journal);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    throw error;
  }
  try {
    apply(folder, journal);
  } catch (error) {
    undo(folder, journal);
    throw error;
  }
  rmSync(staging, { recursive: true, force: true });
}

/**
 * Finishes or throws away what an interrupted run left in the folder; does nothing where there is nothing.
 *
 * @throws DiagnosticsError `OUT_BUSY` where that run is still alive, `MANIFEST_INVALID` where the journal is not one
 */
export function recover(folder: string): void {
  const staging = join(folder, STAGING);
  const stats = statsOf(staging);
  if (stats === undefined) return;
  if (!stats.isDirectory()) {
    throw new DiagnosticsError([diagnose("OUT_OCCUPIED", { path: staging, wanted: "folder" })]);
  }
  const owner = readIfThere(join(staging, "pid"));
  if (owner !== undefined && isAlive(Number(owner))) {
    throw new DiagnosticsError([diagnose("OUT_BUSY", { pid: owner, folder, staging })]);
  }
  const text = readIfThere(join(staging, "journal.json"));
  if (text !== undefined) {
    const journal = parseJournal(join(staging, "journal.json"), text);
    // Only what a manifest lists is ever deleted; once the manifest is the new one, the deletions are done.
    const owned = ownedPaths(folder, allManifestFiles);
    apply(folder, { ...journal, delete: journal.delete.filter((path) => owned.has(path)) });
  }
  rmSync(staging, { recursive: true, force: true });
}

function stage(folder: string, texts: readonly string[], journal: Journal): void {
  const staging = join(folder, STAGING);
  mkdirSync(join(staging, "new"), { recursive: true });
  mkdirSync(join(staging, "old"));
  writeFileSync(join(staging, "pid"), String(process.pid));
  texts.forEach((text, index) => {
    writeFileSync(join(staging, "new", String(index)), text);
  });
  [...journal.write, ...journal.delete].forEach((path, index) => {
    if (existsSync(join(folder, path)))
      keep(join(folder, path), join(staging, "old", String(index)));
  });
  writeFileSync(join(staging, "journal.tmp"), JSON.stringify(journal));
  renameSync(join(staging, "journal.tmp"), join(staging, "journal.json"));
}

/** May run twice: a staged file that is gone is already in place. */
function apply(folder: string, journal: Journal): void {
  const staged = journal.write.map((path, index) => ({
    path,
    source: join(folder, STAGING, "new", String(index)),
  }));
  const place = ({ path, source }: { readonly path: string; readonly source: string }): void => {
    guard(folder, path);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (existsSync(source)) renameSync(source, join(folder, path));
  };
  staged.filter(({ path }) => !allManifestFiles.includes(path)).forEach(place);
  for (const path of journal.delete) {
    guard(folder, path);
    rmSync(join(folder, path), { force: true });
    removeEmptyFolders(folder, path);
  }
  staged.filter(({ path }) => allManifestFiles.includes(path)).forEach(place);
}

function undo(folder: string, journal: Journal): void {
  const staging = join(folder, STAGING);
  [...journal.write, ...journal.delete].forEach((path, index) => {
    const old = join(staging, "old", String(index));
    const placed = index < journal.write.length && !existsSync(join(staging, "new", String(index)));
    if (existsSync(old)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      renameSync(old, join(folder, path));
    } else if (placed) {
      rmSync(join(folder, path), { force: true });
    }
    removeEmptyFolders(folder, path);
  });
  rmSync(staging, { recursive: true, force: true });
}

/** Links in the way are looked for again just before each step: the folder may have changed since the plan. */
function guard(folder: string, path: string): void {
  const problem = obstacle(folder, stateOf(folder, path));
  if (problem !== undefined) throw new DiagnosticsError([problem]);
}

function keep(path: string, copy: string): void {
  try {
    linkSync(path, copy);
  } catch {
    // Not every file system has hard links.
    const { atime, mtime } = statSync(path);
    copyFileSync(path, copy);
    utimesSync(copy, atime, mtime);
  }
}

function removeEmptyFolders(folder: string, path: string): void {
  for (const above of [...foldersOf(path)].reverse()) {
    try {
      rmdirSync(join(folder, above));
    } catch {
      return; // Not empty, or gone already.
    }
  }
}

function parseJournal(path: string, text: string): Journal {
  const { write, delete: deleted } = JSON.parse(text) as Record<string, unknown>;
  const isList = (value: unknown): value is readonly string[] =>
    Array.isArray(value) &&
    value.every((item) => typeof item === "string" && pathFault(item) === undefined);
  if (isList(write) && isList(deleted)) return { write, delete: deleted };
  throw new DiagnosticsError([
    diagnose("MANIFEST_INVALID", { path, reason: "it lists unsafe paths" }),
  ]);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
