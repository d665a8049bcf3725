import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { obstacle, stateOf } from "../write/folder-state.js";

/** Where a run remembers itself inside the package's folder: never committed, never published, safe to delete. */
const FOLDER = "node_modules/.cache/persona-codegen";

/** The text of a file that an earlier run left for this one. */
export function readState(out: string, name: string): string | undefined {
  try {
    return readFileSync(join(out, FOLDER, name), "utf8");
  } catch {
    return undefined;
  }
}

/** Leaves a file for the next run, whole or not at all; where it cannot be written, that one takes as long as this one. */
export function writeState(out: string, name: string, text: () => string): void {
  const path = join(out, FOLDER, name);
  const beside = `${path}.${String(process.pid)}`;
  try {
    if (obstacle(out, stateOf(out, `${FOLDER}/${name}`)) !== undefined) return;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(beside, text());
    renameSync(beside, path);
  } catch {
    rmSync(beside, { force: true });
  }
}
