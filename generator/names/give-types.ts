import { isIdentifier, isTakenForTypes, prefixed } from "./identifiers.js";
import { typeKeySegments, type TypeFact } from "./facts.js";
import type { Findings } from "./findings.js";
import { ownerOf, RUNTIME, type NamePlaces } from "./name-places.js";
import type { NamePool } from "./name-pool.js";
import { byCodeUnit } from "./sections.js";
import { typeName, typeNames } from "./type-name.js";
import { upperFirst } from "./words.js";

interface Given {
  readonly places: NamePlaces;
  readonly known: ReadonlyMap<string, string>;
  readonly findings: Findings;
  /** operationId → function. */
  readonly functions: ReadonlyMap<string, string>;
  /** Event → type of its delivery. */
  readonly events: ReadonlyMap<string, string>;
}

/**
 * The overlay's names of types, by key. Given before any rule makes a name, so that no rule takes one of them.
 */
export function giveExplicitTypes(
  types: readonly TypeFact[],
  { places, findings }: Pick<Given, "places" | "findings">,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { key, name, place } of [...types].sort(byKey)) {
    if (name === undefined) continue;
    const owner = ownerOf.type(key);
    const valid = isIdentifier(name) && !isTakenForTypes(name);
    if (valid && [undefined, owner].includes(places.exports.holder(name))) {
      names.set(key, places.exports.take([name], owner));
      continue;
    }
    const values = { name, mark: "x-sdk-name" };
    if (valid) {
      const other = places.exports.holder(name) ?? "";
      findings.add("NAME_COLLISION", { ...values, one: owner, other, target: key }, place);
    } else {
      findings.add("NAME_INVALID", { ...values, what: `the type of ${key}` }, place);
    }
  }
  return names;
}

/** A type for each key: the overlay's, else the locked one, else the rules'; components first, then the shallow ones. */
export function giveTypes(
  types: readonly TypeFact[],
  explicit: ReadonlyMap<string, string>,
  given: Given,
): ReadonlyMap<string, string> {
  const names = new Map(explicit);
  const sorted = ranked(types);
  for (const { key } of sorted) {
    const locked = given.known.get(key);
    if (locked !== undefined && !names.has(key)) names.set(key, locked);
  }
  for (const fact of sorted) {
    if (names.has(fact.key)) continue;
    const wishes = typeNames(fact, rootName(fact, names, given));
    names.set(
      fact.key,
      given.places.exports.take(allowed(wishes, given.places.exports), ownerOf.type(fact.key)),
    );
  }
  return names;
}

/** The wishes that may be names of types as they are, else with the prefix. */
function allowed(wishes: readonly string[], pool: NamePool): readonly string[] {
  const fit = wishes.filter((wish) => !isTakenForTypes(wish) && pool.holder(wish) !== RUNTIME);
  return fit.length > 0 ? fit : wishes.map(prefixed);
}

/** What names inside start with, where it is not the first segment as spelt. */
function rootName(
  fact: TypeFact,
  names: ReadonlyMap<string, string>,
  { functions, events }: Given,
): string | undefined {
  const [first = "", ...rest] = typeKeySegments(fact.key);
  switch (fact.of) {
    case "operation": {
      const name = functions.get(first);
      return name === undefined ? undefined : upperFirst(name);
    }
    case "event":
      return events.get(first);
    case "component": {
      const root =
        rest.length === 0 ? undefined : names.get(fact.key.slice(0, fact.key.indexOf("/")));
      /** `Document` is only kept for the type itself: what is inside it needs no prefix. */
      const bare = typeName({ key: first, of: "component" });
      return root === undefined || root === prefixed(bare) ? undefined : root;
    }
  }
}

function byKey(a: TypeFact, b: TypeFact): number {
  return byCodeUnit(a.key, b.key);
}

/** By depth of the place: what a name says whole goes before what would share it by leaving something out. */
function ranked(types: readonly TypeFact[]): readonly TypeFact[] {
  return types
    .map((fact) => ({ fact, depth: fact.key.split("/").length }))
    .sort((a, b) => a.depth - b.depth || byKey(a.fact, b.fact))
    .map(({ fact }) => fact);
}
