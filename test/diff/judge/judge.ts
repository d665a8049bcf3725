import { expect } from "vitest";
import { behaviouralKinds, type Change } from "../../../generator/diff/change.js";
import { compareApis } from "../../../generator/diff/compare-apis.js";
import type { Api } from "../../../generator/model/api.js";
import { errorsOfProbe, packageOf } from "./compile.js";

const rules: readonly string[] = behaviouralKinds;

/** The changes that a compiler must notice; what else is breaking is so by a rule about behaviour. */
const seenByCompiler = (changes: readonly Change[]): readonly Change[] =>
  changes.filter(({ severity, kind }) => severity === "breaking" && !rules.includes(kind));

/**
 * The verdict against the compiler: a program that uses the whole old surface compiles against the new package exactly
 * where no change of types is called breaking, and the verdict is major exactly where it does not compile or a rule
 * about behaviour says so.
 */
export async function judge(old: Api, now: Api): Promise<void> {
  const { verdict, changes } = compareApis(old, now);
  const errors = errorsOfProbe(old, await packageOf(now));
  const byTypes = seenByCompiler(changes);
  const evidence = { errors: errors.slice(0, 5), changes: byTypes.slice(0, 5) };
  expect({ fails: errors.length > 0, ...evidence }).toEqual({
    fails: byTypes.length > 0,
    ...evidence,
  });
  const byRule = changes.some(
    ({ severity, kind }) => severity === "breaking" && rules.includes(kind),
  );
  expect(verdict === "major").toBe(errors.length > 0 || byRule);
}
