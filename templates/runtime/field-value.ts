/** A resource whose data stands in `fields`: an account, a case, an inquiry or a transaction. */
export interface WithFields {
  readonly attributes?: { readonly fields?: object | null };
}

type FieldsOf<R extends WithFields> = NonNullable<NonNullable<R["attributes"]>["fields"]>;

/** The names that the contract lists; which others there are, only the customer knows. */
type KnownName<Fields> = keyof { [N in keyof Fields as string extends N ? never : N]: Fields[N] } &
  string;

/** What a field of this name holds: typed where the contract says so, else `unknown`. */
export type FieldContent<R extends WithFields, Name extends string> =
  Name extends KnownName<FieldsOf<R>>
    ? NonNullable<FieldsOf<R>[Name]> extends { readonly value?: infer Value }
      ? Value | undefined
      : FieldsOf<R>[Name]
    : unknown;

/**
 * The value of a field, out of its envelope. Names that the contract lists are offered and typed; any other is `unknown`.
 * Where there is no field of this name, one that is spelt with the other separators is taken: `name-first` for
 * `name_first`.
 *
 * @returns `undefined` where the resource has no such field
 * @see https://docs.withpersona.com/changelog/2025/10/27
 */
export function fieldValue<
  R extends WithFields,
  const Name extends KnownName<FieldsOf<R>> | (string & {}),
>(resource: R, name: Name): FieldContent<R, Name> {
  const fields = Object(resource.attributes?.fields) as Readonly<Record<string, unknown>>;
  const spellings = [name, name.replaceAll("-", "_"), name.replaceAll("_", "-")];
  const found = spellings.find((spelling) => Object.hasOwn(fields, spelling));
  const field = found === undefined ? undefined : fields[found];
  // Some fields of cases hold their value without an envelope.
  const isEnvelope = typeof field === "object" && field !== null && "value" in field;
  return (isEnvelope ? field.value : field) as FieldContent<R, Name>;
}
