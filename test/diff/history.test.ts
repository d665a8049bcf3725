import { afterAll, beforeAll, describe, expect, test } from "vitest";
import path from "node:path";
import { behaviouralKinds, verdictOf, type DiffResult } from "../../generator/diff/change.js";
import { compareApis } from "../../generator/diff/compare-apis.js";
import { sentence } from "../../generator/diff/format-json.js";
import { readSurfaces, sourceOf } from "../../generator/diff/read-surfaces.js";
import type { Api } from "../../generator/model/api.js";
import { specFolder } from "../../generator/package-root.js";
import { readRuntimeAssets } from "../../generator/runtime-assets.js";
import {
  historicFiles,
  noOfficial,
  officialDir,
  orNotRun,
} from "../document/official-documents.js";
import { packageOf, syntaxErrors } from "./judge/compile.js";
import { historySteps, versionSteps, type ExpectedVerdict } from "./expected-verdicts.js";

/** Reading sixteen documents takes its time on a busy machine. */
const TIMEOUT = 600_000;

const rules: readonly string[] = behaviouralKinds;

/** What a compiler sees: nothing of dates that are sent, patterns that are checked and what will not come any more. */
const byTypes = ({ changes }: DiffResult): string =>
  verdictOf(changes.filter(({ kind }) => !rules.includes(kind)));

const file = (name: string): string =>
  historicFiles.find((each) => path.basename(each).startsWith(name)) ??
  path.join(officialDir, name);

describe.skipIf(noOfficial || historicFiles.length === 0)(
  `steps between official documents${orNotRun}`,
  () => {
    describe.each([
      ["states of the newest document", historySteps],
      ["dated versions", versionSteps],
    ] as const)("%s", (_title, steps) => {
      const found = new Map<ExpectedVerdict, DiffResult>();
      let oldest: Api | undefined;
      beforeAll(async () => {
        const spec = specFolder();
        const names = [...steps.map(({ old }) => old), ...steps.slice(-1).map((step) => step.new)];
        const inputs = await Promise.all(names.map((name) => sourceOf(file(name), spec)));
        const { apis } = await readSurfaces(inputs, undefined, await readRuntimeAssets());
        [oldest] = apis;
        for (const [index, step] of steps.entries()) {
          const [old, now] = [apis[index], apis[index + 1]];
          if (old !== undefined && now !== undefined) found.set(step, compareApis(old, now));
        }
      }, TIMEOUT);
      afterAll(() => {
        console.log([...found].map(([step, result]) => report(step, result)).join("\n"));
      });

      test.each(steps)("$old → $new is $verdict", (step) => {
        const result = found.get(step);
        expect(result?.verdict).toBe(step.verdict);
        expect(result && byTypes(result)).toBe(step.byTypes);
      });

      // All of them are type-checked by `test/long/past-documents.test.ts`, some versions by `test/versions`.
      test.runIf(steps === historySteps)(
        "the oldest becomes a package whose files all parse",
        async () => {
          if (oldest === undefined) throw new Error("nothing was read");
          expect(syntaxErrors(await packageOf(oldest))).toEqual([]);
        },
      );

      test.each(steps)("$old → $new names what matters", (step) => {
        const places = found.get(step)?.changes.map(({ where }) => where) ?? [];
        expect(step.named.filter((name) => !places.some((where) => where.includes(name)))).toEqual(
          [],
        );
      });
    });
  },
);

function report(step: ExpectedVerdict, result: DiffResult): string {
  const counts = ["breaking", "additive", "neutral", "docs"].map(
    (severity) =>
      `${result.changes.filter((change) => change.severity === severity).length} ${severity}`,
  );
  const head = `${step.old} → ${step.new}: expected ${step.verdict}, got ${result.verdict} (${counts.join(", ")})`;
  return [head, ...result.changes.slice(0, 3).map((change) => `    ${sentence(change)}`)].join(
    "\n",
  );
}
