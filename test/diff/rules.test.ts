import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compareApis } from "../../generator/diff/compare-apis.js";
import { rewrites, steps, turns } from "./steps.js";
import { at, changed, diffOf, ref, sample, surface, type JsonMap } from "./surfaces.js";

const properties = (document: JsonMap): JsonMap =>
  at(document, "components", "schemas", "account", "properties");

describe("one change at a time", () => {
  test.each(steps)("%s", (_what, step, kind, where, verdict) => {
    const result = diffOf(sample(), changed(step));
    expect(result.changes).toContainEqual(expect.objectContaining({ kind, where }));
    expect(result.verdict).toBe(verdict);
  });
});

test.each(turns)("from one state to another: %s", (_what, from, to, kind, where, verdict) => {
  const result = diffOf(changed(from), changed(to));
  expect(result.changes).toContainEqual(expect.objectContaining({ kind, where }));
  expect(result.verdict).toBe(verdict);
});

test("every kind of change is demanded by a row here, or by a test of its own", () => {
  const source = readFileSync(new URL("../../generator/diff/change.ts", import.meta.url), "utf8");
  const kinds = [...source.matchAll(/^ {2}(?:\| )?"([a-z-]+)"[,;]?$/gm)].map(([, kind]) => kind);
  const rows = new Set([...steps.map(([, , kind]) => kind), ...turns.map((turn) => turn[3])]);
  const elsewhere = ["alias-removed", "type-renamed", "union-member-added", "union-member-removed"];
  expect(kinds.length).toBeGreaterThan(60);
  expect(kinds.filter((kind) => !rows.has(kind ?? "")).sort()).toEqual(elsewhere);
});

describe("names that nothing keeps", () => {
  test("a type that another package called otherwise", () => {
    const alone = changed((d) => delete properties(d)["status"]);
    const person = changed(
      (d) => (at(d, "components", "schemas", "account")["x-sdk-name"] = "Person"),
      alone,
    );
    const { verdict, changes } = compareApis(surface(alone).api, surface(person).api);
    expect(verdict).toBe("major");
    expect(changes).toContainEqual(
      expect.objectContaining({ kind: "type-renamed", before: "Account", after: "Person" }),
    );
  });

  test("an older name that ends", () => {
    const before = surface(sample());
    const renamed = changed(
      (d) => (at(d, "paths", "/accounts", "get")["x-sdk-name"] = "findAccounts"),
    );
    const { api } = surface(renamed, before);
    const { verdict, changes } = compareApis(api, { ...api, aliases: [] });
    expect(verdict).toBe("major");
    expect(changes).toContainEqual(
      expect.objectContaining({ kind: "alias-removed", where: "listAccounts" }),
    );
  });
});

describe("what a caller cannot tell", () => {
  test("the same document: nothing", () => {
    expect(diffOf(sample(), sample())).toEqual({ verdict: "none", changes: [] });
  });

  test.each(rewrites)("%s: nothing", (_what, step) => {
    expect(diffOf(sample(), changed(step))).toEqual({ verdict: "none", changes: [] });
  });

  test("a change and its reversal: nothing", () => {
    const there = changed((d) => delete properties(d)["size"]);
    const back = changed((d) => (properties(d)["size"] = { type: "integer" }), there);
    expect(diffOf(sample(), there).verdict).toBe("major");
    expect(diffOf(sample(), back).changes.filter(({ kind }) => kind !== "order-changed")).toEqual(
      [],
    );
  });
});

describe("unions", () => {
  const animal = (kind: string): JsonMap => ({
    type: "object",
    required: ["type"],
    properties: { type: { const: kind, type: "string" }, [`${kind}-name`]: { type: "string" } },
  });
  const zoo = (kinds: readonly string[]): JsonMap =>
    changed((d) => {
      const schemas = at(d, "components", "schemas");
      for (const kind of kinds) schemas[kind] = animal(kind);
      schemas["animal"] = {
        oneOf: kinds.map(ref),
        discriminator: {
          propertyName: "type",
          mapping: Object.fromEntries(kinds.map((kind) => [kind, `#/components/schemas/${kind}`])),
        },
      };
      properties(d)["pet"] = ref("animal");
    });

  test("a new member of an answer is to be expected", () => {
    const { verdict, changes } = diffOf(zoo(["cat", "dog"]), zoo(["cat", "dog", "owl"]));
    expect(verdict).toBe("minor");
    expect(changes).toContainEqual(
      expect.objectContaining({ kind: "union-member-added", where: "animal", after: '"owl"' }),
    );
  });

  test("a member that goes is told", () => {
    const { verdict, changes } = diffOf(zoo(["cat", "dog", "owl"]), zoo(["cat", "dog"]));
    expect(verdict).toBe("major");
    expect(changes).toContainEqual(
      expect.objectContaining({ kind: "union-member-removed", where: "animal", before: '"owl"' }),
    );
  });
});
