import type { Schema } from "../model/schema.js";
import type { Comparison, Place } from "./comparison.js";

/** `null` as a value: a surprise for readers where it came, a refusal for writers where it went. */
export function compareNull(
  old: Schema,
  now: Schema,
  { at, direction }: Place,
  { add, old: oldSide, now: newSide }: Comparison,
): void {
  const was = mayBeNull(old, oldSide.resolve(old));
  const is = mayBeNull(now, newSide.resolve(now));
  if (was === is) return;
  if (is) {
    const breaking = direction === "read";
    add({
      severity: breaking ? "breaking" : "additive",
      kind: "nullable-added",
      where: at,
      message: breaking ? `${at} may be null` : `${at} takes null`,
      ...(breaking && { action: "handle null" }),
    });
    return;
  }
  const breaking = direction === "write";
  add({
    severity: breaking ? "breaking" : "neutral",
    kind: "nullable-removed",
    where: at,
    message: breaking ? `${at} does not take null any more` : `${at} is never null any more`,
    ...(breaking && { action: "leave it out or send a value" }),
  });
}

const mayBeNull = (schema: Schema, resolved: Schema): boolean =>
  schema.nullable === true || resolved.nullable === true;

/** What changes the documentation in the code only, and `deprecated`, which editors show. */
export function compareText(old: Schema, now: Schema, { at }: Place, { add }: Comparison): void {
  if (old.doc !== now.doc) {
    add({
      severity: "docs",
      kind: "text-changed",
      where: at,
      message: `the text of ${at} changed`,
    });
  }
  const facts = [
    ["format", old.format, now.format],
    ["pattern", old.pattern, now.pattern],
  ] as const;
  for (const [what, before = "none", after = "none"] of facts) {
    if (before === after) continue;
    const message = `the documented ${what} of ${at} changed`;
    add({ severity: "docs", kind: "format-changed", where: at, message, before, after });
  }
  compareDeprecated(old.deprecated === true, now.deprecated === true, at, add);
}

/** What was deprecated, or is no more. */
export function compareDeprecated(
  old: boolean,
  now: boolean,
  at: string,
  add: Comparison["add"],
): void {
  if (old === now) return;
  add({
    severity: now ? "additive" : "neutral",
    kind: "deprecated",
    where: at,
    message: now ? `${at} is deprecated` : `${at} is not deprecated any more`,
    ...(now && { action: "look for a replacement" }),
  });
}
