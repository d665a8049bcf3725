import type { PackageFiles } from "../../generator/write/layers.js";
import { createManifest } from "../../generator/write/manifest.js";

/** A package of these files. */
export function packageOf(files: Readonly<Record<string, string>>): PackageFiles {
  const tree = new Map(Object.entries(files));
  const unformatted = new Map<string, string>();
  const facts = { generator: "persona-codegen 0.0.0", contract: "2025-12-08" };
  return { tree, manifest: createManifest({ tree, unformatted }, facts) };
}

/** A package of 200 files that all differ from those of another letter; some files are in one of the two only. */
export function manyFiles(letter: "a" | "b"): PackageFiles {
  const numbers = Array.from({ length: 200 }, (_, index) => index);
  return packageOf(
    Object.fromEntries(
      numbers.map((number) => {
        const name = number % 10 === 0 ? `${letter}${number}` : String(number);
        return [`src/folder-${number % 7}/${name}.ts`, letter.repeat(2000)];
      }),
    ),
  );
}
