import { readFile } from "node:fs/promises";
import path from "node:path";
import { DiagnosticsError, type Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/diagnose.js";
import { defaultLimits } from "../document/limits.js";
import { asReadError } from "../document/reader.js";
import { urlReader, type Fetch } from "../document/url-reader.js";
import { LOCK } from "./spec-files.js";
import { sha256 } from "../sha256.js";
import { readUpstreamLock, type UpstreamLock } from "./upstream-lock.js";
import { writeTogether } from "./write-together.js";

export interface Fetched {
  readonly commit: string;
  /** Files below the target folder that were downloaded. */
  readonly downloaded: readonly string[];
  /** Files that were there already, with the right content. */
  readonly present: readonly string[];
}

/**
 * Downloads the official documents that `spec/upstream.lock.json` names, at the commit it names, and compares them with
 * its hashes.
 *
 * @param targetDir gets one folder for each dated version
 * @throws DiagnosticsError where a download fails or its hash differs; then nothing is written
 */
export async function fetchUpstream(
  specDir: string,
  targetDir: string,
  options: { readonly fetch?: Fetch } = {},
): Promise<Fetched> {
  const lock = await requireLock(specDir);
  const present: string[] = [];
  const downloads = new Map<string, string>();
  const problems: Diagnostic[] = [];
  for (const { file, sha256: expected } of Object.values(lock.versions)) {
    const existing = await readFile(path.join(targetDir, file)).catch(() => undefined);
    if (existing && sha256(existing) === expected) {
      present.push(file);
      continue;
    }
    try {
      downloads.set(file, await download(addressOf(lock, file), expected, options.fetch ?? fetch));
    } catch (error) {
      if (!(error instanceof DiagnosticsError)) throw error;
      problems.push(...error.diagnostics);
    }
  }
  if (problems.length > 0) throw new DiagnosticsError(problems);
  const { written } = await writeTogether(targetDir, downloads);
  return { commit: lock.commit, downloaded: written, present };
}

async function requireLock(specDir: string): Promise<UpstreamLock> {
  const lock = await readUpstreamLock(specDir);
  if (lock) return lock;
  const source = path.resolve(specDir, LOCK);
  const reason = "there is no such file";
  throw new DiagnosticsError([diagnose("CONTRACT_UNREADABLE", { source, reason }, { source })]);
}

/** GitHub serves the files of a commit at an address of its own. */
function addressOf({ repository, commit }: UpstreamLock, file: string): string {
  const name = new URL(repository).pathname.replace(/^\/|\/$|\.git$/g, "");
  return `https://raw.githubusercontent.com/${name}/${commit}/${file}`;
}

async function download(source: string, expected: string, fetch: Fetch): Promise<string> {
  const text = await read(source, fetch);
  const found = sha256(text);
  if (found === expected) return text;
  throw new DiagnosticsError([
    diagnose("UPSTREAM_CHECKSUM", { source, found, expected }, { source }),
  ]);
}

async function read(source: string, fetch: Fetch): Promise<string> {
  try {
    return await urlReader(new URL(source), defaultLimits, fetch).read(source);
  } catch (error) {
    const { message: reason } = asReadError(error);
    throw new DiagnosticsError([diagnose("SOURCE_FETCH_FAILED", { source, reason }, { source })]);
  }
}
