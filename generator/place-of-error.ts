import { existsSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Place } from "./diagnostics/diagnostic.js";
import { placeAt } from "./document/locate.js";
import { packageRoot } from "./package-root.js";

/** `at name (/folder/file.ts:3:7)` and `at file:///folder/file.ts:3:7`. */
const FRAME = /(?:^|[\s(])((?:file:\/\/\/|\/|[A-Za-z]:[\\/])[^()]*?):(\d+):(\d+)\)?$/;

/**
 * Where an error came from in a file that is neither ours nor a package's.
 *
 * @returns `undefined` where its stack names no such file
 */
export function placeOfError(error: unknown): Place | undefined {
  if (!(error instanceof Error)) return undefined;
  for (const frame of (error.stack ?? "").split("\n")) {
    const [, name = "", line, column] = FRAME.exec(frame) ?? [];
    const file = name.startsWith("file:") ? fileURLToPath(name) : name;
    if (line === undefined || isOurs(file) || !existsSync(file)) continue;
    const [from, at] = [Number(line), Number(column)];
    const range = { line: from, column: at, endLine: from, endColumn: at + 1 };
    return placeAt({ name: file, text: readFileSync(file, "utf8") }, range);
  }
  return undefined;
}

const OURS: readonly string[] = ["dist", "generator", "templates"];

const isOurs = (file: string): boolean =>
  file.includes(`${sep}node_modules${sep}`) ||
  OURS.some((folder) => file.startsWith(join(packageRoot(), folder) + sep));
