import { readFileSync } from "node:fs";
import { join } from "node:path";
import { diagnose } from "../diagnostics/diagnose.js";
import { DiagnosticsError } from "../diagnostics/diagnostic.js";
import {
  formatterKey,
  type FormatCache,
  type FormattedTree,
  type OutputTree,
} from "../emit/format.js";
import { sha256 } from "../sha256.js";
import { pathFault } from "./output-path.js";

/** Name of the list of written files in the package's folder. */
export const MANIFEST_FILE = ".persona-codegen.json";

export interface ManifestEntry {
  /** SHA-256 of the file as written, in UTF-8, hexadecimal. */
  readonly sha256: string;
  /** SHA-256 of its text before formatting. */
  readonly unformatted?: string;
}

/** What lies in the folder and who made it. Deterministic: no times, no machine. */
export interface Manifest {
  /** Name and version of the generator. */
  readonly generator?: string;
  /** Version of the API. */
  readonly contract?: string;
  /** Commit of the official repository that the contract was distilled from. */
  readonly upstream?: string;
  /** `formatterKey` of the formatter that made the texts. */
  readonly formatter?: string;
  /** SHA-256 of what the files were built from. */
  readonly inputs?: string;
  readonly files: Readonly<Record<string, ManifestEntry>>;
}

export interface ManifestFacts {
  readonly generator: string;
  readonly contract: string;
  readonly upstream?: string | undefined;
}

/** The manifest of a formatted tree; files in the order of their paths. */
export function createManifest(
  formatted: Pick<FormattedTree, "tree" | "unformatted">,
  { generator, contract, upstream }: ManifestFacts,
): Manifest {
  return {
    generator,
    contract,
    ...(upstream === undefined ? {} : { upstream }),
    formatter: formatterKey,
    files: entriesOf(formatted.tree, formatted.unformatted),
  };
}

/** Hashes of a tree's files, in the order of their paths. */
export function entriesOf(
  tree: OutputTree,
  unformatted?: ReadonlyMap<string, string>,
): Readonly<Record<string, ManifestEntry>> {
  const paths = [...tree.keys()].sort();
  return Object.fromEntries(
    paths.map((path) => {
      const before = unformatted?.get(path);
      const hash = sha256(tree.get(path) ?? "");
      return [
        path,
        before === undefined ? { sha256: hash } : { sha256: hash, unformatted: before },
      ];
    }),
  );
}

/** The manifest as text of a file, one line a written file, so that version control shows what changed. */
export function printManifest({ files, ...facts }: Manifest): string {
  const head = Object.entries(facts).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`,
  );
  const entries = Object.entries(files).map(
    ([path, entry]) => `    ${JSON.stringify(path)}: ${JSON.stringify(entry)}`,
  );
  return ["{", ...head, '  "files": {', entries.join(",\n"), "  }", "}", ""].join("\n");
}

/**
 * Reads the manifest of a folder; `undefined` where there is none.
 *
 * @throws DiagnosticsError `MANIFEST_INVALID` where the file is not a manifest or lists a path outside the folder
 */
export function readManifest(folder: string, name: string = MANIFEST_FILE): Manifest | undefined {
  const path = join(folder, name);
  const text = readIfThere(path);
  if (text === undefined) return undefined;
  const manifest = parse(text);
  if (typeof manifest === "string") {
    throw new DiagnosticsError([diagnose("MANIFEST_INVALID", { path, reason: manifest })]);
  }
  return manifest;
}

/**
 * Formatted texts that lie in the folder unchanged since its manifest was written. The manifest is taken at its word,
 * so this is for `generate`; `check` formats everything anew.
 */
export function formatCacheOf(folder: string, manifest: Manifest | undefined): FormatCache {
  return {
    lookup: (path, unformattedHash) => {
      if (manifest?.formatter !== formatterKey || !Object.hasOwn(manifest.files, path)) {
        return undefined;
      }
      const entry = manifest.files[path];
      if (entry?.unformatted !== unformattedHash) return undefined;
      const text = readIfThere(join(folder, path));
      return text !== undefined && sha256(text) === entry.sha256 ? text : undefined;
    },
  };
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new DiagnosticsError([
      diagnose("OUT_UNWRITABLE", { path, reason: `reading it gives ${code ?? String(error)}` }),
    ]);
  }
}

/** The manifest, or why the text is none. */
function parse(text: string): Manifest | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "it is not JSON";
  }
  if (!isRecord(value) || !isRecord(value["files"])) return "it has no `files`";
  for (const [path, entry] of Object.entries(value["files"])) {
    const fault = pathFault(path);
    if (fault !== undefined) return `of the path ${JSON.stringify(path)}, ${fault}`;
    if (!isRecord(entry) || typeof entry["sha256"] !== "string") return `${path} has no hash`;
  }
  return value as unknown as Manifest;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
