import { lstatSync, type Stats } from "node:fs";
import { join } from "node:path";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { foldersOf } from "./output-path.js";

/** What stands at a path of the output folder. */
export type PathState =
  | { readonly kind: "absent" }
  | { readonly kind: "file" }
  /** A symbolic link, there or above it: nothing may be written or deleted through it. */
  | { readonly kind: "link"; readonly path: string }
  /** A folder, socket or device where a file should be, or a file where a folder should be. */
  | { readonly kind: "other"; readonly path: string; readonly wanted: "file" | "folder" };

/** Looks at a path without following links, also not in the folders above it inside `folder`. */
export function stateOf(folder: string, path: string): PathState {
  for (const above of foldersOf(path)) {
    const stats = statsOf(join(folder, above));
    if (stats === undefined) return { kind: "absent" };
    if (stats.isSymbolicLink()) return { kind: "link", path: above };
    if (!stats.isDirectory()) return { kind: "other", path: above, wanted: "folder" };
  }
  const stats = statsOf(join(folder, path));
  if (stats === undefined) return { kind: "absent" };
  if (stats.isSymbolicLink()) return { kind: "link", path };
  if (!stats.isFile()) return { kind: "other", path, wanted: "file" };
  return { kind: "file" };
}

/** Why a path in this state can be neither written nor deleted. */
export function obstacle(folder: string, state: PathState): Diagnostic | undefined {
  switch (state.kind) {
    case "link":
      return diagnose("OUT_THROUGH_LINK", { path: join(folder, state.path) });
    case "other":
      return diagnose("OUT_OCCUPIED", { path: join(folder, state.path), wanted: state.wanted });
    case "absent":
    case "file":
      return undefined;
  }
}

/** `lstat`, or `undefined` where there is nothing. */
export function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}
