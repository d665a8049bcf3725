import type { Operation } from "../model/api.js";
import { operationKey } from "../names/facts.js";
import { compareDeprecated } from "./compare-annotations.js";
import { compareAnswers } from "./compare-answers.js";
import { compareBodies } from "./compare-bodies.js";
import { compareParameters } from "./compare-parameters.js";
import type { Comparison } from "./comparison.js";
import type { OperationPair } from "./correspondence.js";

/** Operations that went, came, and stayed. */
export function compareOperations(comparison: Comparison): void {
  const { correspondence, add } = comparison;
  for (const operation of correspondence.removed) {
    add({
      severity: "breaking",
      kind: "operation-removed",
      where: operationKey(operation),
      message: `${operation.name} is gone`,
      before: operation.name,
      action: "stop calling it",
    });
  }
  for (const operation of correspondence.added) {
    add({
      severity: "additive",
      kind: "operation-added",
      where: operationKey(operation),
      message: `${operation.name} is new`,
      after: operation.name,
    });
  }
  for (const pair of correspondence.operations) compareOperation(pair, comparison);
}

function compareOperation(pair: OperationPair, comparison: Comparison): void {
  compareIdentity(pair, comparison);
  compareAuth(pair, comparison);
  comparePolicy(pair, comparison);
  compareParameters(pair, comparison);
  compareBodies(pair, comparison);
  compareAnswers(pair, comparison);
}

/** Where it goes and how the document calls it; the package hides both. */
function compareIdentity({ old, new: now }: OperationPair, { add }: Comparison): void {
  const where = operationKey(now);
  const kept = old.name === now.name ? `, ${now.name} keeps its name` : "";
  if (operationKey(old) !== where) {
    add({
      severity: "neutral",
      kind: "operation-moved",
      where,
      message: `${now.name} goes to another address${kept}`,
      before: operationKey(old),
      after: where,
    });
  }
  if (old.id !== now.id) {
    add({
      severity: "neutral",
      kind: "operation-id-changed",
      where,
      message: `the document calls it otherwise${kept}`,
      before: old.id,
      after: now.id,
    });
  }
  const [before = "the default one", after = "the default one"] = [old.server, now.server];
  if (before !== after) {
    const message = `${now.name} goes to another server`;
    add({ severity: "neutral", kind: "server-changed", where, message, before, after });
  }
  compareDeprecated(old.deprecated === true, now.deprecated === true, where, add);
  if (old.doc === now.doc && old.see === now.see && sameFacts(old, now)) return;
  add({
    severity: "docs",
    kind: "text-changed",
    where,
    message: `the text of ${now.name} changed`,
  });
}

const sameFacts = (old: Operation, now: Operation): boolean =>
  JSON.stringify(old.destructive) === JSON.stringify(now.destructive);

/** A client always has a key, so only a key that was not needed, or a token in its place, asks something of callers. */
function compareAuth({ old, new: now }: OperationPair, { add }: Comparison): void {
  const [before, after] = [authText(old), authText(now)];
  if (before === after) return;
  const required = now.auth.kind === "bearer" && !now.auth.optional;
  const where = operationKey(now);
  add({
    severity: required ? "breaking" : "neutral",
    kind: required ? "auth-required" : "auth-changed",
    where,
    message: required ? `${now.name} needs a key` : `${now.name} is authorized otherwise`,
    before,
    after,
    ...(required && { action: "give the client a key" }),
  });
}

function authText({ auth }: Operation): string {
  switch (auth.kind) {
    case "bearer":
      return auth.optional ? "a key if there is one" : "a key";
    case "none":
      return "no key";
    case "token":
      return `a token (${auth.header})`;
  }
}

/** Pages, repetition and idempotency: what the runtime does beside sending. */
function comparePolicy({ old, new: now }: OperationPair, { add }: Comparison): void {
  const where = operationKey(now);
  if (old.pagination !== undefined && now.pagination === undefined) {
    const message = `${now.name} does not answer with pages any more`;
    const action = "read the one answer";
    add({ severity: "breaking", kind: "pagination-removed", where, message, action });
  } else if (old.pagination === undefined && now.pagination !== undefined) {
    const message = `${now.name} answers with pages`;
    add({ severity: "additive", kind: "pagination-added", where, message });
  }
  const policy = ({ retry, idempotency }: Operation): string =>
    JSON.stringify([retry, idempotency]);
  if (policy(old) === policy(now)) return;
  const message = `${now.name} is repeated in other cases than before`;
  add({ severity: "neutral", kind: "retry-changed", where, message });
}
