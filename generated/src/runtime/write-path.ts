import { PersonaValidationError } from "./errors.js";
import type { Operation, Params, PathParameter } from "./operation.js";

/** Which id rules are checked before sending: the contract's patterns, the known prefixes as well, or none. */
export type IdValidation = "declared" | "prefix" | "off";

/** Empty, a step in the path, or text that UTF-8 cannot hold. */
const NEVER_SENT = /^\.{0,2}$|\p{Cs}/u;

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
    const expected =
      (validation !== "off" && pattern) ||
      (validation === "prefix" && prefixes && RegExp(`^(${prefixes.join("|")})`)) ||
      /^(?!\.\.?$)\P{Cs}+$/u;
    if (typeof value === "string" && expected.test(value) && !NEVER_SENT.test(value))
      return encodeURIComponent(value);
    throw new PersonaValidationError(
      name,
      parameter,
      `must match ${expected.source}`,
      value,
      prefixes,
    );
  });
}
