import { toPointer } from "../json/pointer.js";
import type { NameFacts } from "./facts.js";
import type { Findings } from "./findings.js";
import { idExports } from "./derived-names.js";
import type { LocatedLock, NamesLock } from "./lock.js";

/** Finds what no way of naming can mend: types that share a key, and locked names that the package itself now has. */
export function checkFacts(
  facts: NameFacts,
  lock: LocatedLock | undefined,
  findings: Findings,
): void {
  const keys = new Set<string>();
  for (const { key, place } of facts.types) {
    if (keys.has(key)) {
      findings.add("NAME_KEY_TWICE", { key: JSON.stringify(key) }, place);
    }
    keys.add(key);
  }
  if (lock !== undefined) checkReserved(facts, lock, findings);
}

function checkReserved({ reserved }: NameFacts, lock: LocatedLock, findings: Findings): void {
  const small = (names: readonly string[]): ReadonlySet<string> =>
    new Set(names.map((name) => name.toLowerCase()));
  const [exports, facade] = [small(reserved.exports), small(reserved.facade)];
  const locked = [
    ...exportedNames(lock.data).map((entry) => ({ ...entry, taken: exports })),
    ...Object.keys(lock.data.namespaces).map((name) => ({
      pointer: pointer("namespaces", name),
      name,
      taken: facade,
    })),
  ];
  for (const { pointer, name, taken } of locked) {
    if (!taken.has(name.toLowerCase())) continue;
    findings.add("LOCK_RESERVED", { name }, lock.locate(pointer));
  }
}

/** Names of the lock that the package exports, with the JSON pointers of their entries. */
export function exportedNames(
  lock: Pick<NamesLock, "operations" | "types" | "events" | "ids" | "enums">,
): readonly { readonly pointer: string; readonly name: string }[] {
  const entries = <T>(
    section: keyof typeof lock,
    record: Readonly<Record<string, T>>,
    names: (value: T) => readonly string[],
  ) =>
    Object.entries(record).flatMap(([key, value]) =>
      names(value).map((name) => ({ pointer: pointer(section, key), name })),
    );
  return [
    ...entries("operations", lock.operations, (entry) => [entry.function]),
    ...entries("types", lock.types, (name) => [name]),
    ...entries("events", lock.events, (name) => [name]),
    ...entries("ids", lock.ids, idExports),
    ...entries("enums", lock.enums, ({ values, guard }) => [values, guard]),
  ];
}

/** A JSON pointer (RFC 6901) from its segments. */
export function pointer(...segments: readonly string[]): string {
  return toPointer(segments);
}
