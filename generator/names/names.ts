import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { NamesLock } from "./lock.js";
import type { ParameterPosition } from "./facts.js";

/** Every public name of the package; all of them unique, even for readers that ignore case. */
export interface Names {
  /** Sorted by name; only namespaces that have an operation. */
  readonly namespaces: readonly NamespaceName[];
  /** By `operationKey`, for example `POST /accounts`. */
  readonly operations: ReadonlyMap<string, OperationName>;
  /** By `TypeFact.key`. */
  readonly types: ReadonlyMap<string, TypeName>;
  /** By id key, for example `account`. */
  readonly ids: ReadonlyMap<string, IdNames>;
  /** By type key of the enum. */
  readonly enums: ReadonlyMap<string, EnumNames>;
  /** Event name → type name, for example `inquiry.approved` → `InquiryApprovedEvent`. */
  readonly events: ReadonlyMap<string, string>;
  /** Wire name → name in the call, by position. */
  readonly parameters: Readonly<Record<ParameterPosition, ReadonlyMap<string, string>>>;
  /** Older names that go on as deprecated aliases. */
  readonly aliases: readonly AliasName[];
}

export interface NamespaceName {
  readonly name: string;
  readonly file: string;
  readonly doc?: string;
}

interface OperationName {
  readonly function: string;
  readonly namespace: string;
  readonly member: string;
}

export interface TypeName {
  readonly name: string;
  /** File it is emitted into, without folder and ending. */
  readonly family: string;
}

/** For example `AccountId`, `isAccountId`, `assertAccountId`, `parseAccountId`. */
export interface IdNames {
  readonly type: string;
  readonly is: string;
  readonly assert: string;
  readonly parse: string;
}

/** For example `inquiryStatuses` and `isKnownInquiryStatus`. */
export interface EnumNames {
  readonly values: string;
  readonly guard: string;
}

export type AliasKind = "function" | "member" | "type" | "event";

export interface AliasName {
  readonly kind: AliasKind;
  /** The name of before; a member with its namespace, for example `accounts.runAction`. */
  readonly old: string;
  /** The name of now, spelt likewise. */
  readonly current: string;
  /** Release that brought the new name; absent where the facts gave none. */
  readonly since?: string;
}

export interface GivenNames {
  readonly names: Names;
  /** The lock to be written; equal to the one given where nothing was added or went. */
  readonly lock: NamesLock;
  readonly diagnostics: readonly Diagnostic[];
}
