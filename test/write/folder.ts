import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";
import { onTestFinished } from "vitest";

/** An empty folder that is gone after the test. */
export function emptyFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "persona-codegen-")));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Puts files into a folder as a person would. */
export function put(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Every file below the folder with its text, and every empty folder; what a run remembers is none of them. */
export function snapshot(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return Object.fromEntries(
    entries
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .flatMap((path): readonly (readonly [string, string])[] => {
        const name = path.slice(folder.length + 1);
        if (name.split(sep).slice(0, 2).join("/") === "node_modules/.cache") return [];
        if (statSync(path).isFile()) return [[name, readFileSync(path, "utf8")]];
        return readdirSync(path).length === 0 ? [[`${name}/`, ""]] : [];
      }),
  );
}
