import { PersonaValidationError } from "./errors.js";

/**
 * A header value fit to send. The platform's own check quotes what it refuses, so it must never see a bad key.
 *
 * @returns `value` without surrounding white space.
 * @throws PersonaValidationError where it is not a string, is empty, or does not make a header line with its name.
 */
export function headerValue(operation: string, header: string, value: unknown): string {
  const trimmed = typeof value === "string" ? value.trim() : "";
  if (/^[\w.-]+: [\t -~\x80-\xff]+$/.test(`${header}: ${trimmed}`)) return trimmed;
  throw new PersonaValidationError(operation, header, "must be a header value", value);
}
