import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readUpstreamLock } from "./contract/upstream-lock.js";
import type { GenerateOptions } from "./config/options.js";
import { applyTemplates } from "./apply-templates.js";
import { withBanner } from "./emit/banner.js";
import type { OutputTree } from "./emit/format.js";
import { printSourceFile, type SourceFileTemplate } from "./emit/print.js";
import { forgetful, keyOf, recall, type Memory } from "./memory.js";
import type { Api } from "./model/api.js";
import { packageRoot, specFolder } from "./package-root.js";
import type { RuntimeAssets } from "./runtime-assets.js";
import { entryPoints } from "../templates/entry-points.js";
import type { PackageFacts } from "../templates/index-file.js";
import {
  banner as firstLine,
  createLayout,
  defaultChoices,
  OPENAPI_FILE,
  type PackageChoices,
} from "../templates/layout.js";
import { packageFiles, type PackageTexts } from "../templates/package/package-files.js";
import { sourceFiles } from "../templates/package-tree.js";
import type { Template } from "../templates/template.js";

/** What may be different from package to package. */
export interface RenderOptions extends PackageChoices {
  /** The document's types as openapi-typescript writes them; without it there is no entry point for them. */
  readonly openapi?: string | undefined;
  /** Text for the top of every source file. */
  readonly banner?: string | undefined;
  /** Templates of somebody's own, after ours. */
  readonly templates?: readonly Template[] | undefined;
  /** Texts of files that an earlier run printed. */
  readonly memory?: Memory | undefined;
}

/**
 * Model → structures → text, not formatted; the runtime is copied, under a line that says where from.
 *
 * @param texts what every package carries beside its code
 */
export function renderPackage(
  api: Api,
  facts: PackageFacts,
  assets: RuntimeAssets,
  texts: PackageTexts,
  { openapi, banner, templates = [], memory, ...choices }: RenderOptions = defaultChoices,
): OutputTree {
  const layout = createLayout(api, choices);
  const { files, entries } = applyTemplates(templates, layout, {
    files: new Map(sourceFiles(layout, facts).map((file) => [file.path, file])),
    entries: entryPoints(api, openapi !== undefined),
  });
  const sources = [...files].map(([path, file]) => [path, printed(file, memory)] as const);
  const runtime = [...assets].map(
    ([path, text]) => [`src/runtime/${path}`, runtimeFile(path, text)] as const,
  );
  const added = openapi === undefined ? [] : [[OPENAPI_FILE, openapi] as const];
  // Later ones win: a template may stand in for a file of the runtime too.
  const code = [...runtime, ...added, ...sources];
  return new Map([...withBanner(code, banner), ...packageFiles(layout, facts, entries, texts)]);
}

/** Structures are plain data, so that they are a key themselves; taking them apart takes a tenth of printing them. */
const printed = (file: SourceFileTemplate, memory: Memory = forgetful): string =>
  recall(memory, keyOf("print", JSON.stringify(file)), () => printSourceFile(file));

/** A file of the runtime as the package has it. */
const runtimeFile = (path: string, text: string): string =>
  `${firstLine(`templates/runtime/${path}`)}\n\n${text}`;

/** What the package says of itself. */
export async function packageFacts(
  options: Pick<GenerateOptions, "packageName" | "packageVersion" | "spec" | "repository">,
  api: Api,
): Promise<PackageFacts> {
  const lock = await readUpstreamLock(specFolder());
  return {
    name: options.packageName,
    version: options.packageVersion,
    apiVersion: api.version,
    // A document given by hand need not be of the commit that the contract is of.
    ...(options.spec === undefined && lock !== undefined && { upstreamCommit: lock.commit }),
    ...(options.repository !== undefined && { repository: options.repository }),
  };
}

/** Reads the texts that are copied, or filled in, from files of this package. */
export async function readPackageTexts(): Promise<PackageTexts> {
  const read = (...path: readonly string[]): Promise<string> =>
    readFile(join(packageRoot(), ...path), "utf8");
  const [license, readme] = await Promise.all([
    read("LICENSE"),
    read("templates", "package", "README.md"),
  ]);
  return { license, readme };
}
