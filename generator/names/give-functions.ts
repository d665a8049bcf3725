import { functionName } from "./function-name.js";
import { isIdentifier, isTakenForValues, prefixed, standingAlone } from "./identifiers.js";
import { operationKey, type OperationFact } from "./facts.js";
import { overlayTarget, spoken, type Findings } from "./findings.js";
import { ownerOf, RUNTIME, type NamePlaces } from "./name-places.js";
import { byCodeUnit } from "./sections.js";
import type { LockedOperation } from "./lock.js";

interface Given {
  readonly places: NamePlaces;
  readonly known: ReadonlyMap<string, LockedOperation>;
  readonly findings: Findings;
}

/**
 * A function for each operation, by `operationKey`: the overlay's name, else the locked one, else the rules'. Two
 * operations that want one name are an error; a name that something gone still holds is numbered, with a warning.
 */
export function giveFunctions(
  operations: readonly OperationFact[],
  given: Given,
): ReadonlyMap<string, string> {
  const sorted = [...operations].sort((a, b) => byCodeUnit(operationKey(a), operationKey(b)));
  const names = new Map<string, string>();
  const present = new Map(sorted.map((fact) => [ownerOf.function(operationKey(fact)), fact]));
  const settle = (fact: OperationFact, name: string | undefined): void => {
    if (name !== undefined) names.set(operationKey(fact), name);
  };
  for (const fact of sorted) settle(fact, explicitName(fact, present, given));
  const open = (fact: OperationFact): boolean => !names.has(operationKey(fact));
  for (const fact of sorted.filter(open))
    settle(fact, given.known.get(operationKey(fact))?.function);
  for (const fact of sorted.filter(open)) settle(fact, nameByRule(fact, present, given));
  return names;
}

function explicitName(
  fact: OperationFact,
  present: ReadonlyMap<string, OperationFact>,
  { places, findings }: Given,
): string | undefined {
  const { name, place } = fact;
  if (name === undefined) return undefined;
  if (!isIdentifier(name) || isTakenForValues(name)) {
    const values = { name: JSON.stringify(name), what: `the function of ${spoken(fact)}` };
    findings.add("NAME_INVALID", { ...values, mark: "x-sdk-name" }, place);
    return undefined;
  }
  const owner = ownerOf.function(operationKey(fact));
  const holder = places.exports.holder(name);
  if (holder === undefined || holder === owner) return places.exports.take([name], owner);
  const other = present.get(holder);
  const values = { one: spoken(fact), other: other === undefined ? holder : spoken(other), name };
  const remedy = { mark: "x-sdk-name", target: overlayTarget(fact) };
  findings.add("NAME_COLLISION", { ...values, ...remedy }, place);
  return undefined;
}

function nameByRule(
  fact: OperationFact,
  present: ReadonlyMap<string, OperationFact>,
  { places, findings }: Given,
): string {
  const { exports } = places;
  const { id: operationId, method, path, place } = fact;
  const owner = ownerOf.function(operationKey(fact));
  const made = standingAlone(functionName({ operationId, method, path }), "value");
  const wish = isTakenForValues(made) || exports.holder(made) === RUNTIME ? prefixed(made) : made;
  const holder = exports.holder(wish);
  const other = present.get(holder ?? "");
  if (holder === undefined) return exports.take([wish], owner);
  const name = exports.take([wish], owner);
  const mark = "x-sdk-name";
  if (other === undefined) {
    findings.add("NAME_HELD", { what: spoken(fact), name, wish, holder, mark }, place);
  } else {
    const values = { one: spoken(fact), other: spoken(other), name: wish, mark };
    findings.add("NAME_COLLISION", { ...values, target: overlayTarget(fact) }, place);
  }
  return name;
}
