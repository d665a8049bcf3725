/** A `type` that no known value equals: it keeps the other members of a union apart, and gives the default branch a type. */
export type UnknownType = `${string}(unknown)`;

/**
 * A resource of a type that this package does not know: Persona adds types without a new version, so every `switch`
 * over `type` has a default branch. At run time `type` holds the real one; compare it as `resource.type as string`.
 *
 * @see https://docs.withpersona.com/versioning
 */
export interface UnknownResource extends UnknownResourceOf<string | undefined> {
  readonly type: UnknownType;
}

/** Attributes of which no name is known. */
export interface UnknownAttributes {
  readonly [name: string]: unknown;
}

/**
 * An unknown resource among those of one family, such as reports.
 *
 * @typeParam Id of the resources of the family.
 * @typeParam Attributes that all of the family have.
 */
export interface UnknownResourceOf<Id extends string | undefined, Attributes = UnknownAttributes> {
  readonly type: UnknownType;
  readonly id: Id;
  readonly attributes?: Attributes;
  readonly relationships?: Readonly<Record<string, unknown>>;
}

/**
 * A member that this package does not know of a union that is not one of resources: all that is said of it is what tells
 * the members apart, its `Property`.
 */
export type UnknownMember<Property extends string> = { readonly [P in Property]: UnknownType };
