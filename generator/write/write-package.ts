import { mkdirSync, rmdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { diagnose } from "../diagnostics/diagnose.js";
import { DiagnosticsError } from "../diagnostics/diagnostic.js";
import { statsOf } from "./folder-state.js";
import type { PackageFiles } from "./layers.js";
import { planWrite } from "./plan-write.js";
import { recover, runTransaction } from "./transaction.js";

/** What writing did. Paths are relative to the folder. */
export interface WriteResult {
  readonly written: readonly string[];
  readonly deleted: readonly string[];
  readonly unchanged: number;
  /** Files of others in the folder, left alone. */
  readonly foreign: readonly string[];
}

/**
 * Makes the folder hold the package: all of it or, on any error, nothing. Files that are equal are not touched, files
 * that the manifests of earlier runs do not list stay.
 *
 * @throws DiagnosticsError as `planWrite`, and `OUT_UNWRITABLE`, `OUT_BUSY`
 */
export function writePackage(outDir: string, files: PackageFiles): WriteResult {
  const folder = resolve(outDir);
  try {
    recover(folder);
    const plan = planWrite(folder, files);
    if (plan.write.size > 0 || plan.delete.length > 0) {
      inFolder(plan.folder, () => {
        runTransaction(plan.folder, plan.write, plan.delete);
      });
    }
    const { write, delete: deleted, unchanged, foreign } = plan;
    return { written: [...write.keys()].sort(), deleted, unchanged, foreign };
  } catch (error) {
    throw explain(folder, error);
  }
}

/** Runs `action` in the folder, made if need be, and takes away what was made where it fails. */
function inFolder(folder: string, action: () => void): void {
  const made: string[] = [];
  try {
    makeFolders(folder, made);
    action();
  } catch (error) {
    removeEmpty(made);
    throw error;
  }
}

/** As `mkdir -p`, and tells what it made; Node's own never ends where a file system refuses without a reason (`/proc`). */
function makeFolders(folder: string, made: string[]): void {
  if (statsOf(folder) !== undefined) return;
  if (dirname(folder) !== folder) makeFolders(dirname(folder), made);
  mkdirSync(folder);
  made.push(folder);
}

/** Removes folders, the last one made first, as far as they are empty. */
function removeEmpty(folders: readonly string[]): void {
  try {
    for (const folder of [...folders].reverse()) rmdirSync(folder);
  } catch {
    // Somebody has put something in; it stays.
  }
}

/** Errors of the file system are told as findings, everything else is passed on. */
function explain(folder: string, error: unknown): unknown {
  if (!(error instanceof Error) || !("syscall" in error)) return error;
  const { path, code, message } = error as NodeJS.ErrnoException;
  return new DiagnosticsError([
    diagnose("OUT_UNWRITABLE", { path: path ?? folder, reason: code ?? message }),
  ]);
}
