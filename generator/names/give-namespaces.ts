import { groupBy } from "../grouping.js";
import { fileName, isFileName, isIdentifier, isTakenForMembers, prefixed } from "./identifiers.js";
import { namespaceOf } from "./namespaces.js";
import { operationKey, type NamespaceFact, type OperationFact } from "./facts.js";
import { overlayTarget, spoken, type Findings } from "./findings.js";
import { ownerOf, type NamePlaces } from "./name-places.js";
import { byCodeUnit, type Sections } from "./sections.js";
import type { NamespaceName } from "./names.js";

interface Given {
  readonly places: NamePlaces;
  readonly known: Sections;
  readonly findings: Findings;
}

export interface GivenNamespaces {
  /** Namespaces that have operations, by name. */
  readonly namespaces: readonly NamespaceName[];
  /** `operationKey` → namespace. */
  readonly ofOperation: ReadonlyMap<string, string>;
}

/** One namespace for each operation: the overlay's own word, else the locked one, else its tag's. */
export function giveNamespaces(
  operations: readonly OperationFact[],
  defined: readonly NamespaceFact[],
  given: Given,
): GivenNamespaces {
  noteUnknownTags(operations, defined, given.findings);
  const wanted = new Map(
    operations.map((fact) => [operationKey(fact), wish(fact, defined, given)]),
  );
  const names = new Map<string, string>();
  const byName = [...new Set(wanted.values())].sort(byCodeUnit);
  /** What the overlay defines comes first, so that it is the others that give way. */
  const ranked = [...byName.filter((name) => isDefined(name, defined)), ...byName];
  for (const name of new Set(ranked)) names.set(name, property(name, defined, given));
  const facts = new Map(defined.map((fact) => [names.get(fact.name) ?? fact.name, fact]));
  const namespaces = [...new Set(names.values())]
    .sort(byCodeUnit)
    .map((name) => namespace(name, facts.get(name), given));
  const ofOperation = new Map(
    [...wanted].map(([key, name]) => [key, names.get(name) ?? name] as const),
  );
  return { namespaces, ofOperation };
}

/** One note for each tag that no namespace lists. */
function noteUnknownTags(
  operations: readonly OperationFact[],
  defined: readonly NamespaceFact[],
  findings: Findings,
): void {
  const unknown = groupBy(
    operations.filter((fact) => namespaceOf(fact, defined).byRule),
    ({ tags: [tag = ""] }) => JSON.stringify(tag),
  );
  for (const [tag, facts] of unknown) {
    const [first] = facts;
    if (first === undefined) continue;
    const values = { tag, count: facts.length, name: namespaceOf(first, defined).name };
    findings.add("NAMESPACE_BY_RULE", values, first.place);
  }
}

function isDefined(name: string, defined: readonly NamespaceFact[]): boolean {
  return defined.some((fact) => fact.name === name);
}

function wish(
  fact: OperationFact,
  defined: readonly NamespaceFact[],
  { known, findings }: Given,
): string {
  const { namespace: explicit, place } = fact;
  const { name } = namespaceOf({ tags: fact.tags, path: fact.path }, defined);
  const locked = known.operations.get(operationKey(fact))?.namespace;
  if (explicit !== undefined) {
    if (isIdentifier(explicit)) return explicit;
    const what = `the namespace of ${spoken(fact)}`;
    const values = { name: JSON.stringify(explicit), what, mark: "x-sdk-namespace" };
    findings.add("NAME_INVALID", values, place);
  } else if (locked !== undefined && locked !== name) {
    const values = { what: spoken(fact), name: locked, wish: name, target: overlayTarget(fact) };
    findings.add("NAMESPACE_KEPT", values, place);
  }
  return locked ?? name;
}

/** The property of the facade; a name that every object answers to gets the prefix. */
function property(
  name: string,
  defined: readonly NamespaceFact[],
  { places, findings }: Given,
): string {
  const owner = ownerOf.namespace(name);
  const given = isTakenForMembers(name) ? prefixed(name) : name;
  const taken = places.facade.take([given, prefixed(given)], owner);
  if (taken !== name && isDefined(name, defined)) {
    const place = defined.find((fact) => fact.name === name)?.place;
    findings.add("NAMESPACE_INVALID", { name, problem: "has a name that is taken" }, place);
  }
  return taken;
}

function namespace(
  name: string,
  fact: NamespaceFact | undefined,
  { places, known, findings }: Given,
): NamespaceName {
  const owner = ownerOf.namespace(name);
  const doc = fact?.doc === undefined ? {} : { doc: fact.doc };
  const explicit = fact?.file;
  if (explicit !== undefined) {
    const file = places.files.take([fileName(explicit)], owner);
    if (file === explicit && isFileName(file)) return { name, file, ...doc };
    const problem = `cannot have the file ${JSON.stringify(explicit)}`;
    findings.add("NAMESPACE_INVALID", { name, problem }, fact?.place);
    return { name, file, ...doc };
  }
  const locked = known.namespaces.get(name);
  const wishes = [fileName(name), fileName(`persona-${name}`)];
  return { name, file: locked ?? places.files.take(wishes, owner), ...doc };
}
