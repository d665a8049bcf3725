import type { AliasName } from "../names/names.js";
import type { Comparison } from "./comparison.js";
import { exportedNames } from "./exported-names.js";

/** Older names of things that are still there, but are not reached by them any more. */
export function compareAliases({ old, now, add }: Comparison): void {
  const present = new Set([
    ...exportedNames(now.api).map(({ name }) => name),
    ...now.api.operations.map(({ namespace, member }) => `${namespace}.${member}`),
    ...now.api.aliases.map((alias) => alias.old),
  ]);
  for (const { kind, old: name, current } of old.api.aliases) {
    // What went with the thing that it names is told there.
    if (present.has(name) || !present.has(current)) continue;
    add({
      severity: "breaking",
      kind: "alias-removed",
      where: name,
      message: `${WORDS[kind]} ${name} is gone, as announced`,
      before: name,
      after: current,
      action: "use the newer name",
    });
  }
}

const WORDS: Readonly<Record<AliasName["kind"], string>> = {
  function: "the older name",
  member: "the older name",
  type: "the older name of a type,",
  event: "the older name of an event,",
};
