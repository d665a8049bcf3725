import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { GenerateOptions } from "./config/options.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { diagnose, throwErrors } from "./diagnostics/diagnose.js";
import { nearest } from "./diagnostics/suggest.js";
import { formatTree, type FormatCache, type FormattedTree } from "./emit/format.js";
import { openapiTypes } from "./emit/openapi-types.js";
import { loadApi, type LoadedApi } from "./load-api.js";
import type { Memory } from "./memory.js";
import type { Api } from "./model/api.js";
import { closeEnums } from "./model/close-enums.js";
import { selectOperations, unmatchedGlobs, type UnmatchedGlob } from "./model/select-operations.js";
import { packageRoot, specFolder } from "./package-root.js";
import { withoutEndlessLists } from "./prepare/endless-lists.js";
import { planRelease, type ReleasePlan } from "./release/plan-release.js";
import { packageFacts, readPackageTexts, renderPackage } from "./render-package.js";
import type { RunClock } from "./run-clock.js";
import { readRuntimeAssets } from "./runtime-assets.js";
import type { PackageFiles } from "./write/layers.js";
import { createManifest } from "./write/manifest.js";
import { checkFolder } from "./write/plan-write.js";

/** A package in memory, and what it was made of. */
export interface MadePackage {
  readonly api: Api;
  readonly loaded: LoadedApi;
  readonly release: ReleasePlan;
  readonly formatted: FormattedTree;
  readonly files: PackageFiles;
  /** Warnings and notes. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the contract or a document and makes the package in memory; nothing is written.
 *
 * @param cache texts formatted in an earlier run
 * @param memory texts made in an earlier run, not formatted
 * @throws DiagnosticsError with every finding about the input or the folder
 */
export async function makePackage(
  options: GenerateOptions,
  clock: RunClock,
  cache?: FormatCache,
  memory?: Memory,
): Promise<MadePackage> {
  // Before anything that takes time: a mistyped folder is told at once.
  checkFolder(options.out);
  const assets = await readRuntimeAssets();
  const { spec, apiVersion, overlay, only } = options;
  const loaded = await clock.step("read", () =>
    loadApi({ specFolder: specFolder(), spec, apiVersion, overlay }, assets),
  );
  throwErrors(unmatchedGlobs(loaded.api, only ?? []).map((each) => unmatchedGlob(each)));
  const selected = selectOperations(loaded.api, only);
  const whole = options.enums === "closed" ? closeEnums(selected) : selected;
  const given = await packageFacts(options, whole);
  // Version and changelog are those of the last release, or of the one that is asked for.
  const release = await planRelease(whole, {
    ...options,
    ...given,
    release: options.release === true,
    ownNames: loaded.canonical && only === undefined,
  });
  const { api } = release;
  const facts = { ...given, version: release.version };
  const texts = await readPackageTexts();
  const { unformatted, diagnostics } = await clock.step("render", () => {
    const { root, source } = loaded.document;
    const openapi = options.openapi
      ? openapiTypes(withoutEndlessLists(root), source, memory)
      : undefined;
    const rendered = renderPackage(api, facts, assets, texts, {
      ...options,
      openapi: openapi?.text,
      memory,
    });
    return {
      unformatted: new Map([...rendered, ...release.files]),
      diagnostics: openapi?.diagnostics ?? [],
    };
  });
  const formatted = await clock.step("format", () => formatTree(unformatted, cache));
  const manifest = createManifest(formatted, {
    generator: await generatorName(),
    contract: api.version,
    upstream: facts.upstreamCommit,
  });
  return {
    api,
    loaded,
    release,
    formatted,
    files: { tree: formatted.tree, manifest },
    diagnostics: [...loaded.diagnostics, ...diagnostics],
  };
}

function unmatchedGlob({ glob, names }: UnmatchedGlob): Diagnostic {
  const close = nearest(glob, names);
  const suggestion =
    close === undefined
      ? "Globs name operations (inquiries.*), tags (tag:Accounts) or events (webhook:inquiry.*)"
      : `Did you mean ${close}?`;
  return diagnose("ONLY_MATCHES_NOTHING", { glob, suggestion });
}

async function generatorName(): Promise<string> {
  const text = await readFile(join(packageRoot(), "package.json"), "utf8");
  const { name, version } = JSON.parse(text) as { readonly name: string; readonly version: string };
  return `${name} ${version}`;
}
