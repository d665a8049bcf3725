import { PersonaValidationError } from "./errors.js";
import type { Operation, Params } from "./operation.js";
import { sameKey } from "./same-key.js";
import type { IdValidation } from "./write-path.js";

/** Refuses a request body before it is sent. */
export type BodyCheck = (
  operation: Operation,
  params: Params,
  validation: IdValidation | undefined,
) => void;

/**
 * Enforces patterns that the contract declares inside a request body. Keys may come in any casing; what is absent is left
 * to the server.
 */
export function bodyPatterns(
  ...patterns: readonly (readonly [path: readonly string[], pattern: RegExp])[]
): BodyCheck {
  return ({ name }, { body }, validation) => {
    if (validation === "off") return;
    for (const [path, pattern] of patterns) {
      const value = path.reduce(member, body);
      if (value !== undefined && !pattern.test(value as string)) {
        throw new PersonaValidationError(
          name,
          `body.${path.join(".")}`,
          `must match ${pattern.source}`,
          value,
        );
      }
    }
  };
}

function member(object: unknown, key: string): unknown {
  return Object.entries(Object(object) as object).find(([name]) => sameKey(name, key))?.[1];
}
