/** Where a diagnostic points: a file or address and, inside it, a JSON pointer or a line and column (both 1-based). */
export interface Place {
  readonly source: string;
  /** JSON pointer into the document, for example `/paths/~1accounts/get`. */
  readonly pointer?: string;
  readonly line?: number;
  readonly column?: number;
  /** A few lines of the source with the place marked. */
  readonly codeFrame?: string;
}

/** One finding about the input, told to a person: what is wrong, where, and what to do. */
export interface Diagnostic {
  /** Stable, upper-case, for example `REFERENCE_DANGLING`; the catalogue lists all of them. */
  readonly code: string;
  readonly severity: "error" | "warning" | "note";
  /** What is wrong, in one sentence without a full stop. */
  readonly message: string;
  readonly place?: Place;
  /** What to do about it. */
  readonly remedy: string;
}

/** Thrown once at the end of a stage with everything it found; the command line turns it into exit code 2. */
export class DiagnosticsError extends Error {
  override readonly name = "DiagnosticsError";
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ code, message }) => `${code}: ${message}`).join("\n"));
    this.diagnostics = diagnostics;
  }
}
