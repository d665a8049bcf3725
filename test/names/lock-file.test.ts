import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { emptyLock } from "../../generator/names/lock.js";
import { readLockFile, writeLockFile } from "../../generator/names/lock-file.js";
import { printLock } from "../../generator/names/lock-text.js";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "names-lock-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const lock = { ...emptyLock, types: { account: "Account" } };

it("a file that is not there is a package without names", async () => {
  expect(await readLockFile(join(folder, "none.json"))).toEqual({ diagnostics: [] });
});

it("a lock is written, read back, and left alone when it says the same", async () => {
  const path = join(folder, "names.lock.json");
  expect(await writeLockFile(path, emptyLock)).toBe(true);
  expect(await writeLockFile(path, lock)).toBe(true);
  const { mtimeMs } = await stat(path);
  expect(await writeLockFile(path, lock)).toBe(false);
  expect((await stat(path)).mtimeMs).toBe(mtimeMs);
  expect(await readFile(path, "utf8")).toBe(printLock(lock));
  expect((await readLockFile(path)).lock?.data).toEqual(lock);
  expect(await readdir(folder)).toEqual(["names.lock.json"]);
});

it("errors name the file", async () => {
  const path = join(folder, "broken.json");
  await writeFile(path, "{");
  const { lock: read, diagnostics } = await readLockFile(path);
  expect(read).toBeUndefined();
  expect(diagnostics).toMatchObject([
    { code: "LOCK_SYNTAX", place: { source: path, line: 1, column: 2 } },
  ]);
});

it("what cannot be read or written is said as the file system says it", async () => {
  await expect(readLockFile(folder)).rejects.toThrow("EISDIR");
  await expect(writeLockFile(join(folder, "no", "x.json"), lock)).rejects.toThrow("ENOENT");
  await expect(writeLockFile(folder, lock)).rejects.toThrow("EISDIR");
});
