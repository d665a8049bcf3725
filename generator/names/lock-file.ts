import { randomUUID } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseLock, printLock, type ParsedLock } from "./lock-text.js";
import type { NamesLock } from "./lock.js";

/** The lock in the folder of the contract. */
export const namesLockFile = (specFolder: string): string => join(specFolder, "names.lock.json");

/**
 * Reads `spec/names.lock.json`. A file that is not there is a package without names yet: no lock, no diagnostic.
 *
 * @throws what the file system says of a file that is there and cannot be read
 */
export async function readLockFile(path: string): Promise<ParsedLock> {
  const text = await textOf(path);
  return text === undefined ? { diagnostics: [] } : parseLock(text, path);
}

/**
 * Writes the lock, whole or not at all; a file that says the same already is left alone.
 *
 * @returns whether the file was written
 * @throws what the file system says
 */
export async function writeLockFile(path: string, lock: NamesLock): Promise<boolean> {
  const text = printLock(lock);
  if ((await textOf(path)) === text) return false;
  const beside = `${path}.${randomUUID()}`;
  try {
    await writeFile(beside, text, { flag: "wx" });
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
  return true;
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
