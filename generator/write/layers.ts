import type { OutputTree } from "../emit/format.js";
import { MANIFEST_FILE, printManifest, type Manifest } from "./manifest.js";

/** Name of the list of files that the build made. */
export const BUILD_MANIFEST_FILE = "dist/.build.json";

/** Name of the folder inside the package's in which a run prepares what it will change; gone when the run is done. */
export const STAGING = ".persona-codegen.staging";

/** Files that come and go together, with the list that says which they are. */
export interface Layer {
  /** Path of the list inside the package's folder. */
  readonly manifestFile: string;
  readonly manifest: Manifest;
  readonly tree: OutputTree;
}

/** A whole package: what is committed, and, where it was built, its `dist`. */
export interface PackageFiles {
  readonly tree: OutputTree;
  readonly manifest: Manifest;
  readonly build?: { readonly tree: OutputTree; readonly manifest: Manifest };
}

export const allManifestFiles: readonly string[] = [MANIFEST_FILE, BUILD_MANIFEST_FILE];

/** Each manifest with the files it lists, in the order of writing. */
export function layersOf({ tree, manifest, build }: PackageFiles): readonly Layer[] {
  const sources = { manifestFile: MANIFEST_FILE, manifest, tree };
  return build === undefined
    ? [sources]
    : [sources, { manifestFile: BUILD_MANIFEST_FILE, ...build }];
}

/** All files of the layers, the manifests last, so that a list never names a file that is not there yet. */
export function filesOf(layers: readonly Layer[]): OutputTree {
  return new Map([
    ...layers.flatMap(({ tree }) => [...tree]),
    ...layers.map(({ manifestFile, manifest }) => [manifestFile, printManifest(manifest)] as const),
  ]);
}
