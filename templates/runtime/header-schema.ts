import { PersonaValidationError } from "./errors.js";
import { headerValue } from "./write-headers.js";

/** A request header as a Standard Schema: the rule by which calls check it. @see https://standardschema.dev */
export interface HeaderSchema<Value extends string> {
  /** For example `Idempotency-Key`. */
  readonly name: string;
  /** The only values there are, where the contract closes the list. */
  readonly values?: readonly Value[];
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "persona";
    readonly validate: (
      value: unknown,
    ) => { readonly value: Value } | { readonly issues: readonly { readonly message: string }[] };
    readonly types?: { readonly input: Value; readonly output: Value };
  };
}

/**
 * @param values all there are; without them any value that a header line can hold
 * @internal
 */
export function headerSchema<Value extends string>(
  name: string,
  values?: readonly Value[],
): HeaderSchema<Value> {
  const check = (value: unknown): Value => {
    const trimmed = headerValue("header", name, value);
    if (!values || values.includes(trimmed as Value)) return trimmed as Value;
    throw new PersonaValidationError("header", name, `must be ${values.join(" or ")}`, value);
  };
  return {
    name,
    ...(values && { values }),
    "~standard": {
      version: 1,
      vendor: "persona",
      validate: (value) => {
        try {
          return { value: check(value) };
        } catch (error) {
          return { issues: [{ message: (error as Error).message }] };
        }
      },
    },
  };
}
