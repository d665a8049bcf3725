import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What a generated folder holds, in one word; what a run keeps for the next one does not count. */
export function folderHash(folder: string): string {
  const hash = createHash("sha256");
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    const file = join(folder, path);
    if (path.startsWith("node_modules") || !statSync(file).isFile()) continue;
    hash.update(path).update(readFileSync(file));
  }
  return hash.digest("hex");
}
