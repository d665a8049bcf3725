import { join } from "node:path";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { statsOf } from "./folder-state.js";
import { STAGING, type PackageFiles } from "./layers.js";
import { planWrite } from "./plan-write.js";

/** How the folder differs from the package; paths sorted. */
export interface Drift {
  readonly equal: boolean;
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  /** Written by an earlier run and no part of the package any more. */
  readonly leftOver: readonly string[];
  /** Files of others; they are no drift. */
  readonly foreign: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Says how the folder differs from the package and writes nothing.
 *
 * @throws DiagnosticsError as `planWrite`
 */
export function compareTree(outDir: string, files: PackageFiles): Drift {
  const interrupted = statsOf(join(outDir, STAGING)) !== undefined;
  const plan = planWrite(outDir, files);
  const missing = [...plan.write.keys()].filter((path) => !plan.changed.includes(path));
  return {
    equal: plan.write.size === 0 && plan.delete.length === 0,
    changed: [...plan.changed].sort(),
    missing: missing.sort(),
    leftOver: plan.delete,
    foreign: plan.foreign,
    diagnostics: interrupted ? [diagnose("WRITE_INTERRUPTED", { folder: outDir })] : [],
  };
}
