import { isDeepStrictEqual } from "node:util";
import type { Api } from "../model/api.js";
import { severities, verdictOf, type Change, type DiffResult } from "./change.js";
import { compareAliases } from "./compare-aliases.js";
import { compareEvents } from "./compare-events.js";
import { compareIds } from "./compare-ids.js";
import { compareNames } from "./compare-names.js";
import { compareOperations } from "./compare-operations.js";
import { compareTypes } from "./compare-types.js";
import type { Comparison } from "./comparison.js";
import { correspond } from "./correspondence.js";
import { createSide } from "./side.js";

/**
 * Compares two public surfaces as a program that uses the old one sees it: what it sends must still be taken, what it
 * reads must still come, names it imports must still be there. New values, members, types and events are additions, as
 * Persona brings them without a new version.
 *
 * @returns every difference, worst first, and the semantic version they need
 * @see https://docs.withpersona.com/versioning
 */
export function compareApis(old: Api, now: Api): DiffResult {
  const changes = new Map<string, Change>();
  const sides = { old: createSide(old), now: createSide(now) };
  const comparison: Comparison = {
    ...sides,
    correspondence: correspond(sides.old, sides.now),
    add: (change) => {
      keepWorst(changes, change);
    },
  };
  compareVersions(comparison);
  compareOperations(comparison);
  compareTypes(comparison);
  compareEvents(comparison);
  compareIds(comparison);
  compareNames(comparison);
  compareAliases(comparison);
  if (changes.size === 0 && !isDeepStrictEqual(callable(old), callable(now)))
    comparison.add(orderChanged);
  const sorted = [...changes.values()].sort(worstFirst);
  return { verdict: verdictOf(sorted), changes: sorted };
}

/** Tags choose what is generated; no caller sees them. */
const callable = (api: Api): Api => ({
  ...api,
  operations: api.operations.map(({ tag: _tag, ...operation }) => operation),
});

/** The same type read and written says a thing twice, and not always as badly. */
function keepWorst(changes: Map<string, Change>, change: Change): void {
  const key = `${change.kind} ${change.where}`;
  const known = changes.get(key);
  if (known === undefined || rank(change) < rank(known)) changes.set(key, change);
}

const rank = ({ severity }: Change): number => severities.indexOf(severity);

/** Kinds in the order in which a maintainer wants to read them; all others follow. */
const FIRST: readonly string[] = [
  "api-version-changed",
  "operation-removed",
  "function-renamed",
  "method-renamed",
  "event-removed",
  "body-removed",
  "body-required",
  "required",
  "property-removed",
  "property-renamed",
  "type-changed",
  "enum-value-removed",
  "nullable-added",
  "union-member-removed",
];

function worstFirst(one: Change, other: Change): number {
  const byKind = (change: Change): number => {
    const index = FIRST.indexOf(change.kind);
    return index < 0 ? FIRST.length : index;
  };
  return (
    rank(one) - rank(other) || byKind(one) - byKind(other) || compareText(one.where, other.where)
  );
}

const compareText = (one: string, other: string): number =>
  one < other ? -1 : one > other ? 1 : 0;

const orderChanged: Change = {
  severity: "neutral",
  kind: "order-changed",
  where: "",
  message: "the same things stand in another order",
};

/**
 * The date that is sent with every call. Persona makes a new date for what breaks programs, and not all of that can be
 * seen in the document: what `included` holds, addresses of files, casing of keys.
 */
function compareVersions({ old, now, add }: Comparison): void {
  if (old.api.version !== now.api.version) {
    add({
      severity: "breaking",
      kind: "api-version-changed",
      where: "Persona-Version",
      message: "calls ask for another version of the API",
      before: old.api.version,
      after: now.api.version,
      action: "read Persona's changelog between the two dates, or send personaVersion",
    });
  }
  if (old.api.server !== now.api.server) {
    add({
      severity: "neutral",
      kind: "default-server-changed",
      where: "server",
      message: "calls go to another server",
      before: old.api.server,
      after: now.api.server,
    });
  }
  const texts = (side: Comparison["old"]): string =>
    JSON.stringify([side.api.errorDocs, side.api.namespaces]);
  if (texts(old) === texts(now)) return;
  const message = "texts of errors or groups changed";
  add({ severity: "docs", kind: "text-changed", where: "errors and groups", message });
}
