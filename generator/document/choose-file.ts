import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { diagnose } from "../diagnostics/diagnose.js";
import { DiagnosticsError } from "../diagnostics/diagnostic.js";
import { suggestOneOf } from "../diagnostics/suggest.js";

/** File names of a document in the order of preference: a bundle is complete, fast, and never was out of date. */
const FILE_NAMES = ["openapi-bundled.json", "openapi-bundled.yaml", "openapi.yaml", "openapi.json"];

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Folders named by date that hold a document, newest first. */
export async function datedFolders(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const dates = entries.map(({ name }) => name).filter((name) => DATE.test(name));
  const files = await Promise.all(dates.map((date) => findFile(path.join(folder, date))));
  return dates.filter((_, index) => files[index] !== undefined).sort((a, b) => (a < b ? 1 : -1));
}

/** The document of a folder, or `undefined` where it holds none. */
export async function findFile(folder: string): Promise<string | undefined> {
  for (const name of FILE_NAMES) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile()) return file;
  }
  return undefined;
}

/**
 * The file to read of a folder: its own document, or that of a folder named by date in it (layout of the official
 * repository since July 2025).
 *
 * @param version the date to take; without it, the folder's own document goes first, then the newest date
 * @throws DiagnosticsError where there is none
 */
export async function chooseFile(folder: string, version?: string): Promise<string> {
  const dates = await datedFolders(folder);
  const place = { source: path.resolve(folder) };
  if (version !== undefined && dates.length > 0 && !dates.includes(version)) {
    const suggestion = suggestOneOf(version, dates);
    const values = { version, source: folder, suggestion };
    throw new DiagnosticsError([diagnose("VERSION_UNKNOWN", values, place)]);
  }
  const candidates = [folder, ...dates.slice(0, 1).map((date) => path.join(folder, date))];
  const searched =
    version !== undefined && dates.length > 0 ? [path.join(folder, version)] : candidates;
  for (const candidate of searched) {
    const file = await findFile(candidate);
    if (file !== undefined) return file;
  }
  const wanted = FILE_NAMES.join(", ");
  throw new DiagnosticsError([diagnose("SOURCE_NO_DOCUMENT", { source: folder, wanted }, place)]);
}
