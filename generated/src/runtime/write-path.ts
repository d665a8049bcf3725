import { PersonaValidationError } from "./errors.js";
import type { Operation, Params, PathParameter } from "./operation.js";

/** Which id rules are checked before sending: the contract's patterns, the known prefixes as well, or none. */
export type IdValidation = "declared" | "prefix" | "off";

/** Not empty, no step in the path, and nothing that UTF-8 cannot hold. */
const SENDABLE = /^(?!\.\.?$)\P{Cs}+$/u;

/**
 * The path of a call, every value percent-encoded.
 *
 * @throws PersonaValidationError naming operation, parameter and rule, never the value.
 */
export function writePath(
  { name, path, pathParameters = [] }: Operation,
  params: Params,
  validation?: IdValidation,
): string {
  let index = 0;
  return path.replace(/{.*?}/g, () => {
    const { name: parameter, prefixes, pattern } = pathParameters[index++] as PathParameter;
    const value = params[parameter];
    const rule =
      (validation !== "off" && pattern) ||
      (validation === "prefix" && prefixes && RegExp(`^(${prefixes.join("|")})`)) ||
      SENDABLE;
    if (typeof value === "string" && rule.test(value) && SENDABLE.test(value))
      return encodeURIComponent(value);
    throw new PersonaValidationError(name, parameter, `must match ${rule.source}`, value, prefixes);
  });
}
