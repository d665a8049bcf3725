import { PersonaValidationError } from "./errors.js";
import { member } from "./member.js";
import type { Params } from "./operation.js";
import type { IdValidation } from "./write-path.js";

/** Refuses a request body before it is sent; errors name the operation. */
export type BodyCheck = (
  params: Params,
  validation: IdValidation | undefined,
  operation: string,
) => void;

/**
 * Enforces patterns that the contract declares inside a request body; what is absent is left to the server.
 *
 * @param patterns each with the places it holds for, in all casings: `[/^accac_/, "data.account-action-id", "data.accountActionId", …]`.
 * @internal
 */
export function bodyPatterns(
  ...patterns: readonly (readonly [pattern: RegExp, ...places: readonly string[]])[]
): BodyCheck {
  return ({ body }, validation, operation) => {
    if (validation === "off") return;
    for (const [pattern, ...places] of patterns) {
      for (const place of places) {
        const value = place.split(".").reduce(member, body);
        if (value === undefined || pattern.test(value as string)) continue;
        throw new PersonaValidationError(
          operation,
          `body.${place}`,
          `must match ${pattern.source}`,
          value,
        );
      }
    }
  };
}
