import { expect, onTestFinished, test } from "vitest";
import type * as threads from "../../generator/write/start-compiler.js";
import { compile } from "../../generator/write/compile.js";
import { writePackage } from "../../generator/write/write-package.js";
import { tsconfigJson } from "../../templates/package/tsconfig-json.js";
import { emptyFolder } from "./folder.js";
import { packageOf } from "./packages.js";

const built = new URL("../../dist/generator/write/start-compiler.js", import.meta.url);

const settings = tsconfigJson();
const sources = {
  "tsconfig.json": settings,
  "package.json": '{ "type": "module" }',
  "src/index.ts": 'export { half } from "./math/half.js";\n',
  "src/math/half.ts":
    "/** Half of it. */\nexport const half = (whole: number): number => whole / 2;\n",
};
const treeOf = (files: object): ReadonlyMap<string, string> =>
  new Map(Object.entries(files) as [string, string][]);

/** A compiler for the package in `out`, ended with the test. */
async function started(out: string): Promise<threads.Compiler> {
  // A thread needs code that Node can run, so it is that of the build.
  const { startCompiler } = (await import(built.href)) as typeof threads;
  const compiler = startCompiler(out, settings);
  onTestFinished(async () => {
    await compiler.end();
  });
  return compiler;
}

test.each<readonly [what: string, earlier: object | undefined]>([
  ["for the first time", undefined],
  ["once more", sources],
  [
    "after a change",
    { ...sources, "src/math/half.ts": "export const half: string = 'other';\n", "src/gone.ts": "" },
  ],
  ["after a change of settings", { ...sources, "package.json": '{ "type": "commonjs" }' }],
  ["after one that held errors", { ...sources, "src/index.ts": "export {} from" }],
])("a thread compiles a package %s as this one would", async (_, earlier) => {
  const out = emptyFolder();
  if (earlier !== undefined) writePackage(out, packageOf(earlier as Record<string, string>));
  const { compile: inThread } = await started(out);
  const result = await compile(out, treeOf(sources), undefined, inThread);
  expect(result).toEqual(await compile(out, treeOf(sources)));
  expect(result.size).toBe(8);
});

test("errors come out of the thread with their places", async () => {
  const out = emptyFolder();
  writePackage(out, packageOf(sources));
  const { compile: inThread } = await started(out);
  const wrong = treeOf({ ...sources, "src/wrong.ts": "export const one: number =\n  true;\n" });
  await expect(compile(out, wrong, undefined, inThread)).rejects.toMatchObject({
    name: "DiagnosticsError",
    diagnostics: [
      { code: "PACKAGE_TYPE_ERROR", place: { source: "src/wrong.ts", line: 1, column: 14 } },
    ],
  });
});

test("a thread that fails is told to who waits for it, and one that nobody waits for can end", async () => {
  const { compile: inThread } = await started(emptyFolder());
  const request = { tree: treeOf(sources), isolatedDeclarations: false, unchecked: [], unmade: [] };
  await expect(inThread({ ...request, outDir: undefined as never })).rejects.toThrow(TypeError);
  await (await started(emptyFolder())).end();
});
