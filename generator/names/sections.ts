import { parameterPositions, type ParameterPosition } from "./facts.js";
import type { LockedEnum, LockedOperation, LockSections } from "./lock.js";

/** The sections of a lock as maps: keys are text of the document, and `__proto__` is one like any other. */
export interface Sections {
  readonly namespaces: ReadonlyMap<string, string>;
  readonly operations: ReadonlyMap<string, LockedOperation>;
  readonly types: ReadonlyMap<string, string>;
  readonly ids: ReadonlyMap<string, string>;
  readonly enums: ReadonlyMap<string, LockedEnum>;
  readonly events: ReadonlyMap<string, string>;
  readonly parameters: Readonly<Record<ParameterPosition, ReadonlyMap<string, string>>>;
}

/** The sections of a lock as maps. */
export function sectionsOf(lock: LockSections): Sections {
  return {
    namespaces: new Map(Object.entries(lock.namespaces)),
    operations: new Map(Object.entries(lock.operations)),
    types: new Map(Object.entries(lock.types)),
    ids: new Map(Object.entries(lock.ids)),
    enums: new Map(Object.entries(lock.enums)),
    events: new Map(Object.entries(lock.events)),
    parameters: forEachPosition((position) => new Map(Object.entries(lock.parameters[position]))),
  };
}

/** The sections as they are written: keys sorted by code unit. */
export function lockSections(sections: Sections): LockSections {
  return {
    namespaces: sorted(sections.namespaces),
    operations: sorted(sections.operations),
    types: sorted(sections.types),
    ids: sorted(sections.ids),
    enums: sorted(sections.enums),
    events: sorted(sections.events),
    parameters: forEachPosition((position) => sorted(sections.parameters[position])),
  };
}

/** What `all` holds and `part` does not. */
export function withoutSections(all: Sections, part: Sections): Sections {
  return {
    namespaces: without(all.namespaces, part.namespaces),
    operations: without(all.operations, part.operations),
    types: without(all.types, part.types),
    ids: without(all.ids, part.ids),
    enums: without(all.enums, part.enums),
    events: without(all.events, part.events),
    parameters: forEachPosition((position) =>
      without(all.parameters[position], part.parameters[position]),
    ),
  };
}

/** A record with one value for each position of a parameter. */
export function forEachPosition<T>(
  make: (position: ParameterPosition) => T,
): Readonly<Record<ParameterPosition, T>> {
  return Object.fromEntries(
    parameterPositions.map((position) => [position, make(position)]),
  ) as Record<ParameterPosition, T>;
}

/** Orders texts by code unit, the same on every machine. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sorted<T>(section: ReadonlyMap<string, T>): Readonly<Record<string, T>> {
  return Object.fromEntries([...section].sort(([a], [b]) => byCodeUnit(a, b)));
}

function without<T>(
  all: ReadonlyMap<string, T>,
  part: ReadonlyMap<string, T>,
): ReadonlyMap<string, T> {
  return new Map([...all].filter(([key]) => !part.has(key)));
}
