import { describe, expect, it } from "vitest";
import { loadApi } from "../../generator/load-api.js";
import { specFolder } from "../../generator/package-root.js";
import { readRuntimeAssets } from "../../generator/runtime-assets.js";
import { notRun, officialDocument } from "../oracle/official-document.js";
import { readOperationTable } from "../oracle/operation-table.js";
import { generatedDescriptors } from "./generated-package.js";

const table = officialDocument === undefined ? [] : readOperationTable(officialDocument);

/** What may be sent again unasked, by what can be known about the outcome. */
const READ = ["no answer", 408, 429, 500, 502, 503, 504];
const ONCE_OR_TWICE_THE_SAME = ["no answer", 408, 429];
const REFUSED_ONLY = [429];

/** The document does not say that they take a key; Persona's page on idempotence says it of POST in general. */
const DOCUMENTED_ELSEWHERE = ["POST /accounts/{account-id}/run-action", "POST /graph-queries"];

describe.skipIf(officialDocument === undefined)(
  `the policy of all operations, as data on their descriptors${notRun}`,
  () => {
    const takesKey = new Set(
      table
        .filter(({ parameters }) => parameters.some(({ name }) => name === "Idempotency-Key"))
        .map(({ key }) => key)
        .concat(DOCUMENTED_ELSEWHERE),
    );

    it.each(table.map(({ key, method }) => [key, method] as const))("%s", (key, method) => {
      const descriptor = generatedDescriptors.get(key);
      const isKeyed = method === "POST" && takesKey.has(key);
      const expected = {
        GET: READ,
        DELETE: ONCE_OR_TWICE_THE_SAME,
        POST: isKeyed ? ONCE_OR_TWICE_THE_SAME : REFUSED_ONLY,
        PATCH: REFUSED_ONLY,
      }[method];
      expect(descriptor?.retry).toEqual(expected);
      expect(descriptor?.idempotency ?? false).toBe(isKeyed);
    });

    it("is of every method that the document uses", () => {
      expect([...new Set(table.map(({ method }) => method))].sort()).toEqual([
        "DELETE",
        "GET",
        "PATCH",
        "POST",
      ]);
    });
  },
);

it("is on every descriptor what `diff` compares of the model", async () => {
  const { api } = await loadApi({ specFolder: specFolder() }, await readRuntimeAssets());
  const ofModel = api.operations.map(({ method, path, retry }) => [`${method} ${path}`, retry]);
  const ofDescriptors = [...generatedDescriptors].map(([key, { retry }]) => [
    key,
    {
      rateLimited: retry.includes(429),
      outcomeUnknown: retry.includes("no answer"),
      serverFailed: retry.includes(500),
    },
  ]);
  expect(Object.fromEntries(ofDescriptors)).toEqual(Object.fromEntries(ofModel));
});
