import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

export interface Written {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
}

/**
 * Writes several files below a folder, or none: first all of them beside their places, then each is put in its place.
 * Files that hold the same already are not touched.
 *
 * @param files path below `folder` → text
 * @returns the paths below `folder`, sorted as given
 */
export async function writeTogether(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<Written> {
  const changed: string[] = [];
  for (const [name, content] of files) {
    const now = await readFile(path.join(folder, name)).catch(() => undefined);
    if (!now?.equals(Buffer.from(content))) changed.push(name);
  }
  const temporary = (name: string): string => path.join(folder, `${name}.${process.pid}.tmp`);
  try {
    for (const name of changed) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(temporary(name), files.get(name) ?? "");
    }
    for (const name of changed) await rename(temporary(name), path.join(folder, name));
  } finally {
    for (const name of changed) await rm(temporary(name), { force: true });
  }
  return { written: changed, unchanged: [...files.keys()].filter((it) => !changed.includes(it)) };
}
