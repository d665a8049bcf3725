import { sectionsOf, type Sections } from "./sections.js";
import type { LockedAlias, LockedOperation, NamesLock } from "./lock.js";
import { operationKey, typeKey, type NameFacts, type OperationFact } from "./facts.js";

/** What the lock knows, under the keys that things have now. */
export interface KnownNames {
  /** Names of live and of vanished things together: what comes back gets its name back. */
  readonly sections: Sections;
  /** Operations known under another path or operationId, by their key of now. */
  readonly moved: ReadonlyMap<string, MovedOperation>;
  readonly aliases: readonly LockedAlias[];
}

interface MovedOperation {
  readonly was: OperationIdentifiers;
  readonly is: OperationIdentifiers;
}

interface OperationIdentifiers {
  /** Method and path. */
  readonly key: string;
  /** `operationId`. */
  readonly id: string;
}

/**
 * Reads the lock with the eyes of the present: an operation whose operationId or whose method and path changed is found
 * by the other one, and with it the types inside it; renamed types (`NameFacts.renamedTypes`) take theirs along.
 */
export function knownNames(lock: NamesLock, facts: NameFacts): KnownNames {
  const merged = mergeSections(sectionsOf(lock.vanished), sectionsOf(lock));
  const moves = matchOperations(merged.operations, facts.operations);
  const operations = new Map(merged.operations);
  for (const { was } of moves) operations.delete(was.key);
  for (const { was, is } of moves) {
    const entry = merged.operations.get(was.key);
    if (entry !== undefined) operations.set(is.key, { ...entry, id: is.id });
  }
  const moved = moves.filter(({ was, is }) => was.key !== is.key || was.id !== is.id);
  const renames = renamedPrefixes(moved, facts);
  return {
    sections: {
      ...merged,
      operations,
      types: renameKeys(merged.types, renames),
      enums: renameKeys(merged.enums, renames),
    },
    moved: new Map(moved.map((move) => [move.is.key, move])),
    aliases: lock.aliases.map((alias) => renameAlias(alias, moved, renames)),
  };
}

function mergeSections(first: Sections, second: Sections): Sections {
  const { path, query, header, response } = second.parameters;
  return {
    namespaces: new Map([...first.namespaces, ...second.namespaces]),
    operations: new Map([...first.operations, ...second.operations]),
    types: new Map([...first.types, ...second.types]),
    ids: new Map([...first.ids, ...second.ids]),
    enums: new Map([...first.enums, ...second.enums]),
    events: new Map([...first.events, ...second.events]),
    parameters: {
      path: new Map([...first.parameters.path, ...path]),
      query: new Map([...first.parameters.query, ...query]),
      header: new Map([...first.parameters.header, ...header]),
      response: new Map([...first.parameters.response, ...response]),
    },
  };
}

/**
 * The operations that the lock knows. Method and path decide first, since they are what callers reach; what is left is
 * found by operationId, and at last by a name that the overlay gives: so an operation can take over from one that went.
 */
function matchOperations(
  locked: ReadonlyMap<string, LockedOperation>,
  operations: readonly OperationFact[],
): readonly MovedOperation[] {
  const free = new Map(locked);
  const matches = new Map<string, MovedOperation>();
  const matchBy = (keyIn: (fact: OperationFact) => string | undefined): void => {
    for (const fact of operations) {
      const is = { key: operationKey(fact), id: fact.id };
      const key = matches.has(is.key) ? undefined : keyIn(fact);
      const entry = key === undefined ? undefined : free.get(key);
      if (key === undefined || entry === undefined) continue;
      free.delete(key);
      matches.set(is.key, { was: { key, id: entry.id }, is });
    }
  };
  matchBy(operationKey);
  const keysById = new Map([...free].map(([key, { id }]) => [id, key]));
  matchBy(({ id }) => (id === "" ? undefined : keysById.get(id)));
  const keysByName = new Map([...free].map(([key, entry]) => [entry.function, key]));
  matchBy(({ name }) => (name === undefined ? undefined : keysByName.get(name)));
  return [...matches.values()];
}

/** Beginnings of type keys, old → new. */
function renamedPrefixes(
  moved: readonly MovedOperation[],
  { renamedTypes = new Map(), types }: NameFacts,
): ReadonlyMap<string, string> {
  const present = new Set(types.map(({ key }) => key));
  return new Map([
    ...moved
      .filter(({ was, is }) => was.id !== is.id)
      .map(({ was, is }): [string, string] => [typeKey([was.id]), typeKey([is.id])]),
    ...[...renamedTypes]
      .filter(([, old]) => !present.has(old))
      .map(([now, old]): [string, string] => [old, now]),
  ]);
}

function renameKeys<T>(
  section: ReadonlyMap<string, T>,
  prefixes: ReadonlyMap<string, string>,
): ReadonlyMap<string, T> {
  if (prefixes.size === 0) return section;
  const renamed = [...section].map(([key, value]): [string, T] => [
    renameKey(key, prefixes),
    value,
  ]);
  /** An entry that already stands under the new key is newer than the one that moves there. */
  return new Map([...renamed, ...[...section].filter(([key]) => renameKey(key, prefixes) === key)]);
}

function renameKey(key: string, prefixes: ReadonlyMap<string, string>): string {
  for (let end = key.length; end > 0; end = key.lastIndexOf("/", end - 1)) {
    const now = prefixes.get(key.slice(0, end));
    if (now !== undefined) return now + key.slice(end);
  }
  return key;
}

function renameAlias(
  alias: LockedAlias,
  moved: readonly MovedOperation[],
  prefixes: ReadonlyMap<string, string>,
): LockedAlias {
  switch (alias.kind) {
    case "function":
    case "member":
      return { ...alias, key: moved.find(({ was }) => was.key === alias.key)?.is.key ?? alias.key };
    case "type":
      return { ...alias, key: renameKey(alias.key, prefixes) };
    case "event":
      return alias;
  }
}
