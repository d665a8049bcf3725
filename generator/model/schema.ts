/**
 * The model's own schema: what a value looks like, free of OpenAPI. Every variant is a member of one tagged union,
 * so that readers can be exhaustive. Built from the prepared document, read by templates and by the diff.
 */

/** What may be said of any schema beside its shape. */
export interface Annotations {
  /** Text for people, either of the document (with `--spec`) or of the overlay. */
  readonly doc?: string;
  /** JSON Schema `format` as declared, for example `date-time`. */
  readonly format?: string;
  /** JSON Schema `pattern` as declared; documented, enforced only where `RequestBody.patterns` or a path parameter says so. */
  readonly pattern?: string;
  readonly deprecated?: boolean;
  /** `null` is a value too. */
  readonly nullable?: boolean;
}

export interface Property {
  /** The name on the wire as the document spells it (kebab-case nearly everywhere). */
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
}

export interface ObjectSchema extends Annotations {
  readonly kind: "object";
  readonly properties: readonly Property[];
  /** Requests: no other key is allowed. Responses are always open at run time, and types list what is known. */
  readonly closed: boolean;
  /** The shape of keys not listed, where the document gives one or allows any (`unknown`). */
  readonly additional?: Schema;
  /** `false`: the keys are the customer's or fixed by another standard, never re-cased by `Key-Inflection`. */
  readonly inflected: boolean;
}

export interface ArraySchema extends Annotations {
  readonly kind: "array";
  readonly items: Schema;
  /** Fewest items, as declared; samples keep to it. */
  readonly minItems?: number;
}

export interface Discriminator {
  readonly property: string;
  /** Value on the wire → index into `members`. Several values may lead to one member. */
  readonly mapping: readonly { readonly value: string; readonly member: number }[];
}

export interface UnionSchema extends Annotations {
  readonly kind: "union";
  readonly members: readonly Schema[];
  readonly discriminator?: Discriminator;
  /** `true` where an answer may hold members the document does not list. */
  readonly open: boolean;
}

export interface EnumSchema extends Annotations {
  readonly kind: "enum";
  readonly values: readonly string[];
  /** `true`: the values are known ones, others may come. */
  readonly open: boolean;
}

export interface LiteralSchema extends Annotations {
  readonly kind: "literal";
  readonly value: string | number | boolean;
}

/** One of the values that a Persona id of this kind may take; typed by prefix. */
export interface IdSchema extends Annotations {
  readonly kind: "id";
  /** `IdKind.key`, for example `account`. */
  readonly id: string;
}

export interface ReferenceSchema extends Annotations {
  readonly kind: "reference";
  /** `NamedType.key`. */
  readonly to: string;
}

export interface PlainSchema extends Annotations {
  /** `binary`: bytes (a file part, a PDF). `null`: only `null`. `unknown`: anything. */
  readonly kind: "string" | "number" | "integer" | "boolean" | "null" | "unknown" | "binary";
  /** Of a string: the types of resources it may name, others may come; `report/*` stands for all below `report/`. */
  readonly resourceTypes?: readonly string[];
}

export type Schema =
  | ObjectSchema
  | ArraySchema
  | UnionSchema
  | EnumSchema
  | LiteralSchema
  | IdSchema
  | ReferenceSchema
  | PlainSchema;

/** A schema that has a name of its own in the package. */
export interface NamedType {
  /**
   * Where it stands, stable over documents: `account` for a component, `account/attributes` for an inline object in it,
   * `run-account-action/body/data` for one of an operation (operationId in place of the component).
   */
  readonly key: string;
  /** TypeScript name, from the names lock. */
  readonly name: string;
  /** File it is emitted into, without folder and ending, for example `accounts`. */
  readonly family: string;
  readonly schema: Schema;
  /** Read in answers, written in requests, or both. */
  readonly use: "request" | "response" | "both";
  /** Key of the type this one is structurally equal to; it keeps its own name as an alias. */
  readonly aliasOf?: string;
  /** Names of the constant and the guard that go with an enum. */
  readonly enumNames?: EnumNames;
}

/** For example `inquiryStatuses` and `isKnownInquiryStatus`. */
export interface EnumNames {
  readonly values: string;
  readonly guard: string;
}
