import { forgetful, type Memory } from "./memory.js";
import { openMemory } from "./rerun/kept-memory.js";
import { rememberRun, sameAsLastRun } from "./rerun/last-run.js";
import { ownCodeHash } from "./rerun/own-code.js";
import { inputsHash } from "./rerun/run-inputs.js";
import type {
  CheckSummary,
  GenerateOptions,
  GenerateSummary,
  PersonaCodegenConfig,
  StepReport,
} from "./config/options.js";
import { completeOptions } from "./config/resolve-options.js";
import type { OutputTree } from "./emit/format.js";
import type { MadePackage } from "./make-package.js";
import { freeNames } from "./names/lock.js";
import { namesLockFile, writeLockFile } from "./names/lock-file.js";
import type { Api } from "./model/api.js";
import { specFolder } from "./package-root.js";
import { startClock, type RunClock } from "./run-clock.js";
import type { BuildResult } from "./write/build-package.js";
import { compareTree } from "./write/compare-tree.js";
import type { PackageFiles } from "./write/layers.js";
import { formatCacheOf, readManifest } from "./write/manifest.js";
import { writePackage, type WriteResult } from "./write/write-package.js";

const silent = (): void => undefined;

/**
 * Reads the contract or a document and writes the package: all of it or, on any error, nothing. Where nothing changed
 * since the last run, neither what goes in nor what came out, that is all it finds out.
 *
 * @throws DiagnosticsError with every finding about the input or the folder
 */
export async function generate(
  settings: PersonaCodegenConfig,
  report: (step: StepReport) => void = silent,
): Promise<GenerateSummary> {
  const options = completeOptions(settings);
  const clock = startClock(report);
  const code = ownCodeHash();
  const inputs = await inputsHash(options, code);
  const same =
    inputs === undefined
      ? undefined
      : await clock.step("compare", () => sameAsLastRun(options.out, inputs));
  if (same !== undefined) return { ...same, steps: clock.times() };
  const memory = openMemory(options.out, code);
  // What templates of somebody's own return may be anything, also what no key can stand for.
  const isOurs = options.templates === undefined || options.templates.length === 0;
  const { summary, bundled } = await generateAnew(options, clock, isOurs ? memory : forgetful);
  // What changed meanwhile, as the lock of names by this very run, is for the next one to see.
  const codeAfter = ownCodeHash();
  if (codeAfter === code) memory.keep();
  if (inputs !== undefined && !bundled && inputs === (await inputsHash(options, codeAfter))) {
    rememberRun(inputs, summary);
  }
  return summary;
}

async function generateAnew(
  options: GenerateOptions,
  clock: RunClock,
  memory: Memory,
): Promise<{ readonly summary: GenerateSummary; readonly bundled: boolean }> {
  // Loading all that makes a package takes longer than finding out that there is nothing to make.
  const { makePackage } = await import("./make-package.js");
  const cache = formatCacheOf(options.out, readManifest(options.out));
  const made = await makePackage(options, clock, cache, memory);
  const build = options.build ? await buildStep(options, made, clock, memory) : undefined;
  const files: PackageFiles = { ...made.files, ...(build !== undefined && { build }) };
  const result = await clock.step("write", () => write(options, made, files));
  const { release, diagnostics, loaded } = made;
  const summary: GenerateSummary = {
    ...counts(made.api, made.formatted.tree),
    out: options.out,
    ...result,
    ...(release.result !== undefined && {
      release: { version: release.version, verdict: release.result.verdict },
    }),
    ...(build !== undefined && { built: { files: build.files, bytes: build.bytes } }),
    steps: clock.times(),
    diagnostics,
  };
  return { summary, bundled: loaded.document.bundled === true };
}

async function buildStep(
  { out }: GenerateOptions,
  { formatted }: MadePackage,
  clock: RunClock,
  memory: Memory,
): Promise<BuildResult> {
  const { buildPackage } = await import("./write/build-package.js");
  return clock.step("build", () => buildPackage(out, formatted.tree, memory));
}

async function write(
  { out, only }: GenerateOptions,
  { api, loaded, release }: MadePackage,
  files: PackageFiles,
): Promise<WriteResult> {
  const written = writePackage(out, files);
  if (loaded.canonical && only === undefined) {
    const isMajor = release.result?.verdict === "major";
    // What went keeps its names until a major version, and what was renamed its older one.
    const lock = isMajor ? freeNames(loaded.lock, api.aliases) : loaded.lock;
    await writeLockFile(namesLockFile(specFolder()), lock);
  }
  return written;
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
  const { makePackage } = await import("./make-package.js");
  const made = await makePackage({ ...options, release: false }, clock);
  const drift = await clock.step("compare", () => compareTree(options.out, made.files));
  return {
    apiVersion: made.api.version,
    out: options.out,
    ...drift,
    steps: clock.times(),
    diagnostics: [...made.diagnostics, ...drift.diagnostics],
  };
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
