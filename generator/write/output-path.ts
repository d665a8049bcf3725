import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/diagnose.js";

const FORBIDDEN = new Set(["", ".", "..", ".git", "node_modules"]);

/** Names that Windows keeps for devices, whatever ending follows. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/** Anything but letters, digits and a few marks: separators, drive colons, NUL, wildcards, quotes. */
const UNUSUAL = /[^\p{L}\p{N}._@+=()[\] -]/u;

/**
 * Why a path must not be written or deleted below the output folder, or `undefined` where it may. Paths are relative,
 * with `/`, and mean the same on every system.
 */
export function pathFault(path: string): string | undefined {
  if (path.length > 240) return "it is longer than 240 characters";
  if (path.startsWith("/")) return "it is absolute";
  const segments = path.split("/");
  const special = segments.find((segment) => FORBIDDEN.has(segment.toLowerCase()));
  if (special !== undefined) return `it has the part ${JSON.stringify(special)}`;
  if (segments.some((segment) => UNUSUAL.test(segment)))
    return "it has a character files may not have";
  if (segments.some((segment) => DEVICE.test(segment)))
    return "Windows keeps this name for a device";
  if (segments.some((segment) => /[. ]$/.test(segment))) return "a part ends in a dot or a space";
  return undefined;
}

/** Finds unsafe paths and paths that one file system may hold apart and another not (case, a file where a folder is). */
export function checkPaths(paths: Iterable<string>): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const files = new Map<string, string>();
  const folders = new Map<string, string>();
  for (const path of paths) {
    const reason = pathFault(path);
    if (reason !== undefined)
      found.push(diagnose("PATH_UNSAFE", { path: JSON.stringify(path), reason }));
    const key = path.toLowerCase();
    const other = files.get(key);
    if (other !== undefined) found.push(diagnose("PATH_COLLISION", { path, other }));
    files.set(key, path);
    for (const folder of foldersOf(path)) folders.set(folder.toLowerCase(), path);
  }
  for (const [key, path] of files) {
    const other = folders.get(key);
    if (other !== undefined) found.push(diagnose("PATH_COLLISION", { path, other }));
  }
  return found;
}

/** The folders above a file inside the output folder, the outermost first: `a`, `a/b` for `a/b/c.ts`. */
export function foldersOf(path: string): readonly string[] {
  const segments = path.split("/").slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join("/"));
}
