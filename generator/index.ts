export { diff, type DiffOptions, type DiffSummary } from "./diff/diff.js";
export type { Change, DiffResult, Severity, Verdict } from "./diff/change.js";
export { pull, type PullOptions, type PullSummary } from "./pull/pull.js";
export { check, generate } from "./pipeline.js";
export { defineConfig } from "./config/define-config.js";
export type {
  CheckSummary,
  GenerateOptions,
  GenerateSummary,
  PersonaCodegenConfig,
  StepReport,
  StepTime,
} from "./config/options.js";
export { DiagnosticsError, type Diagnostic, type Place } from "./diagnostics/diagnostic.js";
export { formatDiagnostics } from "./diagnostics/format.js";
