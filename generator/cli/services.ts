import type {
  CheckSummary,
  GenerateOptions,
  GenerateSummary,
  StepReport,
} from "../config/options.js";
import type { DiffOptions, DiffSummary } from "../diff/diff.js";
import type { PullOptions, PullSummary } from "../pull/pull.js";

/** What the commands call: the part of this package's exports that they need. */
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

/** Each loads what it needs when it is called, so that what has little to do is done at once. */
const services: Services = {
  generate: async (...given) => (await import("../pipeline.js")).generate(...given),
  check: async (...given) => (await import("../pipeline.js")).check(...given),
  diff: async (...given) => (await import("../diff/diff.js")).diff(...given),
  pull: async (...given) => (await import("../pull/pull.js")).pull(...given),
};

/** What the commands call, not loaded yet. */
export const loadServices = (): Promise<Services> => Promise.resolve(services);
