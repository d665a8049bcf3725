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
export type { Template, TemplateFile } from "../templates/template.js";
export {
  ENUMS_INDEX_FILE,
  IDS_FILE,
  INDEX_FILE,
  OPERATIONS_INDEX_FILE,
  enumsFile,
  operationsFile,
  type Layout,
} from "../templates/layout.js";
export { runtimeType, runtimeValue } from "../templates/runtime-symbols.js";
export { code, join, symbol, type Code, type ImportedSymbol } from "./emit/code.js";
export { docComment } from "./emit/docs.js";
export { literal, propertyKey, stringLiteral } from "./emit/literals.js";
export type { Reexport, SourceFileTemplate, Statement } from "./emit/print.js";
export type { Api, IdKind, Namespace, Operation, WebhookEvent } from "./model/api.js";
export type { NamedType, Schema } from "./model/schema.js";
export { DiagnosticsError, type Diagnostic, type Place } from "./diagnostics/diagnostic.js";
export { formatDiagnostics } from "./diagnostics/format.js";
