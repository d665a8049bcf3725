import type {
  CheckSummary,
  GenerateOptions,
  GenerateSummary,
  StepReport,
} from "../config/options.js";
import type { DiffOptions, DiffSummary } from "../diff/diff.js";
import type { PullOptions, PullSummary } from "../pull/pull.js";

/** What the commands call: the part of this package's exports that they need. They load it when they run, so that help and mistakes in the command line answer at once. */
export interface Services {
  readonly generate: (
    options: GenerateOptions,
    report: (step: StepReport) => void,
  ) => Promise<GenerateSummary>;
  readonly check: (
    options: GenerateOptions,
    report: (step: StepReport) => void,
  ) => Promise<CheckSummary>;
  readonly diff: (options: DiffOptions, report: (step: StepReport) => void) => Promise<DiffSummary>;
  readonly pull: (options: PullOptions, report: (step: StepReport) => void) => Promise<PullSummary>;
}

export const loadServices = async (): Promise<Services> => import("../index.js");
