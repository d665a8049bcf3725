import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as prettier from "prettier";
import { describe, expect, test } from "vitest";
import { formatFile, formatTree } from "../../generator/emit/format.js";
import { sha256 } from "../../generator/sha256.js";

test.each([
  ["a.ts", "export  const a={b:1}", "export const a = { b: 1 };\n"],
  ["a.json", '{"a":[1,2]}', '{ "a": [1, 2] }\n'],
  ["a.md", "*  x", "- x\n"],
  ["LICENSE", "  as it is", "  as it is"],
  [".gitignore", "dist/", "dist/"],
])("%s is formatted by its ending", async (path, text, wanted) => {
  expect(await formatFile(path, text)).toBe(wanted);
});

test("text that does not parse is a fault and names the file", async () => {
  await expect(formatFile("src/a.ts", "export const = ;")).rejects.toThrow("src/a.ts");
});

describe("a tree", () => {
  const unformatted = new Map([
    ["a.ts", "export  const a=1"],
    ["b.ts", "export  const b=1"],
  ]);

  test("is formatted file by file, with the hash of each text before", async () => {
    const { tree, unformatted: hashes, formatted } = await formatTree(unformatted);
    expect([...tree]).toEqual([
      ["a.ts", "export const a = 1;\n"],
      ["b.ts", "export const b = 1;\n"],
    ]);
    expect(hashes.get("a.ts")).toBe(sha256("export  const a=1"));
    expect(formatted).toBe(2);
  });

  test("is not formatted where the cache knows the text", async () => {
    const known = sha256("export  const a=1");
    const { tree, formatted } = await formatTree(unformatted, {
      lookup: (path, hash) => (path === "a.ts" && hash === known ? "// cached\n" : undefined),
    });
    expect(tree.get("a.ts")).toBe("// cached\n");
    expect(formatted).toBe(1);
  });
});

test("the parser that is faster gives what the one for TypeScript gives, on the package itself", async () => {
  const folder = fileURLToPath(new URL("../../generated/src", import.meta.url));
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    // What openapi-typescript prints stays as it is.
    .filter((path) => path.endsWith(".ts") && path !== "openapi.ts")
    .filter((_, index) => index % 3 === 0);
  for (const path of paths) {
    const text = readFileSync(join(folder, path), "utf8");
    const formatted = await prettier.check(text, { filepath: path, printWidth: 100 });
    expect(formatted, path).toBe(true);
  }
}, 240_000);
