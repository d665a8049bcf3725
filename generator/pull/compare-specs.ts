import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { contractVersions } from "../contract/read-contract.js";
import { CONTRACT } from "../contract/spec-files.js";
import { throwErrors } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { sayWhatCameBack, wentByLock } from "../diff/came-back.js";
import type { DiffResult } from "../diff/change.js";
import { compareApis } from "../diff/compare-apis.js";
import { readSurfaces } from "../diff/read-surfaces.js";
import { readInput } from "../input.js";
import { namesLockFile, readLockFile } from "../names/lock-file.js";
import { printLock } from "../names/lock-text.js";
import { readRuntimeAssets } from "../runtime-assets.js";

/** What a step from one `spec/` to the next means. */
export interface SpecStep {
  readonly result: DiffResult;
  /** The newest version of before. */
  readonly before?: string;
  readonly written: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

const NAMES = "names.lock.json";

/**
 * What the step means to callers. The names lock goes along into `next`, so that what the documents renamed keeps its
 * name.
 *
 * @throws DiagnosticsError where either folder cannot be read
 */
export async function compareSpecs(spec: string, next: string): Promise<SpecStep> {
  const assets = await readRuntimeAssets();
  const known = await readLockFile(namesLockFile(spec));
  throwErrors(known.diagnostics);
  const [newest] = await contractVersions(next);
  // With a version, the overlay is taken as far as it fits: it may be the old one or the new one's already.
  const now = { specFolder: next, apiVersion: newest };
  if (!existsSync(path.join(spec, CONTRACT))) {
    await readSurfaces([now], known.lock, assets);
    return { result: { verdict: "none", changes: [] }, written: [], diagnostics: [] };
  }
  const [before] = await contractVersions(spec);
  const old = { specFolder: spec, apiVersion: before };
  const { apis, lock } = await readSurfaces([old, now], known.lock, assets);
  const [was, is] = apis;
  if (was === undefined || is === undefined) throw new Error("a surface was not read");
  await writeFile(path.join(next, NAMES), printLock(lock));
  const strict = await readInput({ specFolder: next });
  return {
    result: sayWhatCameBack(compareApis(was, is), wentByLock(known.lock)),
    ...(before !== undefined && { before }),
    written: [NAMES],
    diagnostics: strict.diagnostics
      .filter(({ severity }) => severity === "error")
      .map((each) => ({ ...each, severity: "warning" })),
  };
}
