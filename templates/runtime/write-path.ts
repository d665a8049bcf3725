import { PersonaValidationError } from "./errors.js";
import type { Params } from "./operation.js";

/** Which id rules are checked before sending: the contract's patterns, the known prefixes as well, or none. */
export type IdValidation = "declared" | "prefix" | "off";

/** A value in a path; non-strings, the empty string, `.`, `..` and lone surrogates are always refused. */
export interface PathParameter {
  readonly name: string;
  /** Prefixes of the Persona id it holds; checked where the client asks for it. */
  readonly prefixes?: readonly string[];
  /** Pattern that the contract declares; checked unless the client turns it off. */
  readonly pattern?: RegExp;
}

/** Fills in a path template; errors name the operation. */
export type PathWriter = (
  path: string,
  params: Params,
  validation: IdValidation | undefined,
  operation: string,
) => string;

/** Not empty, no step in the path, and nothing that UTF-8 cannot hold. */
const SENDABLE = /^(?!\.\.?$)\P{Cs}+$/u;

/**
 * The path of a call, every value percent-encoded.
 *
 * @param parameters in the order of the path template.
 * @returns a function that throws PersonaValidationError naming operation, parameter and rule, never the value.
 * @internal
 */
export function pathParameters(...parameters: readonly PathParameter[]): PathWriter {
  return (path, params, validation, operation) =>
    parameters.reduce((written, { name: parameter, prefixes, pattern }) => {
      const value = params[parameter];
      const text = typeof value === "string" ? value : "";
      const rule =
        (validation !== "off" && pattern) ||
        (validation === "prefix" && prefixes && RegExp(`^(${prefixes.join("|")})`)) ||
        SENDABLE;
      if (rule.test(text) && SENDABLE.test(text)) {
        // An encoded value holds neither braces nor a dollar sign, which would mean something here.
        return written.replace(/{.*?}/, encodeURIComponent(text));
      }
      const start = prefixes?.find((prefix) => text.startsWith(prefix));
      throw new PersonaValidationError(
        operation,
        parameter,
        `must match ${rule.source}`,
        value,
        start,
      );
    }, path);
}
