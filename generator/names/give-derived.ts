import { enumNames, eventName, idExports, idName } from "./derived-names.js";
import { isIdentifier, isTakenForTypes, prefixed } from "./identifiers.js";
import type { EventFact } from "./facts.js";
import type { Findings } from "./findings.js";
import type { LockedEnum } from "./lock.js";
import { ownerOf, type NamePlaces } from "./name-places.js";
import { byCodeUnit } from "./sections.js";

/** A type for the delivery of each webhook event: the overlay's name, else the locked one, else the rule's. */
export function giveEvents(
  events: readonly EventFact[],
  known: ReadonlyMap<string, string>,
  { places, findings }: { readonly places: NamePlaces; readonly findings: Findings },
): ReadonlyMap<string, string> {
  const sorted = [...events].sort((a, b) => byCodeUnit(a.name, b.name));
  const names = new Map<string, string>();
  for (const { name: event, typeName: explicit, place } of sorted) {
    if (explicit === undefined) continue;
    const owner = ownerOf.event(event);
    const valid = isIdentifier(explicit) && !isTakenForTypes(explicit);
    if (valid && [undefined, owner].includes(places.exports.holder(explicit))) {
      names.set(event, places.exports.take([explicit], owner));
      continue;
    }
    const values = { name: explicit, mark: "x-sdk-name" };
    if (valid) {
      const other = places.exports.holder(explicit) ?? "";
      findings.add("NAME_COLLISION", { ...values, one: owner, other, target: event }, place);
    } else {
      findings.add("NAME_INVALID", { ...values, what: `the type of the event ${event}` }, place);
    }
  }
  for (const { name: event } of sorted) {
    if (names.has(event)) continue;
    const made = eventName(event);
    const wish = isTakenForTypes(made) ? prefixed(made) : made;
    names.set(
      event,
      known.get(event) ?? places.exports.take([wish, prefixed(wish)], ownerOf.event(event)),
    );
  }
  return names;
}

/** A type for each id kind, whose guards have free names too. */
export function giveIds(
  keys: readonly string[],
  known: ReadonlyMap<string, string>,
  { exports }: NamePlaces,
): ReadonlyMap<string, string> {
  return new Map(
    [...keys].sort(byCodeUnit).map((key) => {
      const made = idName(key);
      const wish = isTakenForTypes(made) ? prefixed(made) : made;
      const type =
        known.get(key) ?? exports.take([wish, prefixed(wish)], ownerOf.id(key), idExports);
      return [key, type] as const;
    }),
  );
}

/** A constant and a guard for each enum, from the name of its type. */
export function giveEnums(
  keys: readonly string[],
  known: ReadonlyMap<string, LockedEnum>,
  { exports }: NamePlaces,
  typeOf: (key: string) => string,
): ReadonlyMap<string, LockedEnum> {
  const exportsOf = (base: string): readonly string[] => {
    const { values, guard } = enumNames(base);
    return [values, guard];
  };
  return new Map(
    [...keys].sort(byCodeUnit).map((key) => {
      const locked = known.get(key);
      if (locked !== undefined) return [key, locked] as const;
      const base = exports.take([typeOf(key), `${typeOf(key)}Enum`], ownerOf.enum(key), exportsOf);
      return [key, enumNames(base)] as const;
    }),
  );
}
