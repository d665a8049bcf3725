import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { compile } from "../../generator/write/compile.js";
import { smallTsconfig } from "./compiled.js";
import { watched } from "./kept.js";

/** `first` leads to `price` over two modules that only pass it on; `greet` leads nowhere. */
const sources = {
  "tsconfig.json": smallTsconfig,
  "package.json": '{ "type": "module", "version": "1.0.0" }',
  "src/price.ts": "export interface Price {\n  readonly cents: number;\n}\n",
  "src/passed-on.ts": 'export type * from "./price.js";\n',
  "src/prices.ts":
    'import type { Price } from "./passed-on.js";\nexport type Prices = readonly Price[];\n',
  "src/total.ts":
    'import type { Prices } from "./prices.js";\nexport const first = (prices: Prices): number =>\n  prices[0]?.cents ?? 0;\n',
  "src/greet.ts":
    "/** Hello. */\nexport const greet = (name: string): string => `Hello ${name}`;\n",
};
type Sources = Partial<Record<string, string>>;

const treeOf = (changes: Sources): ReadonlyMap<string, string> =>
  new Map(
    Object.entries({ ...sources, ...changes }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );

const before = new Map<string, string>();
let kept: Map<string, string>;

beforeAll(async () => {
  await compile("sdk", treeOf({}), watched(before));
});

beforeEach(() => {
  kept = new Map(before);
});

describe("a later build", () => {
  test.each<readonly [what: string, changes: Sources, taken: Record<string, number>]>([
    ["nothing", {}, {}],
    ["the version", { "package.json": '{ "type": "module", "version": "1.1.0" }' }, {}],
    [
      "a module that nothing leads to",
      { "src/greet.ts": sources["src/greet.ts"].replace("Hello.", "Hi.") },
      { declarations: 1, check: 1, output: 1 },
    ],
    [
      "a module that others lead to",
      { "src/price.ts": sources["src/price.ts"].replace("readonly cents", "cents") },
      { declarations: 1, check: 3, output: 1 },
    ],
    [
      "an additional module",
      { "src/more.ts": 'export { greet } from "./greet.js";\n' },
      { declarations: 1, check: 1, output: 1 },
    ],
    ["a module that went", { "src/greet.ts": undefined }, {}],
    [
      "the compiler's settings",
      { "tsconfig.json": sources["tsconfig.json"].replace("ES2022", "ES2023") },
      { check: 5, output: 5 },
    ],
  ])(
    "looks again at what %s changed, and gives what a first one gives",
    async (_, changes, taken) => {
      const memory = watched(kept);
      const again = await compile("sdk", treeOf(changes), memory);
      expect(memory.taken()).toEqual(taken);
      expect(again).toEqual(await compile("sdk", treeOf(changes)));
    },
  );

  test("finds the error that a change brings into a module that did not change, each time", async () => {
    const changed = treeOf({
      "src/price.ts": sources["src/price.ts"].replace("cents: number", "cents: string"),
    });
    const error = { code: "PACKAGE_TYPE_ERROR", place: { source: "src/total.ts", line: 3 } };
    for (const memory of [watched(kept), watched(kept)])
      await expect(compile("sdk", changed, memory)).rejects.toMatchObject({ diagnostics: [error] });
  });

  test("looks always at a module that leads out of the package", async () => {
    const changed = treeOf({ "src/path.ts": 'export type * from "./nowhere.json";\n' });
    const errors = [{ place: { source: "src/path.ts", line: 1 } }];
    for (const memory of [watched(kept), watched(kept)])
      await expect(compile("sdk", changed, memory)).rejects.toMatchObject({ diagnostics: errors });
  });
});

test("declarations that follow from other modules are refused where they would be kept", async () => {
  const tree = treeOf({
    "src/half.ts": 'import { greet } from "./greet.js";\nexport const hello = greet("you");\n',
  });
  expect((await compile("sdk", tree)).get("dist/half.d.ts")).toContain("hello: string");
  await expect(compile("sdk", tree, watched(new Map()))).rejects.toMatchObject({
    diagnostics: [{ place: { source: "src/half.ts", line: 2 } }],
  });
});

test("types that lead on over more of them than the compiler follows are refused, whatever is kept", async () => {
  const members = Array.from(
    { length: 20_000 },
    (_, index) => `  t${index}: Types["t${index + 1}"][];`,
  );
  const text = `export interface Types {\n${members.join("\n")}\n  t20000: string;\n}\n`;
  for (const memory of [undefined, watched(kept)]) {
    await expect(compile("sdk", treeOf({ "src/types.ts": text }), memory)).rejects.toMatchObject({
      diagnostics: [{ code: "PACKAGE_TOO_DEEP", place: { source: "src/types.ts" } }],
    });
  }
});
