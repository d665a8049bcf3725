import { aliasesOf, aliasNames } from "./aliases.js";
import { idNames } from "./derived-names.js";
import { checkFacts } from "./check-facts.js";
import { lockKeys, type LockKeys } from "./event-keys.js";
import { createFindings, spoken, type Findings } from "./findings.js";
import { giveEnums, giveEvents, giveIds } from "./give-derived.js";
import { giveFunctions } from "./give-functions.js";
import { giveMembers } from "./give-members.js";
import { giveNamespaces, type GivenNamespaces } from "./give-namespaces.js";
import { giveParameters } from "./give-parameters.js";
import { giveExplicitTypes, giveTypes } from "./give-types.js";
import { operationKey, type NameFacts, type TypeFact } from "./facts.js";
import { knownNames, type KnownNames } from "./known-names.js";
import {
  emptyLock,
  LOCK_VERSION,
  type LocatedLock,
  type LockedAlias,
  type NamesLock,
} from "./lock.js";
import { createNamePlaces } from "./name-places.js";
import { lockSections, withoutSections, type Sections } from "./sections.js";
import { typeFamily } from "./type-family.js";
import type { GivenNames, Names, TypeName } from "./names.js";

/**
 * Gives every public name of the package and makes it unique: the overlay's wish first, then the lock, then the rules.
 *
 * Names differ also for readers that ignore case, in each place where they meet: exports, methods of a namespace,
 * options of a call, files. The outcome depends on the facts and the lock alone, not on the order of the facts.
 *
 * @param lock names given before; an entry wins over the rules, and over the overlay's definition of namespaces
 * @returns the names, the lock to be written, and what was found: with an error among it, neither is to be used
 */
export function giveNames(given: NameFacts, lock?: LocatedLock): GivenNames {
  const findings = createFindings();
  checkFacts(given, lock, findings);
  const keys = lockKeys(given);
  const { facts } = keys;
  const known = knownNames(lock?.data ?? emptyLock, facts);
  noteMoves(facts, known, findings);
  const { current, namespaces } = giveSections(facts, known, findings);
  const aliases = aliasesOf(known.sections, current, known.aliases, facts.release);
  noteRenames(aliases, known.aliases, findings);
  return {
    names: publicNames(keys, current, namespaces, aliases),
    lock: nextLock(current, known.sections, aliases),
    diagnostics: findings.all,
  };
}

interface Outcome {
  readonly current: Sections;
  readonly namespaces: GivenNamespaces["namespaces"];
}

/** All names in the order in which they may choose: what callers write most often first. */
function giveSections(
  facts: NameFacts,
  { sections, aliases }: KnownNames,
  findings: Findings,
): Outcome {
  const places = createNamePlaces(facts.reserved, sections, aliases);
  const given = { places, findings };
  const known = sections.operations;
  const explicit = giveExplicitTypes(facts.types, given);
  const functions = giveFunctions(facts.operations, { ...given, known });
  const { namespaces, ofOperation } = giveNamespaces(facts.operations, facts.namespaces, {
    ...given,
    known: sections,
  });
  const members = giveMembers(facts.operations, {
    ...given,
    known,
    functions,
    namespaces: ofOperation,
  });
  const ids = giveIds(facts.ids, sections.ids, places);
  const events = giveEvents(facts.events, sections.events, given);
  const types = giveTypes(facts.types, explicit, {
    ...given,
    known: sections.types,
    functions: new Map(
      facts.operations.map((fact) => [fact.id, functions.get(operationKey(fact)) ?? ""]),
    ),
    events,
  });
  const enums = giveEnums(facts.enums, sections.enums, places, (key) => types.get(key) ?? key);
  const operations = new Map(
    facts.operations.map((fact) => {
      const key = operationKey(fact);
      const at = (names: ReadonlyMap<string, string>): string => names.get(key) ?? "";
      return [
        key,
        { id: fact.id, function: at(functions), namespace: at(ofOperation), member: at(members) },
      ] as const;
    }),
  );
  const parameters = giveParameters(facts.parameters, {
    known: sections.parameters,
    reserved: facts.reserved.options,
    findings,
  });
  const files = new Map(namespaces.map(({ name, file }) => [name, file]));
  const current = { namespaces: files, operations, types, ids, enums, events, parameters };
  return { current, namespaces };
}

function publicNames(
  { facts, given }: LockKeys,
  current: Sections,
  namespaces: GivenNamespaces["namespaces"],
  aliases: readonly LockedAlias[],
): Names {
  const asGiven = <T>(names: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    new Map([...names].map(([key, name]) => [given(key), name]));
  return {
    namespaces,
    operations: current.operations,
    types: asGiven(typesWithFamilies(facts, current)),
    ids: new Map([...current.ids].map(([key, type]) => [key, idNames(type)])),
    enums: asGiven(current.enums),
    events: current.events,
    parameters: current.parameters,
    aliases: aliasNames(aliases, current),
  };
}

function typesWithFamilies(facts: NameFacts, current: Sections): ReadonlyMap<string, TypeName> {
  const spaces = new Map(
    [...current.operations.values()].map(({ id, namespace }) => [id, namespace]),
  );
  const { namespaces } = facts;
  const namespaceOfOperation = (id: string): string | undefined => spaces.get(id);
  /** What is inside a type is with it, also where the overlay moved it. */
  const families = new Map(facts.types.map(({ key, family }) => [key, family]));
  const known = new Map<string, string>();
  const familyOf = (fact: TypeFact): string => {
    const [root = ""] = fact.key.split("/", 1);
    const wanted = fact.family ?? families.get(root);
    const cached = `${fact.of} ${root} ${wanted ?? ""}`;
    const moved = wanted === undefined ? fact : { ...fact, family: wanted };
    const family = known.get(cached) ?? typeFamily(moved, { namespaces, namespaceOfOperation });
    known.set(cached, family);
    return family;
  };
  return new Map(
    facts.types.map((fact) => {
      return [fact.key, { name: current.types.get(fact.key) ?? "", family: familyOf(fact) }];
    }),
  );
}

function nextLock(current: Sections, known: Sections, aliases: readonly LockedAlias[]): NamesLock {
  return {
    version: LOCK_VERSION,
    ...lockSections(current),
    vanished: lockSections(withoutSections(known, current)),
    aliases,
  };
}

function noteMoves(facts: NameFacts, { moved, sections }: KnownNames, findings: Findings): void {
  for (const fact of facts.operations) {
    const move = moved.get(operationKey(fact));
    const name = sections.operations.get(operationKey(fact))?.function;
    if (move === undefined || name === undefined) continue;
    const before = `${move.was.key} (${move.was.id})`;
    const values = { what: spoken(fact), before, name, mark: "x-sdk-name" };
    findings.add("NAME_KEPT", values, fact.place);
  }
}

function noteRenames(
  aliases: readonly LockedAlias[],
  before: readonly LockedAlias[],
  findings: Findings,
): void {
  const old = new Set(before.map(({ kind, key, name }) => [kind, key, name].join(" ")));
  for (const { kind, key, name } of aliases) {
    if (old.has([kind, key, name].join(" "))) continue;
    findings.add("NAME_ALIASED", { kind, name, key });
  }
}
