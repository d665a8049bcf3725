import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readUpstreamLock } from "./contract/upstream-lock.js";
import type { GenerateOptions } from "./config/options.js";
import type { OutputTree } from "./emit/format.js";
import { printSourceFile } from "./emit/print.js";
import type { Api } from "./model/api.js";
import { packageRoot, specFolder } from "./package-root.js";
import type { RuntimeAssets } from "./runtime-assets.js";
import { entryPoints } from "../templates/entry-points.js";
import type { PackageFacts } from "../templates/index-file.js";
import { packageFiles } from "../templates/package/package-files.js";
import { sourceFiles } from "../templates/package-tree.js";

/**
 * Model → structures → text, not formatted; the runtime is copied as it stands.
 *
 * @param license text of the Apache License 2.0, which every package carries
 */
export function renderPackage(
  api: Api,
  facts: PackageFacts,
  assets: RuntimeAssets,
  license: string,
): OutputTree {
  const sources = sourceFiles(api, facts).map(
    (file) => [file.path, printSourceFile(file)] as const,
  );
  const runtime = [...assets].map(([path, text]) => [`src/runtime/${path}`, text] as const);
  return new Map([...runtime, ...sources, ...packageFiles(facts, entryPoints(api), license)]);
}

/** What the package says of itself. */
export async function packageFacts(
  options: Pick<GenerateOptions, "packageName" | "packageVersion" | "spec">,
  api: Api,
): Promise<PackageFacts> {
  const lock = await readUpstreamLock(specFolder());
  return {
    name: options.packageName,
    version: options.packageVersion,
    apiVersion: api.version,
    // A document given by hand need not be of the commit that the contract is of.
    ...(options.spec === undefined && lock !== undefined && { upstreamCommit: lock.commit }),
  };
}

export const readLicense = (): Promise<string> => readFile(join(packageRoot(), "LICENSE"), "utf8");
