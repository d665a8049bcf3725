import type { UnknownAttributes } from "./unknown-resource.js";

/** Names of relationships or attributes. */
export type Names = readonly string[];

/** Names of the attributes to keep, by the type of the resources they belong to. */
export interface Picks {
  readonly [type: string]: Names;
}

/** The parameter `include` of a call. */
export interface Including<Related, I extends Names> {
  /** Names of the relationships whose objects come back in `included`; without it none do. */
  include?:
    | readonly (keyof Related | `${keyof Related & string}.${string}`)[]
    | (string extends I[number] ? I : never)
    | undefined;
}

/**
 * The parameter `fields` of a call.
 *
 * @typeParam Lists resource type → names of its attributes.
 * @typeParam F the names as they are given.
 */
export interface Selecting<Lists, F extends Picks> {
  /** Names of the attributes to keep, by resource type; all others are left out of the answer. */
  fields?: Lists | (string extends F[keyof F][number] ? F : never) | undefined;
}

/** What `include` asks for comes along here, also where the contract does not show it. */
interface Company {
  /** The objects that `include` asked for. */
  included?: unknown;
}

/** An answer that brings other objects along than it might. */
export type With<Body, Item> = {
  [P in keyof (Body & Company)]: P extends "included" ? Item[] : (Body & Company)[P];
};

/** A resource that came along, of which the contract does not say what it is. */
export interface ResourceObject {
  type: string;
  id?: string;
  attributes?: UnknownAttributes;
  relationships?: Readonly<Record<string, unknown>>;
}

/** An answer that brings along whatever it may. */
type WithAny<Body> = "included" extends keyof Body ? Body : With<Body, ResourceObject>;

/** The name that a path begins with. */
type Head<Path> = Path extends `${infer Name}.${string}` ? Name : Path;

/** Names by resource type; those of a family stand for all types below it. */
type Kept<F extends Picks> = {
  [T in keyof F as T | `${T & string}/${string}`]: Head<F[T][number]>;
};

/** A resource with some of its attributes. Its relationships may be left out too. */
export type Sparse<R, Name> = {
  [P in keyof R]: P extends "attributes"
    ? Pick<NonNullable<R[P]>, keyof NonNullable<R[P]> & Name>
    : P extends "relationships"
      ? R[P] | undefined
      : R[P];
};

/** Resources as the lists for their types leave them; as they are where a list was made at run time. */
type Thinned<R, Lists> = R extends { readonly type: keyof Lists }
  ? string extends Lists[R["type"]]
    ? R
    : Sparse<R, Lists[R["type"]]>
  : R;

/** An answer whose resources, those that come along too, have the attributes that were asked for. */
export type Thin<Body, F extends Picks> = {
  [P in keyof Body]: P extends "data" | "included"
    ? Body[P] extends readonly (infer Item)[] | undefined
      ? Thinned<Item, Kept<F>>[]
      : Thinned<Body[P], Kept<F>>
    : Body[P];
};

/** The answer of a call with `fields`; by its own name where there are none. */
export type Selected<Body, F extends Picks> = string extends keyof F ? Body : Thin<Body, F>;

/** The answer of a call with `include`; open where the names are made at run time, or it is not known what they lead to. */
export type Included<Body, Related, I extends Names> = string extends I[number]
  ? WithAny<Body>
  : I[number] extends keyof Related
    ? unknown extends Related[I[number]]
      ? WithAny<Body>
      : With<Body, Related[I[number]]>
    : WithAny<Body>;
