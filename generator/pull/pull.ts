import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { StepReport, StepTime } from "../config/options.js";
import { distilInto, type DistilledInto } from "../contract/distil-into.js";
import { LOCK, patchFile } from "../contract/spec-files.js";
import { readUpstreamLock, type UpstreamLock } from "../contract/upstream-lock.js";
import { diagnose } from "../diagnostics/diagnose.js";
import { DiagnosticsError, type Diagnostic } from "../diagnostics/diagnostic.js";
import type { DiffResult } from "../diff/change.js";
import type { Fetch } from "../document/url-reader.js";
import { specFolder } from "../package-root.js";
import { startClock, type RunClock } from "../run-clock.js";
import { recover, runTransaction } from "../write/transaction.js";
import { compareSpecs } from "./compare-specs.js";
import { fetchRepository } from "./fetch-repository.js";
import type { OfficialSource } from "./official-source.js";
import { readCheckout } from "./read-checkout.js";

export interface PullOptions {
  /** Checkout or address of the official repository; the address in the lock where absent. */
  readonly from?: string | undefined;
  /** The `spec/` folder to update; that of this package where absent. */
  readonly spec?: string | undefined;
  /** Used for addresses instead of the global `fetch`. */
  readonly fetch?: Fetch | undefined;
}

/** What was pulled and what it means. */
export interface PullSummary extends DiffResult {
  readonly repository: string;
  readonly commit: string;
  readonly date: string;
  /** All versions, newest first. */
  readonly versions: readonly string[];
  /** Set where the newest version is another than before. */
  readonly newVersion?: string;
  /** Files of `spec/` that changed, and patches of versions that the repository does not have any more. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Warnings: about texts that were not understood, and about the overlay where it does not fit any more. */
  readonly diagnostics: readonly Diagnostic[];
  readonly steps: readonly StepTime[];
}

const PUBLIC = "https://github.com/persona-id/persona-openapi";

/**
 * Brings `spec/` up to the official repository: contract, patches, locks. All of it is made in a folder of its own first
 * and read to the end; `spec/` changes in one step after that, or not at all.
 *
 * @throws DiagnosticsError where something cannot be fetched, read, understood or written; `spec/` is as it was then
 */
export async function pull(
  options: PullOptions = {},
  report: (step: StepReport) => void = () => undefined,
): Promise<PullSummary> {
  const spec = options.spec ?? specFolder();
  const staging = mkdtempSync(path.join(tmpdir(), "persona-codegen-pull-"));
  const clean = (): void => {
    rmSync(staging, { recursive: true, force: true });
  };
  process.once("exit", clean);
  try {
    recover(spec);
    return await pullInto(spec, staging, options, startClock(report));
  } catch (error) {
    throw explain(error, spec);
  } finally {
    process.off("exit", clean);
    clean();
  }
}

async function pullInto(
  spec: string,
  staging: string,
  options: PullOptions,
  clock: RunClock,
): Promise<PullSummary> {
  const source = await clock.step("fetch", () => openSource(spec, staging, options));
  const next = path.join(staging, "spec");
  const distilled = await clock.step("distil", () => distilNext(spec, next, source));
  const step = await clock.step("compare", () => compareSpecs(spec, next));
  const written = await changedFiles(spec, next, [...distilled.written, ...step.written]);
  runTransactionIfNeeded(spec, written, distilled.removed.map(patchFile));
  const lock = await readUpstreamLock(spec);
  const [newest = ""] = distilled.versions;
  return {
    ...step.result,
    repository: lock?.repository ?? PUBLIC,
    commit: lock?.commit ?? "unknown",
    date: lock?.date ?? "unknown",
    versions: distilled.versions,
    ...(step.before !== undefined && step.before !== newest && { newVersion: newest }),
    written: [...written.keys()],
    removed: distilled.removed,
    diagnostics: [...distilled.diagnostics, ...step.diagnostics],
    steps: clock.times(),
  };
}

async function openSource(
  spec: string,
  staging: string,
  { from, fetch: given }: PullOptions,
): Promise<OfficialSource> {
  const source = from ?? (await readUpstreamLock(spec))?.repository ?? PUBLIC;
  const folder = path.join(staging, "official");
  await mkdir(folder);
  return /^https:\/\//i.test(source)
    ? fetchRepository(source, folder, given ?? fetch)
    : readCheckout(source, folder);
}

/** The next `spec/`, beside the one of now. */
async function distilNext(
  spec: string,
  next: string,
  { folder, upstream, moved }: OfficialSource,
): Promise<DistilledInto> {
  await mkdir(next);
  if (existsSync(spec)) await cp(spec, next, { recursive: true });
  const distilled = await distilInto(next, folder, upstream);
  const lock = await readUpstreamLock(next);
  if (lock === undefined) return distilled;
  const corrected = correctLock(lock, await readUpstreamLock(spec), { upstream, moved });
  await writeFile(path.join(next, LOCK), `${JSON.stringify(corrected, null, 2)}\n`);
  return { ...distilled, written: [...distilled.written, LOCK] };
}

/** Where files stand in the repository; and no commit where the source names none and is not what the lock says. */
function correctLock(
  lock: UpstreamLock,
  before: UpstreamLock | undefined,
  { upstream, moved }: Pick<OfficialSource, "upstream" | "moved">,
): UpstreamLock {
  const versions = Object.fromEntries(
    Object.entries(lock.versions).map(([version, { file, sha256 }]) => [
      version,
      { file: moved.get(file) ?? file, sha256 },
    ]),
  );
  const hashes = (each: UpstreamLock["versions"] = {}): readonly string[] =>
    Object.values(each).map(({ sha256 }) => sha256);
  const same = isDeepStrictEqual(hashes(versions), hashes(before?.versions));
  if (upstream.commit !== undefined || same) return { ...lock, versions };
  return { ...lock, commit: "unknown", date: "unknown", versions };
}

async function changedFiles(
  spec: string,
  next: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const changed = new Map<string, string>();
  for (const name of new Set(names)) {
    const text = await readFile(path.join(next, name), "utf8");
    const now = await readFile(path.join(spec, name), "utf8").catch(() => undefined);
    if (text !== now) changed.set(name, text);
  }
  return changed;
}

function runTransactionIfNeeded(
  spec: string,
  write: ReadonlyMap<string, string>,
  removed: readonly string[],
): void {
  if (write.size > 0 || removed.length > 0) runTransaction(spec, write, removed);
}

/** A full disk or a folder that may not be written is told, not thrown. */
function explain(error: unknown, spec: string): unknown {
  if (!(error instanceof Error) || !("syscall" in error)) return error;
  const { path: where, message } = error as NodeJS.ErrnoException;
  return new DiagnosticsError([
    // Node's text is "ENOSPC: no space left on device, write": code and words, then the call.
    diagnose("OUT_UNWRITABLE", { path: where ?? spec, reason: message.split(",", 1)[0] ?? "" }),
  ]);
}
