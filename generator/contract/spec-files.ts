import { readdir } from "node:fs/promises";
import path from "node:path";

/** Names of what `spec/` holds of the contract. */
export const CONTRACT = "contract.json";
export const LOCK = "upstream.lock.json";
const VERSIONS = "versions";
const PATCH = /^(\d{4}-\d{2}-\d{2})\.patch\.json$/;

/** The patch file of a version, relative to `spec/`. */
export const patchFile = (version: string): string => `${VERSIONS}/${version}.patch.json`;

/** Versions that have a patch, newest first. */
export async function patchedVersions(specDir: string): Promise<readonly string[]> {
  const names = await readdir(path.join(specDir, VERSIONS)).catch(() => []);
  const versions = names.map((name) => PATCH.exec(name)?.[1]);
  return versions
    .filter((version) => version !== undefined)
    .sort()
    .reverse();
}
