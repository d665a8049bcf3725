import { describe, expect, test } from "vitest";
import { rewrites, steps } from "./steps.js";
import { at, changed, diffOf, ref, sample, type JsonMap } from "./surfaces.js";

const properties = (document: JsonMap): JsonMap =>
  at(document, "components", "schemas", "account", "properties");

describe("one change at a time", () => {
  test.each(steps)("%s", (_what, step, kind, where, verdict) => {
    const result = diffOf(sample(), changed(step));
    expect(result.changes).toContainEqual(expect.objectContaining({ kind, where }));
    expect(result.verdict).toBe(verdict);
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
