import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readInput } from "../../generator/input.js";
import { specFolder } from "../../generator/package-root.js";
import type { JsonObject } from "../oracle/json-tree.js";
import { packageOf } from "../versions/version-programs.js";
import { allowedDifferences } from "./allowed-differences.js";
import { bothTypes } from "./both-types.js";
import { compareTypes, type Comparison } from "./compare-types.js";

describe("our types of answers and those that openapi-typescript writes for the contract as it stands", () => {
  let comparisons: readonly Comparison[];
  beforeAll(async () => {
    const contract = JSON.parse(
      readFileSync(path.join(specFolder(), "contract.json"), "utf8"),
    ) as JsonObject & { readonly info: { readonly version: string } };
    const { api, tree } = await packageOf(contract.info.version);
    const { document } = await readInput({ specFolder: specFolder() });
    const { checker, components } = await bothTypes(contract, api, tree);
    comparisons = [...components.keys()].map((component) =>
      compareTypes(checker, document.root as JsonObject, components, component),
    );
  });

  it("are compared in 218 components, down to every property", () => {
    expect(comparisons).toHaveLength(218);
    expect(comparisons.reduce((sum, { compared }) => sum + compared, 0)).toBe(4516);
  });

  it("differ in nothing but what the rules name, as often as they say", () => {
    const counts = new Map(allowedDifferences.map(({ name }) => [name, 0]));
    const others: string[] = [];
    for (const difference of comparisons.flatMap(({ differences }) => differences)) {
      const rule = allowedDifferences.find(({ covers }) => covers(difference));
      if (rule !== undefined) counts.set(rule.name, (counts.get(rule.name) ?? 0) + 1);
      else
        others.push(
          `${difference.what} ${difference.place}: ${difference.ours} ≠ ${difference.theirs}`,
        );
    }
    expect(others).toEqual([]);
    expect(Object.fromEntries(counts)).toEqual(
      Object.fromEntries(allowedDifferences.map(({ name, places }) => [name, places])),
    );
  });
});
