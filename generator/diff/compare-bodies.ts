import type { Operation, RequestBody } from "../model/api.js";
import { operationKey } from "../names/facts.js";
import { compareSchema } from "./compare-schema.js";
import type { Comparison } from "./comparison.js";
import type { OperationPair } from "./correspondence.js";

/** What a call sends. */
export function compareBodies({ old, new: now }: OperationPair, comparison: Comparison): void {
  const { add } = comparison;
  const where = `${operationKey(now)} body`;
  if (old.body === undefined || now.body === undefined) {
    bodyCameOrWent(old, now, where, comparison);
    return;
  }
  if (old.body.required !== now.body.required) {
    const { required } = now.body;
    add({
      severity: required ? "breaking" : "additive",
      kind: required ? "body-required" : "body-optional",
      where,
      message: required ? `${where} must be given` : `${where} may be left out`,
      ...(required && { action: "give it" }),
    });
  }
  compareContents(old.body, now.body, where, comparison);
  comparePatterns(old.body, now.body, where, comparison);
}

function bodyCameOrWent(old: Operation, now: Operation, where: string, { add }: Comparison): void {
  if (old.body !== undefined) {
    const action = "send none";
    add({ severity: "breaking", kind: "body-removed", where, message: `${where} is gone`, action });
  } else if (now.body !== undefined) {
    const { required } = now.body;
    add({
      severity: required ? "breaking" : "additive",
      kind: required ? "body-required" : "body-added",
      where,
      message: required ? `${where} is new and must be given` : `${where} is new`,
      ...(required && { action: "give it" }),
    });
  }
}

function compareContents(
  old: RequestBody,
  now: RequestBody,
  where: string,
  comparison: Comparison,
): void {
  const { add } = comparison;
  for (const { mediaType, schema } of old.contents) {
    const found = now.contents.find((each) => each.mediaType === mediaType);
    if (found === undefined) {
      const action = "send it as one of the others";
      const message = `${where} is not taken as ${mediaType} any more`;
      add({ severity: "breaking", kind: "media-type-removed", where, message, action });
    } else {
      compareSchema(
        schema,
        found.schema,
        { at: where, direction: "write", inside: new Set() },
        comparison,
      );
    }
  }
  for (const { mediaType } of now.contents) {
    if (old.contents.some((each) => each.mediaType === mediaType)) continue;
    const message = `${where} is taken as ${mediaType}, too`;
    add({ severity: "additive", kind: "media-type-added", where, message });
  }
  const [before = "", after = ""] = [old, now].map(({ contents }) => contents[0]?.mediaType);
  const still = now.contents.some(({ mediaType }) => mediaType === before);
  if (before === after || !still) return;
  add({
    severity: "breaking",
    kind: "default-media-type-changed",
    where,
    message: `${where} is sent as another media type where the call names none`,
    before,
    after,
    action: "name the media type in contentType",
  });
}

/** Patterns that are checked before anything is sent. */
function comparePatterns(
  old: RequestBody,
  now: RequestBody,
  where: string,
  { add }: Comparison,
): void {
  const patternsOf = ({ patterns }: RequestBody): ReadonlyMap<string, string> =>
    new Map(patterns.map(({ path, pattern }) => [path.join("."), pattern]));
  const before = patternsOf(old);
  const after = patternsOf(now);
  for (const [path, pattern] of after) {
    const was = before.get(path);
    if (was === pattern) continue;
    add({
      severity: "breaking",
      kind: "pattern-enforced",
      where: `${where}.${path}`,
      message: `${where}.${path} is checked before it is sent`,
      before: was ?? "any text",
      after: pattern,
      action: "give a value that matches",
    });
  }
  for (const path of before.keys()) {
    if (after.has(path)) continue;
    const message = `${where}.${path} takes any text`;
    add({ severity: "additive", kind: "pattern-removed", where: `${where}.${path}`, message });
  }
}
