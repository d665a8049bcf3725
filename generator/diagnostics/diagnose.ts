import { catalogue, type DiagnosticCode, type DiagnosticValues } from "./catalogue.js";
import { DiagnosticsError, type Diagnostic, type Place } from "./diagnostic.js";

const PLACEHOLDER = /\{(\w+)\}/g;

/** A value from a document may hold line breaks or control characters; a message is one line. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const MAX_VALUE = 300;

function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(PLACEHOLDER, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return whole;
    const text = String(value).replace(CONTROL, " ");
    return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text;
  });
}

/**
 * Makes a diagnostic of a code of the catalogue.
 *
 * @param code   a code of the catalogue; decides severity and texts
 * @param values one value for each `{placeholder}` of the code's message and remedy
 * @param place  where it is
 */
export function diagnose<Code extends DiagnosticCode>(
  code: Code,
  values: DiagnosticValues<Code>,
  place?: Place,
): Diagnostic {
  const { severity, message, remedy } = catalogue[code];
  return {
    code,
    severity,
    message: fill(message, values),
    ...(place && { place }),
    remedy: fill(remedy, values),
  };
}

/**
 * Throws a {@link DiagnosticsError} with all diagnostics, if one of them is an error; otherwise does nothing.
 */
export function throwErrors(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.some(({ severity }) => severity === "error")) {
    throw new DiagnosticsError(diagnostics);
  }
}
