import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { rememberRun, sameAsLastRun } from "../../generator/rerun/last-run.js";
import type { GenerateSummary } from "../../generator/config/options.js";
import { entriesOf } from "../../generator/write/manifest.js";
import { writePackage } from "../../generator/write/write-package.js";
import { generated } from "../cli/fixture.js";
import { emptyFolder, put, snapshot } from "../write/folder.js";
import { packageOf } from "../write/packages.js";

let out: string;
let summary: GenerateSummary;

const LIST = ".persona-codegen.json";
const BUILT = "dist/index.js";

/** A package with its `dist`, and a run that says so. */
beforeEach(() => {
  out = emptyFolder();
  summary = { ...generated, out };
  const built = new Map([[BUILT, "export {};\n"]]);
  writePackage(out, {
    ...packageOf({ "package.json": "{}\n", "src/index.ts": "export {};\n" }),
    build: { tree: built, manifest: { files: entriesOf(built) } },
  });
  rememberRun("inputs", summary);
});

const edit = (path: string): void => writeFileSync(join(out, path), "edited\n");

describe("a run with the same inputs", () => {
  it("has nothing to do and says of the package what the last one said", () => {
    const { steps: _, ...rest } = summary;
    expect(sameAsLastRun(out, "inputs")).toEqual({ ...rest, written: [] });
  });

  it("names files of others", () => {
    put(out, { "src/mine.ts": "export {};" });
    expect(sameAsLastRun(out, "inputs")?.foreign).toEqual(["src/mine.ts"]);
  });

  it.each<readonly [what: string, change: () => void]>([
    ["a file was edited", () => edit("src/index.ts")],
    ["a file is missing", () => rmSync(join(out, "package.json"))],
    ["a built file was edited", () => edit(BUILT)],
    ["the built files are missing", () => rmSync(join(out, "dist"), { recursive: true })],
    ["the list of files was edited", () => edit(LIST)],
    [
      "a file and its hash in the list were edited together",
      () => {
        edit("src/index.ts");
        const manifest = packageOf({ "src/index.ts": "edited\n" }).manifest;
        writeFileSync(join(out, LIST), JSON.stringify(manifest));
      },
    ],
    [
      "a link stands for a file, with the same text",
      () => {
        const file = join(out, "src/index.ts");
        put(out, { "elsewhere.ts": readFileSync(file, "utf8") });
        rmSync(file);
        symlinkSync(join(out, "elsewhere.ts"), file);
      },
    ],
    ["a run was killed while it wrote", () => mkdirSync(join(out, ".persona-codegen.staging"))],
    [
      "what the last run left is damaged",
      () => edit("node_modules/.cache/persona-codegen/last-run.json"),
    ],
  ])("works where %s", (_, change) => {
    change();
    expect(sameAsLastRun(out, "inputs")).toBeUndefined();
  });
});

it("works where the inputs are others", () => {
  expect(sameAsLastRun(out, "others")).toBeUndefined();
});

it("looks at the built files only where the last run built them", () => {
  const { built: _, ...unbuilt } = summary;
  rememberRun("inputs", unbuilt);
  edit(BUILT);
  expect(sameAsLastRun(out, "inputs")).toBeDefined();
});

it("remembers nothing where the package's own modules are elsewhere", () => {
  rmSync(join(out, "node_modules"), { recursive: true });
  const modules = emptyFolder();
  symlinkSync(modules, join(out, "node_modules"));
  rememberRun("inputs", summary);
  expect(snapshot(modules)).toEqual({});
  expect(sameAsLastRun(out, "inputs")).toBeUndefined();
});
