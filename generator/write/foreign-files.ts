import { readdirSync } from "node:fs";
import { join } from "node:path";
import { statsOf } from "./folder-state.js";
import { STAGING } from "./layers.js";
import { foldersOf } from "./output-path.js";

/** Folders that tools put beside every package; they are left alone like all foreign ones, but not worth naming. */
const COMPANIONS = new Set([".git", "node_modules", STAGING]);

/**
 * Files in `folder` that are not `ours`, sorted. A folder in which nothing is ours is named once, with a `/` at its end.
 */
export function foreignFiles(folder: string, ours: ReadonlySet<string>): readonly string[] {
  const ourFolders = new Set([...ours].flatMap(foldersOf));
  const visit = (prefix: string): readonly string[] =>
    readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
      const path = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
      if (!entry.isDirectory()) return ours.has(path) ? [] : [path];
      if (ourFolders.has(path)) return visit(path);
      return COMPANIONS.has(entry.name) ? [] : [`${path}/`];
    });
  return statsOf(folder) === undefined ? [] : [...visit("")].sort();
}
