import type { Place } from "../diagnostics/diagnostic.js";
import type { ParameterPosition } from "./facts.js";
import type { AliasKind, AliasName } from "./names.js";

/** Version of the lock's format. */
export const LOCK_VERSION = 1;

/** Every public name ever given (`spec/names.lock.json`): a name in it wins over the rules that would make it anew. */
export interface NamesLock extends LockSections {
  readonly version: typeof LOCK_VERSION;
  /** Names of things that are no longer in the document: taken until a major release frees them ({@link freeNames}). */
  readonly vanished: LockSections;
  /** Older names of things that were renamed on purpose; they go on until the next major release. */
  readonly aliases: readonly LockedAlias[];
}

/** Names by the key of the thing they name; keys are sorted by code unit. */
export interface LockSections {
  /** Name → file and entry point. */
  readonly namespaces: Readonly<Record<string, string>>;
  /** By `METHOD /path`; the operationId is recorded too, so that a change of either keeps the names. */
  readonly operations: Readonly<Record<string, LockedOperation>>;
  /** Type key → type name. */
  readonly types: Readonly<Record<string, string>>;
  /** Id key → type name of the id. */
  readonly ids: Readonly<Record<string, string>>;
  /** Type key of the enum → names of its constant and its guard. */
  readonly enums: Readonly<Record<string, LockedEnum>>;
  /** Event name → type name. */
  readonly events: Readonly<Record<string, string>>;
  /** Wire name → name in the call, by position. */
  readonly parameters: Readonly<Record<ParameterPosition, Readonly<Record<string, string>>>>;
}

export interface LockedOperation {
  readonly id: string;
  readonly function: string;
  readonly namespace: string;
  readonly member: string;
}

export interface LockedEnum {
  readonly values: string;
  readonly guard: string;
}

export interface LockedAlias {
  readonly kind: AliasKind;
  /** Key of the thing in its section; its current name is found there. */
  readonly key: string;
  /** The older name. */
  readonly name: string;
  /** Release that brought the newer name. */
  readonly since?: string;
}

/** A lock as read, able to say where its entries stand. */
export interface LocatedLock {
  readonly data: NamesLock;
  /** Line and column of a JSON pointer in the lock. */
  readonly locate: (pointer: string) => Place;
}

const noSections: LockSections = {
  namespaces: {},
  operations: {},
  types: {},
  ids: {},
  enums: {},
  events: {},
  parameters: { path: {}, query: {}, header: {}, response: {} },
};

/** The lock of a package that has no names yet. */
export const emptyLock: NamesLock = {
  version: LOCK_VERSION,
  ...noSections,
  vanished: noSections,
  aliases: [],
};

/**
 * The lock as it stands after a major release: names of vanished things are free again, and so are older names.
 *
 * @param kept older names that the release still offers, since it brought the newer ones
 */
export function freeNames(lock: NamesLock, kept: readonly AliasName[] = []): NamesLock {
  const offered = new Set(kept.map(({ kind, old }) => `${kind} ${old}`));
  const aliases = lock.aliases.filter(({ kind, name }) => offered.has(`${kind} ${name}`));
  return { ...lock, vanished: noSections, aliases };
}
