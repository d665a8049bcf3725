import type { LockedAlias } from "./lock.js";
import type { AliasKind, AliasName } from "./names.js";
import { byCodeUnit, type Sections } from "./sections.js";

/** The sections whose names can have aliases. */
type AliasedSections = Pick<Sections, "operations" | "types" | "events">;

/**
 * The aliases of now: those there were, and one for each name that is no longer the known one, because the overlay
 * wants another. A name that came back is no alias any more.
 *
 * @param release recorded with the new ones
 */
export function aliasesOf(
  known: AliasedSections,
  current: AliasedSections,
  before: readonly LockedAlias[],
  release: string | undefined,
): readonly LockedAlias[] {
  const now = namesByThing(current);
  const since = release === undefined ? {} : { since: release };
  const added = [...namesByThing(known).values()].flatMap((alias) =>
    now.has(thing(alias)) ? [{ ...alias, ...since }] : [],
  );
  const all = new Map(
    [...added, ...before].map((alias) => [`${thing(alias)} ${alias.name}`, alias]),
  );
  return [...all.values()]
    .filter((alias) => now.get(thing(alias))?.name !== alias.name)
    .sort((a, b) => byCodeUnit(thing(a), thing(b)) || byCodeUnit(a.name, b.name));
}

/** Aliases of things that are there, for those who emit them. */
export function aliasNames(
  aliases: readonly LockedAlias[],
  current: AliasedSections,
): readonly AliasName[] {
  const now = namesByThing(current);
  return aliases.flatMap((alias) => {
    const name = now.get(thing(alias))?.name;
    return name === undefined ? [] : [aliasName(alias, name)];
  });
}

function aliasName({ kind, name, since }: LockedAlias, current: string): AliasName {
  return { kind, old: name, current, ...(since === undefined ? {} : { since }) };
}

function thing({ kind, key }: Pick<LockedAlias, "kind" | "key">): string {
  return `${kind} ${key}`;
}

/** Every name that can have an alias; members with their namespace (`accounts.runAction`). */
function namesByThing({
  operations,
  types,
  events,
}: AliasedSections): ReadonlyMap<string, LockedAlias> {
  const entry = (kind: AliasKind, key: string, name: string): [string, LockedAlias] => [
    thing({ kind, key }),
    { kind, key, name },
  ];
  return new Map([
    ...[...operations].map(([key, name]) => entry("function", key, name.function)),
    ...[...operations].map(([key, name]) =>
      entry("member", key, `${name.namespace}.${name.member}`),
    ),
    ...[...types].map(([key, name]) => entry("type", key, name)),
    ...[...events].map(([key, name]) => entry("event", key, name)),
  ]);
}
