import type { DiagnosticCode, DiagnosticValues } from "../diagnostics/catalogue.js";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic, Place } from "../diagnostics/diagnostic.js";
import { operationKey, type OperationFact } from "./facts.js";

/** Collects what is found while names are given. */
export interface Findings {
  readonly all: readonly Diagnostic[];
  readonly add: <Code extends DiagnosticCode>(
    code: Code,
    values: DiagnosticValues<Code>,
    place?: Place,
  ) => void;
}

/** An empty collection of findings. */
export function createFindings(): Findings {
  const all: Diagnostic[] = [];
  return {
    all,
    add: (code, values, place) => {
      all.push(diagnose(code, values, place));
    },
  };
}

/** An operation as diagnostics call it: `POST /accounts (create-an-account)`. */
export function spoken(operation: OperationFact): string {
  const id = operation.id === "" ? "no operationId" : operation.id;
  return `${operationKey(operation)} (${id})`;
}

/** The overlay's target for an operation: `$.paths['/accounts'].post`. */
export function overlayTarget({ method, path }: OperationFact): string {
  return `$.paths['${path.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'].${method.toLowerCase()}`;
}
