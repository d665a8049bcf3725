import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Folder of this package: it holds `spec/` and `templates/runtime/`, which are read at run time. The same code runs as
 * source (`generator/`) and built (`dist/generator/`), so the folder is found by what it holds.
 */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "templates", "runtime"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("templates/runtime is missing from this installation");
    folder = parent;
  }
  return folder;
}

/** The `spec/` folder that comes with this package. */
export const specFolder = (): string => join(packageRoot(), "spec");
