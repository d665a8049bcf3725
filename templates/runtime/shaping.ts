import type { UnknownResource } from "./unknown-resource.js";

/** Names of attributes by the type of the resources they belong to. */
export interface FieldNames {
  readonly [type: string]: readonly string[];
}

/** The name that a path begins with. */
type Head<Path> = Path extends `${infer Name}.${string}` ? Name : Path;

/** Keys of each of several objects. */
type KeysOf<T> = T extends unknown ? (string extends keyof T ? never : keyof T & string) : never;

/** Names of the attributes of a resource, or of any of several. */
export type AttributeName<R> = [R] extends [{ readonly attributes?: unknown }]
  ? KeysOf<R["attributes"]>
  : never;

/** Paths as they are given or, where one begins with no known name, what they could be. */
type Checked<Paths extends readonly string[], Name> =
  Head<Paths[number]> extends Name ? Paths : readonly (Name | `${Name & string}.${string}`)[];

/**
 * The parameter `include` of a call.
 *
 * @typeParam Related resource type → relationship → what it leads to.
 * @typeParam Of the type of the resource that the call answers.
 * @typeParam I the names as they are given, checked where they are literal.
 */
export interface Including<Related, Of extends keyof Related, I extends readonly string[]> {
  /** Names of the relationships whose objects come back in `included`; without it none do. */
  include?: string extends I[number] ? I : Checked<I, keyof Related[Of]>;
}

/** What an editor offers while nothing is written yet. */
type Lists<Resources> = { readonly [T in keyof Resources]?: readonly string[] };

/**
 * The parameter `fields` of a call.
 *
 * @typeParam Resources resource type → resource.
 * @typeParam F the names as they are given, checked where they are literal.
 */
export interface Selecting<Resources, F extends FieldNames> {
  /** Names of the attributes to keep, by resource type; all others are left out of the answer. */
  fields?: [keyof F] extends [never]
    ? Lists<Resources>
    : string extends keyof F
      ? F
      : {
          readonly [T in keyof F]: T extends keyof Resources
            ? string extends F[T][number]
              ? F[T]
              : Checked<F[T], AttributeName<Resources[T]>>
            : `no resource type is called ${T & string}`;
        };
}

/** An answer that brings other objects along than it might. */
export type With<Body, Item> = {
  [P in keyof Body]: P extends "included" ? Item[] : Body[P];
};

/** A resource with some of its attributes. Its relationships may be left out too. */
export type Sparse<R, Name extends string> = {
  [P in keyof R as Exclude<P, "relationships">]: P extends "attributes"
    ? Pick<NonNullable<R[P]>, keyof NonNullable<R[P]> & Name>
    : R[P];
} & { [P in keyof R as Extract<P, "relationships">]?: R[P] };

type Thinner<R, List> = List extends readonly (infer Name extends string)[]
  ? string extends Name
    ? R
    : Sparse<R, Head<Name>>
  : R;

/** A resource as the list for its type leaves it, or the list for the family of its type. */
type Thinned<R, F> = R extends { readonly type: infer T }
  ? T extends keyof F
    ? Thinner<R, F[T]>
    : T extends `${infer Family}/${string}`
      ? Family extends keyof F
        ? Thinner<R, F[Family]>
        : R
      : R
  : R;

/** An answer whose resources have the attributes that were asked for. */
export type Selected<Body, F extends FieldNames, Where = "data" | "included"> = {
  [P in keyof Body]: P extends Where
    ? Body[P] extends readonly (infer Item)[] | undefined
      ? Thinned<Item, F>[]
      : Thinned<Body[P], F>
    : Body[P];
};

/** An answer with what `include` names; as it is where the names or what they lead to are not known. */
type Included<Body, Related, I extends readonly string[]> = I extends readonly []
  ? Body
  : I[number] extends keyof Related
    ? unknown extends Related[I[number]]
      ? Body
      : With<Body, Related[I[number]] | UnknownResource>
    : Body;

/** The answer of a call, as `include` and `fields` make it; by its own name where there are none. */
export type Shaped<
  Body,
  Related,
  Of extends keyof Related,
  I extends readonly string[],
  F extends FieldNames,
> = [keyof F] extends [never]
  ? Included<Body, Related[Of], I>
  : string extends keyof F
    ? Included<Body, Related[Of], I>
    : // Nothing is included, so there is nothing in it to make smaller.
      Selected<
        Included<Body, Related[Of], I>,
        F,
        I extends readonly [] ? "data" : "data" | "included"
      >;
