import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { OutputTree } from "../../generator/emit/format.js";
import { buildPackage } from "../../generator/write/build-package.js";
import { readManifest } from "../../generator/write/manifest.js";
import { writePackage } from "../../generator/write/write-package.js";

/** The package that the project commits. */
const GENERATED = fileURLToPath(new URL("../../generated", import.meta.url));

/** Its files as they are committed, without `dist`. */
function committedTree(): OutputTree {
  const manifest = readManifest(GENERATED);
  if (manifest === undefined) throw new Error(`${GENERATED} holds no package; run npm start`);
  return new Map(
    Object.keys(manifest.files).map((path) => [path, readFileSync(join(GENERATED, path), "utf8")]),
  );
}

/** Builds the committed files anew into `folder`, so that nothing rests on a `dist` that may be old. */
export async function buildInto(folder: string): Promise<void> {
  const tree = committedTree();
  const manifest = readManifest(GENERATED) ?? { files: {} };
  // A `dist` of the same sources is taken over; making it takes seconds.
  const build = await buildPackage(existsSync(join(GENERATED, "dist")) ? GENERATED : folder, tree);
  writePackage(folder, { tree, manifest, build });
}
