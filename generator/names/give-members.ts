import { isIdentifier, isTakenForMembers, prefixed } from "./identifiers.js";
import { memberName } from "./member-name.js";
import { operationKey, type OperationFact } from "./facts.js";
import { overlayTarget, spoken, type Findings } from "./findings.js";
import { ownerOf, type NamePlaces } from "./name-places.js";
import { byCodeUnit } from "./sections.js";
import type { LockedOperation } from "./lock.js";

interface Given {
  readonly places: NamePlaces;
  readonly known: ReadonlyMap<string, LockedOperation>;
  readonly findings: Findings;
  readonly functions: ReadonlyMap<string, string>;
  readonly namespaces: ReadonlyMap<string, string>;
}

interface Seat {
  readonly fact: OperationFact;
  readonly key: string;
  readonly function: string;
  readonly namespace: string;
}

/**
 * A method of the facade for each operation: the overlay's, else the locked one (while function and namespace are those
 * it was made from), else the rule's. Operations that would share a method keep the whole names of their functions.
 */
export function giveMembers(
  operations: readonly OperationFact[],
  given: Given,
): ReadonlyMap<string, string> {
  const members = new Map<string, string>();
  const seats = operations
    .map((fact) => seatOf(fact, given))
    .sort((a, b) => byCodeUnit(a.key, b.key));
  const settle = (seat: Seat, name: string | undefined): void => {
    if (name !== undefined) members.set(seat.key, name);
  };
  for (const seat of seats) settle(seat, explicitMember(seat, given));
  const open = (seat: Seat): boolean => !members.has(seat.key);
  for (const seat of seats.filter(open)) settle(seat, lockedMember(seat, given));
  const left = seats.filter(open);
  const wishes = new Map<string, number>();
  for (const wish of left.map(wishOf)) wishes.set(wish, (wishes.get(wish) ?? 0) + 1);
  for (const seat of left) {
    const alone = wishes.get(wishOf(seat)) === 1;
    const short = alone ? [memberName(seat.function, seat.namespace)] : [];
    settle(seat, memberByRule(seat, short, given));
  }
  return members;
}

function seatOf(fact: OperationFact, { functions, namespaces }: Given): Seat {
  const key = operationKey(fact);
  return { fact, key, function: functions.get(key) ?? "", namespace: namespaces.get(key) ?? "" };
}

function wishOf({ function: name, namespace }: Seat): string {
  return `${namespace}.${memberName(name, namespace)}`.toLowerCase();
}

function explicitMember(seat: Seat, { places, findings }: Given): string | undefined {
  const { member, place } = seat.fact;
  if (member === undefined) return undefined;
  const pool = places.members(seat.namespace);
  const owner = ownerOf.function(seat.key);
  const valid = isIdentifier(member) && !isTakenForMembers(member);
  if (valid && [undefined, owner].includes(pool.holder(member))) return pool.take([member], owner);
  const name = JSON.stringify(member);
  const one = `${spoken(seat.fact)} in the namespace ${seat.namespace}`;
  const mark = "x-sdk-member";
  if (valid) {
    const values = { one, other: pool.holder(member) ?? "", name, mark };
    findings.add("NAME_COLLISION", { ...values, target: overlayTarget(seat.fact) }, place);
  } else {
    findings.add("NAME_INVALID", { name, what: `the method of ${one}`, mark }, place);
  }
  return undefined;
}

function lockedMember(seat: Seat, { known }: Given): string | undefined {
  const entry = known.get(seat.key);
  if (entry?.namespace !== seat.namespace) return undefined;
  /** A member that the rule made follows a function that was renamed on purpose. */
  const made = memberName(entry.function, entry.namespace) === entry.member;
  return made && entry.function !== seat.function ? undefined : entry.member;
}

function memberByRule(seat: Seat, short: readonly string[], { places }: Given): string {
  const wishes = [...short, seat.function, prefixed(seat.function)];
  const free = wishes.filter((wish) => !isTakenForMembers(wish));
  return places.members(seat.namespace).take(free, ownerOf.function(seat.key));
}
