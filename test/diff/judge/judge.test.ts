import { describe, expect, test } from "vitest";
import { readSurfaces, sourceOf } from "../../../generator/diff/read-surfaces.js";
import { selectOperations } from "../../../generator/model/select-operations.js";
import { specFolder } from "../../../generator/package-root.js";
import { readRuntimeAssets } from "../../../generator/runtime-assets.js";
import { rewrites, steps } from "../steps.js";
import { changed, sample, surface } from "../surfaces.js";
import { errorsOfProbe, packageOf } from "./compile.js";
import { judge } from "./judge.js";

const TIMEOUT = 300_000;

describe("the compiler is the judge", () => {
  test(
    "a program that uses everything compiles against its own package",
    async () => {
      const { api } = surface(sample());
      expect(errorsOfProbe(api, await packageOf(api))).toEqual([]);
    },
    TIMEOUT,
  );

  test.each([...steps, ...rewrites].map(([what, step]) => [what, step] as const))(
    "%s",
    async (_what, step) => {
      const before = surface(sample());
      await judge(before.api, surface(changed(step), before).api);
    },
    TIMEOUT,
  );

  test(
    "parts of three versions of the contract",
    async () => {
      const spec = specFolder();
      const dates = ["2022-09-01", "2023-01-05", "2025-10-27"];
      const inputs = await Promise.all(dates.map((date) => sourceOf(date, spec)));
      const { apis } = await readSurfaces(inputs, undefined, await readRuntimeAssets());
      const [first, second, third] = apis.map((api) =>
        selectOperations({ ...api, webhooks: [] }, ["graphQueries.*", "workflows.*", "apiKeys.*"]),
      );
      if (first === undefined || second === undefined || third === undefined)
        throw new Error("none");
      await judge(first, second);
      await judge(second, third);
    },
    TIMEOUT,
  );
});
