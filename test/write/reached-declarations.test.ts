import { expect, test } from "vitest";
import { reachedDeclarations } from "../../generator/write/reached-declarations.js";

const built = new Map([
  ["dist/index.d.ts", 'export { half } from "./half.js";\nexport type * from "./types/a.js";'],
  ["dist/index.js", 'export { half } from "./half.js";'],
  ["dist/half.d.ts", 'export declare const half: import("./types/b.js").B;'],
  ["dist/half.d.ts.map", "{}"],
  ["dist/types/a.d.ts", 'import type { index } from "../index.js";\nexport type A = typeof index;'],
  ["dist/types/b.d.ts", "export type B = 1;"],
  ["dist/internal.d.ts", 'export * from "./more.js";'],
  ["dist/internal.d.ts.map", "{}"],
  ["dist/internal.js", "export const internal = 1;"],
  ["dist/more.d.ts", "export type More = 1;"],
]);

test("what no entry point leads to is not shipped; its code is", () => {
  const exports = { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } };
  const left = reachedDeclarations(built, JSON.stringify({ exports }));
  const gone = [...built.keys()].filter((path) => !left.has(path));
  expect(gone).toEqual(["dist/internal.d.ts", "dist/internal.d.ts.map", "dist/more.d.ts"]);
});

test("a second entry point keeps what it leads to, and without any all is kept", () => {
  const exports = { ".": "./dist/index.d.ts", "./internal": { types: "./dist/internal.d.ts" } };
  expect(reachedDeclarations(built, JSON.stringify({ exports })).size).toBe(built.size);
  expect(reachedDeclarations(built, "{}")).toBe(built);
});
