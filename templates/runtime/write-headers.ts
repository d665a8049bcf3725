import { PersonaValidationError } from "./errors.js";

/**
 * A header value fit to send. The platform's own check quotes what it refuses, so it must never see a bad key.
 *
 * @returns `value` without surrounding white space.
 * @throws PersonaValidationError where it is not a string, is empty, or does not make a header line with its name.
 * @internal
 */
export function headerValue(operation: string, header: string, value: unknown): string {
  const trimmed = typeof value === "string" ? value.trim() : "";
  if (/^[\w.-]+$/.test(header) && /^[\t -~\x80-\xff]+$/.test(trimmed)) return trimmed;
  throw new PersonaValidationError(operation, header, "must be a header value", value);
}

/**
 * Headers under names in small letters, so that no two differ in case only.
 *
 * @param sources the later wins; a value that is `undefined` is left out.
 * @throws PersonaValidationError naming operation and header.
 * @internal
 */
export function writeHeaders(
  operation: string,
  ...sources: readonly (Readonly<Record<string, unknown>> | undefined)[]
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const values of sources) {
    for (const name in values) {
      const value = values[name];
      if (value !== undefined) headers[name.toLowerCase()] = headerValue(operation, name, value);
    }
  }
  return headers;
}
