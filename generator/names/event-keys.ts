import { typeKey, typeKeySegments, type NameFacts } from "./facts.js";

/** Facts whose keys are those of the lock, and the way back. */
export interface LockKeys {
  readonly facts: NameFacts;
  /** The key of the lock → the key that the facts gave. */
  readonly given: (key: string) => string;
}

/**
 * Puts the name of the event in front of the keys of its types, in place of the webhook's operationId: the name is what
 * receivers see and does not change, so the lock records that.
 */
export function lockKeys(facts: NameFacts): LockKeys {
  const events = new Map(facts.events.map(({ operationId, name }) => [operationId, name]));
  const given = new Map<string, string>();
  const renamed = (key: string): string => {
    const [first = "", ...rest] = typeKeySegments(key);
    const now = typeKey([events.get(first) ?? first, ...rest]);
    given.set(now, key);
    return now;
  };
  const ofEvents = new Set(facts.types.flatMap(({ key, of }) => (of === "event" ? [key] : [])));
  const keyOf = (key: string): string => (ofEvents.has(key) ? renamed(key) : key);
  return {
    facts: {
      ...facts,
      types: facts.types.map((fact) => ({ ...fact, key: keyOf(fact.key) })),
      enums: facts.enums.map(keyOf),
    },
    given: (key) => given.get(key) ?? key,
  };
}
