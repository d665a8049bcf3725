import { readFile } from "node:fs/promises";
import path from "node:path";
import { LOCK } from "./spec-files.js";

/** Where an official state comes from. */
export interface Upstream {
  /** Address of the official repository. */
  readonly repository: string;
  /** Commit, abbreviated or whole. */
  readonly commit: string;
  /** Day of the commit, for example `2026-08-21`. */
  readonly date: string;
}

/** What `spec/upstream.lock.json` holds: what was distilled, and what came out. SHA-256 in hexadecimal. */
export interface UpstreamLock extends Upstream {
  /** Version → the official file it was distilled from, relative to the repository. */
  readonly versions: Readonly<Record<string, { readonly file: string; readonly sha256: string }>>;
  /** File below `spec/` → its hash. */
  readonly contract: Readonly<Record<string, string>>;
}

/** The lock of a `spec/` folder, or `undefined` where there is none yet. */
export async function readUpstreamLock(specDir: string): Promise<UpstreamLock | undefined> {
  const text = await readFile(path.join(specDir, LOCK), "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as UpstreamLock);
}
