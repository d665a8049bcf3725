export { check, generate } from "./pipeline.js";
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
