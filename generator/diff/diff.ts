import type { StepReport, StepTime } from "../config/options.js";
import { specFolder } from "../package-root.js";
import { startClock } from "../run-clock.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { readRuntimeAssets } from "../runtime-assets.js";
import { sayWhatCameBack, wentByLock } from "./came-back.js";
import { compareApis } from "./compare-apis.js";
import type { DiffResult } from "./change.js";
import type { Api } from "../model/api.js";
import { namesLockFile, readLockFile } from "../names/lock-file.js";
import { throwErrors } from "../diagnostics/diagnose.js";
import { readSurfaces, sourceOf } from "./read-surfaces.js";

/** What is compared: documents, dated folders, `spec/` folders, or dates of the contract. */
export interface DiffOptions {
  readonly old: string;
  readonly new: string;
}

export interface DiffSummary extends DiffResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly steps: readonly StepTime[];
}

/**
 * What the step from one document to another means to callers, and the semantic version it needs.
 *
 * @throws DiagnosticsError where either cannot be read
 */
export async function diff(
  options: DiffOptions,
  report: (step: StepReport) => void = () => undefined,
): Promise<DiffSummary> {
  const clock = startClock(report);
  const spec = specFolder();
  const assets = await readRuntimeAssets();
  const [old, now] = [await sourceOf(options.old, spec), await sourceOf(options.new, spec)];
  // A spec/ folder brings the names that its package had.
  const known = await readLockFile(namesLockFile(old.specFolder));
  throwErrors(known.diagnostics);
  const { apis, diagnostics } = await clock.step("read", () =>
    readSurfaces([old, now], known.lock, assets),
  );
  const [was, is] = apis as readonly [Api, Api];
  const result = await clock.step("compare", () =>
    sayWhatCameBack(compareApis(was, is), wentByLock(known.lock)),
  );
  return { ...result, diagnostics: [...known.diagnostics, ...diagnostics], steps: clock.times() };
}
