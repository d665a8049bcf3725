import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readSurfaces, sourceOf } from "../../generator/diff/read-surfaces.js";
import type { Api } from "../../generator/model/api.js";
import { specFolder } from "../../generator/package-root.js";
import { readRuntimeAssets } from "../../generator/runtime-assets.js";
import { historySteps, versionSteps } from "../diff/expected-verdicts.js";
import { errorsOfPackage, errorsOfProbe, packageOf } from "../diff/judge/compile.js";
import { judge } from "../diff/judge/judge.js";
import {
  historicFiles,
  noOfficial,
  officialDir,
  orNotRun,
} from "../document/official-documents.js";

const file = (name: string): string =>
  historicFiles.find((each) => path.basename(each).startsWith(name)) ??
  path.join(officialDir, name);

describe.skipIf(noOfficial || historicFiles.length === 0)(
  `documents of the past, compiled${orNotRun}`,
  () => {
    describe.each([
      ["states of the newest document", historySteps],
      ["dated versions", versionSteps],
    ] as const)("%s", (_title, steps) => {
      const names = [...steps.map(({ old }) => old), ...steps.slice(-1).map((step) => step.new)];
      const apis = new Map<string, Api>();
      beforeAll(async () => {
        const spec = specFolder();
        const inputs = await Promise.all(names.map((name) => sourceOf(file(name), spec)));
        const surfaces = await readSurfaces(inputs, undefined, await readRuntimeAssets());
        for (const [index, api] of surfaces.apis.entries()) apis.set(names[index] ?? "", api);
      });
      const api = (name: string): Api => {
        const found = apis.get(name);
        if (found === undefined) throw new Error(`${name} was not read`);
        return found;
      };

      test.each(names)("%s becomes a package that type-checks", async (name) => {
        const files = await packageOf(api(name));
        expect(errorsOfPackage(files)).toEqual([]);
        expect(errorsOfProbe(api(name), files)).toEqual([]);
      });

      test.each(steps)("the compiler says the same of $old → $new", async (step) => {
        await judge(api(step.old), api(step.new));
      });
    });
  },
);
