import { PersonaValidationError } from "./errors.js";

/** An id kind as a Standard Schema. @see https://standardschema.dev */
export interface IdSchema<Id extends string> {
  readonly name: string;
  readonly prefixes: readonly string[];
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "persona";
    readonly validate: (
      value: unknown,
    ) => { readonly value: Id } | { readonly issues: readonly { readonly message: string }[] };
    readonly types?: { readonly input: Id; readonly output: Id };
  };
}

/**
 * @param prefixes any of them makes an id of this kind; nothing else is checked, for Persona may change the rest.
 * @internal
 */
export function idSchema<Id extends string>(
  name: string,
  ...prefixes: readonly string[]
): IdSchema<Id> {
  const schema: IdSchema<Id> = {
    name,
    prefixes,
    "~standard": {
      version: 1,
      vendor: "persona",
      validate: (value) =>
        isId(schema, value) ? { value } : { issues: [{ message: refusal(schema, value).message }] },
    },
  };
  return schema;
}

/**
 * Whether `value` begins like an id of this kind.
 *
 * @internal
 */
export function isId<Id extends string>({ prefixes }: IdSchema<Id>, value: unknown): value is Id {
  return typeof value === "string" && prefixes.some((prefix) => value.startsWith(prefix));
}

/**
 * @throws PersonaValidationError naming the rule, never the value.
 * @internal
 */
export function assertId<Id extends string>(
  schema: IdSchema<Id>,
  value: unknown,
): asserts value is Id {
  if (!isId(schema, value)) throw refusal(schema, value);
}

/**
 * `value` as an id. @throws PersonaValidationError naming the rule, never the value.
 *
 * @internal
 */
export function parseId<Id extends string>(schema: IdSchema<Id>, value: unknown): Id {
  assertId(schema, value);
  return value;
}

function refusal({ name, prefixes }: IdSchema<string>, value: unknown): PersonaValidationError {
  return new PersonaValidationError(
    name,
    "value",
    `must begin with ${prefixes.join(" or ")}`,
    value,
  );
}
