import { parameterName } from "./derived-names.js";
import { isIdentifier, isTakenForOptions, numbered, prefixed } from "./identifiers.js";
import type { ParameterFact, ParameterPosition } from "./facts.js";
import type { Findings } from "./findings.js";
import { byCodeUnit, forEachPosition, type Sections } from "./sections.js";
import { upperFirst } from "./words.js";

interface Given {
  readonly known: Sections["parameters"];
  /** Names in every options object that are not parameters. */
  readonly reserved: readonly string[];
  readonly findings: Findings;
}

/** Names taken in one options object (an operation's, or that of the headers of its answers). */
type Taken = Map<string, string>;

/**
 * The name of each parameter, the same for all operations that take it. Two names need to differ only where they meet
 * in one call: path, query and header parameters in its options, response headers among themselves.
 */
export function giveParameters(
  parameters: readonly ParameterFact[],
  { known, reserved, findings }: Given,
): Sections["parameters"] {
  const names = forEachPosition(() => new Map<string, string>());
  const objects = new Map<string, Taken>();
  const objectsOf = ({ operations, position }: ParameterFact): readonly Taken[] =>
    operations.map((operation) => objectOf(objects, operation, position, reserved));
  const settle = (fact: ParameterFact, name: string): void => {
    names[fact.position].set(fact.wireName, name);
    for (const taken of objectsOf(fact)) taken.set(name.toLowerCase(), ownerOf(fact));
  };
  const isFree = (fact: ParameterFact, name: string): boolean =>
    !isTakenForOptions(name) &&
    objectsOf(fact).every((taken) =>
      [undefined, ownerOf(fact)].includes(taken.get(name.toLowerCase())),
    );
  const sorted = merged(parameters);
  const open = (fact: ParameterFact): boolean => !names[fact.position].has(fact.wireName);
  for (const fact of sorted) {
    const { name } = fact;
    if (name !== undefined && isIdentifier(name) && isFree(fact, name)) settle(fact, name);
    else if (name !== undefined) reportOverride(fact, name, findings);
  }
  for (const fact of sorted.filter(open)) {
    const locked = known[fact.position].get(fact.wireName);
    if (locked !== undefined && isFree(fact, locked)) settle(fact, locked);
  }
  for (const fact of sorted.filter(open)) {
    const locked = known[fact.position].get(fact.wireName);
    const name = firstFree(fact, (wish) => isFree(fact, wish));
    settle(fact, name);
    if (locked !== undefined) reportMeeting(fact, locked, name, findings);
  }
  return names;
}

/** One fact for each parameter, with all operations that take it, in a stable order. */
function merged(parameters: readonly ParameterFact[]): readonly ParameterFact[] {
  const facts = new Map<string, ParameterFact>();
  const operations = new Map<string, Set<string>>();
  for (const fact of parameters) {
    const owner = ownerOf(fact);
    facts.set(owner, { ...facts.get(owner), ...fact });
    const known = operations.get(owner) ?? new Set();
    for (const operation of fact.operations) known.add(operation);
    operations.set(owner, known);
  }
  return [...facts]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([owner, fact]) => ({ ...fact, operations: [...(operations.get(owner) ?? [])] }));
}

function objectOf(
  objects: Map<string, Taken>,
  operation: string,
  position: ParameterPosition,
  reserved: readonly string[],
): Taken {
  const response = position === "response";
  const key = `${response ? "answer to" : "call of"} ${operation}`;
  const made =
    objects.get(key) ?? new Map(response ? [] : reserved.map((name) => [name.toLowerCase(), ""]));
  objects.set(key, made);
  return made;
}

function ownerOf({ position, wireName }: ParameterFact): string {
  return `${position} ${wireName}`;
}

/** The plain name, else the one that says where the parameter stands (`pageQuery`), else numbers. */
function firstFree(fact: ParameterFact, isFree: (name: string) => boolean): string {
  const made = parameterName(fact.wireName);
  const placed = `${made}${fact.position === "response" ? "Header" : upperFirst(fact.position)}`;
  const wish = [made, placed, prefixed(made)].find(isFree);
  if (wish !== undefined) return wish;
  for (let n = 2; ; n++) if (isFree(numbered(placed, n))) return numbered(placed, n);
}

function reportOverride(fact: ParameterFact, name: string, findings: Findings): void {
  const values = { name: JSON.stringify(name), what: spokenParameter(fact), mark: "x-sdk-name" };
  findings.add("NAME_INVALID", values, fact.place);
}

function reportMeeting(fact: ParameterFact, wish: string, name: string, findings: Findings): void {
  const holder = "another option of the same call";
  const values = { what: spokenParameter(fact), name, wish, holder, mark: "x-sdk-name" };
  findings.add("NAME_HELD", values, fact.place);
}

function spokenParameter({ position, wireName }: ParameterFact): string {
  return `the ${position} parameter ${JSON.stringify(wireName)}`;
}
