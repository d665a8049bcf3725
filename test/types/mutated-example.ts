import { isObject, type Json } from "../oracle/json-tree.js";
import type { Path } from "./declared-places.js";

/** The value with another one at a path, or without the member that stands there. */
export function mutatedValue(value: Json, [step, ...others]: Path, wrong: Json | undefined): Json {
  if (step === undefined) return wrong ?? null;
  if (Array.isArray(value)) {
    return (value as readonly Json[]).map((item, index) =>
      index === step ? mutatedValue(item, others, wrong) : item,
    );
  }
  const members = isObject(value) ? value : {};
  if (others.length === 0 && wrong === undefined) {
    return Object.fromEntries(Object.entries(members).filter(([key]) => key !== step));
  }
  return { ...members, [step]: mutatedValue(members[step] ?? null, others, wrong) };
}

/**
 * The mutated value as TypeScript, short: what stands beside the path is `x`, which fits any type, but for what tells the
 * members of unions apart. So the compiler refuses it for the one thing that is wrong or not at all.
 *
 * @param isTelling whether the value at a path is kept
 */
export function spineText(
  value: Json,
  [step, ...others]: Path,
  wrong: Json | undefined,
  isTelling: (path: Path) => boolean,
  above: Path = [],
): string {
  if (step === undefined) return JSON.stringify(wrong);
  const inner = (member: Json): string =>
    spineText(member, others, wrong, isTelling, [...above, step]);
  if (Array.isArray(value)) return `[${inner((value as readonly Json[])[Number(step)] ?? null)}]`;
  const members = { ...(isObject(value) ? value : {}) };
  const keys = [...new Set([...Object.keys(members), String(step)])];
  const isTakenOut = others.length === 0 && wrong === undefined;
  const texts = keys.flatMap((key) => {
    const member = members[key] ?? null;
    if (key === step) return isTakenOut ? [] : [`${JSON.stringify(key)}: ${inner(member)}`];
    const kept = isTelling([...above, key]) ? JSON.stringify(member) : "x";
    return [`${JSON.stringify(key)}: ${kept}`];
  });
  return `{ ${texts.join(", ")} }`;
}
