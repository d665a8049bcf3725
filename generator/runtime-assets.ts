import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageRoot } from "./package-root.js";

/** The runtime's own source files: path inside the runtime folder → text. */
export type RuntimeAssets = ReadonlyMap<string, string>;

/** Reads `templates/runtime`, which is copied into every package as it stands. */
export async function readRuntimeAssets(): Promise<RuntimeAssets> {
  const folder = join(packageRoot(), "templates", "runtime");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
  const texts = await Promise.all(
    paths.map(async (path) => [path, await readFile(join(folder, path), "utf8")] as const),
  );
  return new Map(texts);
}

const DECLARATION =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:class|function|const|type|interface) (\w+)/gm;
const LIST = /^export (?:type )?\{([^}]*)\}/gm;

/** Every name the runtime exports: no generated name may be the same. */
export function exportedNames(assets: RuntimeAssets): readonly string[] {
  const names = [...assets.values()].flatMap((text) => [
    ...[...text.matchAll(DECLARATION)].map((match) => match[1] ?? ""),
    ...[...text.matchAll(LIST)].flatMap((match) =>
      (match[1] ?? "").split(",").map((name) =>
        name
          .trim()
          .replace(/^type /, "")
          .replace(/^.* as /, ""),
      ),
    ),
  ]);
  return [...new Set(names)].filter((name) => name !== "").sort();
}
