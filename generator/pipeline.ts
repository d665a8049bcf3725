import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type {
  CheckSummary,
  GenerateOptions,
  GenerateSummary,
  PersonaCodegenConfig,
  StepReport,
} from "./config/options.js";
import { completeOptions } from "./config/resolve-options.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { diagnose, throwErrors } from "./diagnostics/diagnose.js";
import { nearest } from "./diagnostics/suggest.js";
import {
  formatTree,
  type FormatCache,
  type FormattedTree,
  type OutputTree,
} from "./emit/format.js";
import { openapiTypes } from "./emit/openapi-types.js";
import { loadApi, namesLockFile, type LoadedApi } from "./load-api.js";
import type { Api } from "./model/api.js";
import { closeEnums } from "./model/close-enums.js";
import { selectOperations, unmatchedGlobs, type UnmatchedGlob } from "./model/select-operations.js";
import { freeVanished } from "./names/lock.js";
import { writeLockFile } from "./names/lock-file.js";
import { planRelease, type ReleasePlan } from "./release/plan-release.js";
import { packageRoot, specFolder } from "./package-root.js";
import { packageFacts, readPackageTexts, renderPackage } from "./render-package.js";
import { startClock, type RunClock } from "./run-clock.js";
import { readRuntimeAssets } from "./runtime-assets.js";
import { buildPackage } from "./write/build-package.js";
import { compareTree } from "./write/compare-tree.js";
import type { PackageFiles } from "./write/layers.js";
import { createManifest, formatCacheOf, readManifest } from "./write/manifest.js";
import { checkFolder } from "./write/plan-write.js";
import { writePackage } from "./write/write-package.js";

const silent = (): void => undefined;

/**
 * Reads the contract or a document and writes the package: all of it or, on any error, nothing.
 *
 * @throws DiagnosticsError with every finding about the input or the folder
 */
export async function generate(
  settings: PersonaCodegenConfig,
  report: (step: StepReport) => void = silent,
): Promise<GenerateSummary> {
  const options = completeOptions(settings);
  const clock = startClock(report);
  const made = await makePackage(
    options,
    clock,
    formatCacheOf(options.out, readManifest(options.out)),
  );
  const build = options.build
    ? await clock.step("build", () => buildPackage(options.out, made.formatted.tree))
    : undefined;
  const files: PackageFiles = { ...made.files, ...(build !== undefined && { build }) };
  const result = await clock.step("write", async () => {
    const written = writePackage(options.out, files);
    if (made.loaded.canonical && options.only === undefined) {
      const { lock } = made.loaded;
      const isMajor = made.release.result?.verdict === "major";
      // What went keeps its names until a major version.
      await writeLockFile(namesLockFile(specFolder()), isMajor ? freeVanished(lock) : lock);
    }
    return written;
  });
  return {
    ...counts(made.api, made.formatted.tree),
    out: options.out,
    ...result,
    ...(made.release.result !== undefined && {
      release: { version: made.release.version, verdict: made.release.result.verdict },
    }),
    ...(build !== undefined && { built: { files: build.files, bytes: build.bytes } }),
    steps: clock.times(),
    diagnostics: made.diagnostics,
  };
}

/**
 * Makes the package in memory and says how the folder differs from it; writes nothing.
 *
 * @throws DiagnosticsError as `generate`
 */
export async function check(
  settings: PersonaCodegenConfig,
  report: (step: StepReport) => void = silent,
): Promise<CheckSummary> {
  const options = completeOptions(settings);
  const clock = startClock(report);
  // Formatted anew: a manifest that was edited together with its file must not hide the edit.
  const made = await makePackage({ ...options, release: false }, clock, undefined);
  const drift = await clock.step("compare", () => compareTree(options.out, made.files));
  return {
    apiVersion: made.api.version,
    out: options.out,
    ...drift,
    steps: clock.times(),
    diagnostics: [...made.diagnostics, ...drift.diagnostics],
  };
}

interface MadePackage {
  readonly api: Api;
  readonly loaded: LoadedApi;
  readonly release: ReleasePlan;
  readonly formatted: FormattedTree;
  readonly files: PackageFiles;
  /** Warnings and notes. */
  readonly diagnostics: readonly Diagnostic[];
}

async function makePackage(
  options: GenerateOptions,
  clock: RunClock,
  cache: FormatCache | undefined,
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
  const api = options.enums === "closed" ? closeEnums(selected) : selected;
  const given = await packageFacts(options, api);
  // Version and changelog are those of the last release, or of the one that is asked for.
  const release = await planRelease(api, {
    ...options,
    ...given,
    release: options.release === true,
  });
  const facts = { ...given, version: release.version };
  const texts = await readPackageTexts();
  const { unformatted, diagnostics } = await clock.step("render", async () => {
    const { root, source } = loaded.document;
    const openapi = options.openapi ? await openapiTypes(root, source) : undefined;
    const rendered = renderPackage(api, facts, assets, texts, {
      ...options,
      openapi: openapi?.text,
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

function counts(
  api: Api,
  tree: OutputTree,
): Pick<GenerateSummary, "apiVersion" | "operations" | "types" | "webhooks" | "files" | "bytes"> {
  return {
    apiVersion: api.version,
    operations: api.operations.length,
    types: api.types.length,
    webhooks: api.webhooks.length,
    ...sizeOf(tree),
  };
}

function sizeOf(tree: OutputTree): { readonly files: number; readonly bytes: number } {
  const sizes = [...tree.values()].map((text) => Buffer.byteLength(text));
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
