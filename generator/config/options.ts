import type { Verdict } from "../diff/change.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";

export type { GenerateOptions, PersonaCodegenConfig } from "./config-types.js";

/** Sent when a step starts, and again when it has ended. */
export type StepReport =
  | { readonly kind: "started"; readonly step: string }
  | { readonly kind: "finished"; readonly step: string; readonly milliseconds: number };

/** One step of a run and how long it took. */
export interface StepTime {
  readonly step: string;
  readonly milliseconds: number;
}

/** What a run of `generate` did. */
export interface GenerateSummary {
  /** Version of the API the package is made for. */
  readonly apiVersion: string;
  /** Folder of the package, absolute. */
  readonly out: string;
  readonly operations: number;
  readonly types: number;
  readonly webhooks: number;
  /** Files of the package without `dist`, and their size. */
  readonly files: number;
  readonly bytes: number;
  /** Paths that were new or different, and paths that were deleted; both empty where nothing changed. */
  readonly written: readonly string[];
  readonly deleted: readonly string[];
  /** Files in the folder that this tool did not write and left alone. */
  readonly foreign: readonly string[];
  /** The release that was made, or found to be the last one still; absent without `release`. */
  readonly release?: { readonly version: string; readonly verdict: Verdict };
  /** What the build made; absent with `build: false`. */
  readonly built?: { readonly files: number; readonly bytes: number };
  readonly steps: readonly StepTime[];
  /** Warnings and notes. */
  readonly diagnostics: readonly Diagnostic[];
}

/** How the folder differs from what would be generated now. */
export interface CheckSummary {
  readonly apiVersion: string;
  readonly out: string;
  readonly equal: boolean;
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  /** Written by an earlier run and not part of the package any more. */
  readonly leftOver: readonly string[];
  readonly steps: readonly StepTime[];
  readonly diagnostics: readonly Diagnostic[];
}
