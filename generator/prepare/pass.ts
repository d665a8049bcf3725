import { diagnose } from "../diagnostics/diagnose.js";
import type { DiagnosticCode, DiagnosticValues } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { JsonObject } from "../document/document.js";
import { pointerOf, type Path } from "../document/walk.js";

export interface PassResult {
  /** The document after the pass; what the pass did not touch is shared with the document before it. */
  readonly root: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
}

/** One step of the preparation: a pure function of the document. */
export interface Pass {
  readonly name: string;
  readonly run: (root: JsonObject) => PassResult;
}

/** Collects what a pass finds; `place.source` is filled in by `prepare`, which knows the document. */
export class Findings {
  readonly diagnostics: Diagnostic[] = [];

  add<Code extends DiagnosticCode>(code: Code, path: Path, values: DiagnosticValues<Code>): void {
    this.diagnostics.push(diagnose(code, values, { source: "", pointer: pointerOf(path) }));
  }
}

/** A pass that finds nothing to say. */
export const silent =
  (change: (root: JsonObject) => JsonObject) =>
  (root: JsonObject): PassResult => ({ root: change(root), diagnostics: [] });
