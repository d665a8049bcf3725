import { expect, test } from "vitest";
import { compareApis } from "../../generator/diff/compare-apis.js";
import { at, changed, json, ref, surface, type JsonMap } from "./surfaces.js";

/** Two operations that answer with the same envelope of an account. */
const twins = (more: JsonMap = {}): JsonMap =>
  changed((d) => {
    const envelope = (properties: JsonMap): JsonMap =>
      json({
        type: "object",
        required: ["data"],
        properties: { data: ref("account"), ...properties },
      });
    at(d, "paths", "/accounts", "post", "responses")["201"] = envelope(more);
    at(d, "paths", "/accounts/{account-id}", "delete", "responses")["200"] = envelope({});
  });

test("a type that two answers share keeps its name and shape when one of them grows", () => {
  const before = surface(twins());
  const after = surface(twins({ meta: { type: "string" } }), before);
  const names = (api: typeof before.api): readonly string[] => api.types.map(({ name }) => name);
  expect(names(before.api)).toContain("AccountResponse");
  expect(names(after.api)).toEqual(expect.arrayContaining([...names(before.api)]));
  const { verdict, changes } = compareApis(before.api, after.api);
  expect(changes.filter(({ severity }) => severity === "breaking")).toEqual([]);
  expect(verdict).toBe("minor");
});

test("without a lock it has none, as nobody knows it", () => {
  const { api } = surface(twins({ meta: { type: "string" } }));
  expect(api.types.map(({ name }) => name)).not.toContain("AccountResponse");
});
