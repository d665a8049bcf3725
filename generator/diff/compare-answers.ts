import type { Operation, ResponseHeader, SuccessResponse } from "../model/api.js";
import { operationKey } from "../names/facts.js";
import { fits } from "./compare-objects.js";
import { compareSchema } from "./compare-schema.js";
import { beforeAndAfter, type Comparison, type Place } from "./comparison.js";
import type { OperationPair } from "./correspondence.js";

/** What a call answers with, in success and in failure. */
export function compareAnswers(pair: OperationPair, comparison: Comparison): void {
  compareSuccesses(pair, comparison);
  compareErrors(pair, comparison);
}

const placeOf = (at: string): Place => ({ at, direction: "read", inside: new Set() });

function compareSuccesses({ old, new: now }: OperationPair, comparison: Comparison): void {
  const at = operationKey(now);
  const [was] = old.responses;
  const [is] = now.responses;
  const gone = old.responses.filter(({ status }) => !answers(now, status));
  const came = now.responses.filter(({ status }) => !answers(old, status));
  if (was !== undefined && is !== undefined && gone.length === 1 && came.length === 1) {
    statusChanged(gone[0] ?? was, came[0] ?? is, at, comparison);
  } else {
    for (const answer of came) answerCame(answer, old, at, comparison);
    for (const { status } of gone) {
      const message = `${at} does not answer ${status} any more`;
      comparison.add({ severity: "neutral", kind: "answer-removed", where: at, message });
    }
  }
  for (const answer of now.responses) {
    const before = old.responses.find(({ status }) => status === answer.status);
    if (before !== undefined) compareAnswer(before, answer, at, comparison);
  }
}

const answers = ({ responses }: Operation, status: number): boolean =>
  responses.some((response) => response.status === status);

function compareAnswer(
  old: SuccessResponse,
  now: SuccessResponse,
  at: string,
  comparison: Comparison,
): void {
  const where = `${at} response.${now.status}`;
  compareSchema(old.schema, now.schema, placeOf(where), comparison);
  compareHeaders(old.headers, now.headers, at, comparison);
}

function statusChanged(
  old: SuccessResponse,
  now: SuccessResponse,
  at: string,
  comparison: Comparison,
): void {
  comparison.add({
    severity: "breaking",
    kind: "status-changed",
    where: at,
    message: `${at} answers with another status`,
    before: String(old.status),
    after: String(now.status),
    action: "expect the new status",
  });
  compareAnswer(old, now, at, comparison);
}

/** Another documented success; callers notice it only where its body is another. */
function answerCame(
  answer: SuccessResponse,
  old: Operation,
  at: string,
  comparison: Comparison,
): void {
  const where = `${at} response.${answer.status}`;
  const known = old.responses.some(({ schema }) =>
    fits(schema, answer.schema, placeOf(where), comparison),
  );
  const [first] = old.responses;
  comparison.add({
    severity: known ? "neutral" : "breaking",
    kind: "answer-shape-added",
    where,
    message: known ? `${where} is new` : `${where} is new and has a body of its own`,
    ...(!known && { action: "tell the bodies apart" }),
    ...(!known && first !== undefined && beforeAndAfter(comparison, first.schema, answer.schema)),
  });
}

function compareHeaders(
  old: readonly ResponseHeader[],
  now: readonly ResponseHeader[],
  at: string,
  { add }: Comparison,
): void {
  const without = (
    these: readonly ResponseHeader[],
    those: readonly ResponseHeader[],
  ): readonly string[] =>
    these
      .filter(({ wireName }) => !those.some((each) => each.wireName === wireName))
      .map(({ wireName }) => wireName);
  // A header comes to many answers at once: it is told once.
  for (const name of without(now, old)) {
    const message = `answers bring the header ${name}, among them ${at}`;
    add({ severity: "additive", kind: "answer-header-added", where: `header ${name}`, message });
  }
  // Every header may be missing in types already, because gateways drop them.
  for (const name of without(old, now)) {
    const message = `the header ${name} is not documented any more for ${at} and perhaps others`;
    add({ severity: "neutral", kind: "answer-header-removed", where: `header ${name}`, message });
  }
}

/** Statuses of failures. Programs that handle one which went still compile: any status may come at any time. */
function compareErrors({ old, new: now }: OperationPair, comparison: Comparison): void {
  const { add } = comparison;
  const at = operationKey(now);
  for (const error of now.errors) {
    const before = old.errors.find(({ status }) => status === error.status);
    const where = `${at} error.${error.status}`;
    if (before !== undefined) {
      compareSchema(before.schema, error.schema, placeOf(where), comparison);
      continue;
    }
    const message = `${now.name} documents status ${error.status}`;
    add({ severity: "additive", kind: "error-added", where, message });
  }
  for (const { status } of old.errors) {
    if (now.errors.some((error) => error.status === status)) continue;
    const where = `${at} error.${status}`;
    const message = `${now.name} does not document status ${status} any more`;
    add({ severity: "neutral", kind: "error-removed", where, message });
  }
}
