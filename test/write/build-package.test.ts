import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildPackage } from "../../generator/write/build-package.js";
import { writePackage } from "../../generator/write/write-package.js";
import { tsconfigJson } from "../../templates/package/tsconfig-json.js";
import { emptyFolder, put } from "./folder.js";
import { packageOf } from "./packages.js";

const sources = {
  "tsconfig.json": tsconfigJson(),
  "package.json": '{ "type": "module" }',
  "src/index.ts": 'export { half } from "./math/half.js";\n',
  "src/math/half.ts":
    "/** Half of it. */\nexport const half = (whole: number): number => whole / 2;\n",
};

test("the package is compiled in memory as its tsconfig says: code, types and maps", async () => {
  const out = emptyFolder();
  const built = await buildPackage(out, new Map(Object.entries(sources)));
  expect([...built.tree.keys()]).toEqual(
    ["index", "math/half"].flatMap((file) =>
      [".d.ts", ".d.ts.map", ".js", ".js.map"].map((ending) => `dist/${file}${ending}`),
    ),
  );
  expect(built).toMatchObject({ files: 8, reused: false });
  expect(built.tree.get("dist/math/half.d.ts")).toContain(
    "/** Half of it. */\nexport const half: (whole: number) => number;",
  );
  expect(existsSync(join(out, "dist"))).toBe(false);
});

test("modules of types alone have no maps", async () => {
  const types =
    "// Edit not.\nimport type { Other } from './other.js';\nexport type One = Other;\n";
  const files = { ...sources, "src/one.ts": types, "src/other.ts": "export type Other = 1;\n" };
  const { tree } = await buildPackage(emptyFolder(), new Map(Object.entries(files)));
  expect([...tree.keys()].filter((path) => /one|other/.test(path))).toEqual([
    "dist/one.d.ts",
    "dist/one.js",
    "dist/other.d.ts",
    "dist/other.js",
  ]);
  for (const path of ["dist/one.js", "dist/one.d.ts"])
    expect(tree.get(path)).not.toContain("sourceMappingURL");
  expect(tree.get("dist/index.js")).toContain("sourceMappingURL");
});

test("each type error is a finding with its place, and files of others are not compiled", async () => {
  const out = emptyFolder();
  put(out, {
    "src/foreign.ts": "const wrong: number = true;",
    "src/math/half.ts": "export const half = 1;",
  });
  const files = {
    ...sources,
    "src/wrong.ts": "export const one: number =\n  true;\nexport const none: Missing = 1;\n",
  };
  await expect(buildPackage(out, new Map(Object.entries(files)))).rejects.toMatchObject({
    diagnostics: [
      { code: "PACKAGE_TYPE_ERROR", place: { source: "src/wrong.ts", line: 1, column: 14 } },
      { code: "PACKAGE_TYPE_ERROR", place: { source: "src/wrong.ts", line: 3, column: 20 } },
    ],
  });
});

test("the settings are the package's own: with an error in them nothing is built", async () => {
  const files = {
    ...sources,
    "tsconfig.json": sources["tsconfig.json"].replace("nodenext", "nonsense"),
  };
  await expect(buildPackage(emptyFolder(), new Map(Object.entries(files)))).rejects.toMatchObject({
    diagnostics: [{ message: expect.stringContaining("--module") as string }, {}],
  });
});

test("the same sources are not compiled twice, unless the result is not whole", async () => {
  const out = emptyFolder();
  const tree = new Map(Object.entries(sources));
  const build = await buildPackage(out, tree);
  writePackage(out, { ...packageOf(sources), build });
  expect(readFileSync(join(out, "dist/math/half.js"), "utf8")).toBe(
    build.tree.get("dist/math/half.js"),
  );
  const again = await buildPackage(out, tree);
  expect(again).toEqual({ ...build, reused: true });
  expect(writePackage(out, { ...packageOf(sources), build: again })).toMatchObject({
    written: [],
    deleted: [],
  });

  expect((await buildPackage(out, new Map([...tree, ["src/index.ts", "export {};"]]))).reused).toBe(
    false,
  );
  rmSync(join(out, "dist/index.js"));
  expect((await buildPackage(out, tree)).reused).toBe(false);
});

test("without a build an earlier result stays and is not foreign", async () => {
  const out = emptyFolder();
  const build = await buildPackage(out, new Map(Object.entries(sources)));
  writePackage(out, { ...packageOf(sources), build });
  expect(writePackage(out, packageOf(sources))).toMatchObject({ deleted: [], foreign: [] });
  expect(existsSync(join(out, "dist/index.js"))).toBe(true);
});
