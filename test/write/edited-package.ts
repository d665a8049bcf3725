import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { OutputTree } from "../../generator/emit/format.js";
import { beforeAll, describe, expect, it } from "vitest";
import { createRandom, type Random } from "../oracle/random.js";
import { compiled, type Compiled } from "./compiled.js";
import { watched } from "./kept.js";

export const generated = fileURLToPath(new URL("../../generated", import.meta.url));

/** The sources of the generated package, with what decides how they are compiled. */
function generatedSources(): OutputTree {
  const modules = readdirSync(join(generated, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `src/${name.replaceAll("\\", "/")}`);
  return new Map(
    ["package.json", "tsconfig.json", ...modules.sort()].map((path) => [
      path,
      readFileSync(join(generated, path), "utf8"),
    ]),
  );
}

/** Changes that make a package another one, and often a wrong one: what is replaced, anywhere in a module, and by what. */
const EDITS: readonly (readonly [RegExp, string])[] = [
  [/: string\b/g, ": number"],
  [/^export (interface|type) (\w+)/gm, "export $1 $2Renamed"],
  [/^export (?=interface|type|const|function)/gm, ""],
  [/^ {2}[\w"-]+\??: .*;\n/gm, ""],
  [/(?<=^ {2}\w+)\?(?=:)/gm, ""],
  [/^ {2}\w+,\n/gm, ""],
  [/^export (type )?\* from .*\n/gm, ""],
  [/^import type \{/gm, "import {"],
  [/^export type \* /gm, "export * "],
  [/^(export interface \w+ )(?:extends [\w, ]+ )?\{/gm, "$1{\n  added: number;"],
];

/** A package in which one place of one module is another; which one follows from the random numbers. */
function edited(
  tree: OutputTree,
  random: Random,
): { readonly tree: OutputTree; readonly what: string } {
  const modules = [...tree.keys()].filter((path) => path.endsWith(".ts"));
  for (;;) {
    const path = random.pick(modules);
    const text = tree.get(path) ?? "";
    const [pattern, by] = random.pick(EDITS);
    const found = [...text.matchAll(pattern)];
    if (found.length === 0) continue;
    const { 0: before, index } = random.pick(found);
    const there = new RegExp(pattern.source, "my");
    there.lastIndex = index;
    const changed = text.replace(there, by);
    if (changed === text) continue;
    return {
      tree: new Map([...tree, [path, changed]]),
      what: `${path}:${text.slice(0, index).split("\n").length}: ${before.trim()}, by ${String(pattern)}`,
    };
  }
}

/** Edits the generated package, and compares what is found with and without what an earlier build knows. */
export function describeEdits(seeds: readonly number[]): void {
  describe("a build that knows an earlier one", () => {
    let tree: OutputTree;
    const before = new Map<string, string>();

    const build = (changed: OutputTree, kept: Map<string, string>): Promise<Compiled> =>
      compiled(generated, changed, watched(kept));

    beforeAll(async () => {
      tree = generatedSources();
      expect((await build(tree, before)).errors).toEqual([]);
    });

    it.each(seeds)("finds and makes what a first one does, after edit %i", async (seed) => {
      const change = edited(tree, createRandom(seed));
      const later = await build(change.tree, new Map(before));
      expect(later, change.what).toEqual(await build(change.tree, new Map()));
    });
  });
}
