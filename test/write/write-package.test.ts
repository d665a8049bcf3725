import {
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DiagnosticsError } from "../../generator/diagnostics/diagnostic.js";
import { compareTree } from "../../generator/write/compare-tree.js";
import { MANIFEST_FILE } from "../../generator/write/manifest.js";
import { planWrite } from "../../generator/write/plan-write.js";
import { writePackage } from "../../generator/write/write-package.js";
import { emptyFolder, put, snapshot } from "./folder.js";
import { packageOf } from "./packages.js";

const first = packageOf({ "package.json": "{}\n", "src/a.ts": "a\n", "src/deep/b.ts": "b\n" });
const second = packageOf({ "package.json": "{}\n", "src/a.ts": "A\n", "src/c.ts": "c\n" });

function codesOf(action: () => unknown): readonly string[] {
  try {
    action();
  } catch (error) {
    if (error instanceof DiagnosticsError) return error.diagnostics.map(({ code }) => code);
    throw error;
  }
  return [];
}

describe("a package is written", () => {
  test("into a folder that does not exist yet", () => {
    const out = join(emptyFolder(), "new", "sdk");
    const result = writePackage(out, first);
    expect(result.written).toEqual([MANIFEST_FILE, "package.json", "src/a.ts", "src/deep/b.ts"]);
    expect(snapshot(out)).toMatchObject({ "src/a.ts": "a\n", "src/deep/b.ts": "b\n" });
    expect(compareTree(out, first)).toMatchObject({ equal: true, foreign: [] });
  });

  test("over an older one: what left it is deleted, folders that became empty with it", () => {
    const out = emptyFolder();
    writePackage(out, first);
    const result = writePackage(out, second);
    expect(result).toEqual({
      written: [MANIFEST_FILE, "src/a.ts", "src/c.ts"],
      deleted: ["src/deep/b.ts"],
      unchanged: 1,
      foreign: [],
    });
    expect(Object.keys(snapshot(out))).toEqual([
      MANIFEST_FILE,
      "package.json",
      "src/a.ts",
      "src/c.ts",
    ]);
  });

  test("and what is equal keeps its time, its folder too", () => {
    const out = emptyFolder();
    writePackage(out, first);
    const long = new Date("2020-01-01T00:00:00Z");
    utimesSync(join(out, "package.json"), long, long);
    utimesSync(out, long, long);
    expect(writePackage(out, first)).toMatchObject({ written: [], deleted: [], unchanged: 4 });
    expect(statSync(out).mtime).toEqual(long);
    writePackage(out, second);
    expect(statSync(join(out, "package.json")).mtime).toEqual(long);
  });

  test("and the files of others stay and are named, but not those of every package", () => {
    const out = emptyFolder();
    writePackage(out, first);
    const others = {
      "notes.md": "n",
      "src/mine.ts": "m",
      "src/deep/d.ts": "d",
      "docs/x/y.md": "y",
      "node_modules/x/i.js": "",
    };
    put(out, others);
    const result = writePackage(out, second);
    expect(result.foreign).toEqual(["docs/", "notes.md", "src/deep/d.ts", "src/mine.ts"]);
    expect(snapshot(out)).toMatchObject(others);
  });

  test("the manifest holds no time and no machine: two folders get the same bytes", () => {
    const [one, two] = [emptyFolder(), emptyFolder()];
    writePackage(one, first);
    writePackage(two, first);
    expect(snapshot(one)).toEqual(snapshot(two));
  });
});

describe("nothing is touched", () => {
  test("where the folder holds files of somebody else", () => {
    const out = emptyFolder();
    put(out, { "thesis.tex": "years" });
    expect(codesOf(() => writePackage(out, first))).toEqual(["OUT_NOT_OURS"]);
    expect(snapshot(out)).toEqual({ "thesis.tex": "years" });
  });

  test("where the output is a file", () => {
    const folder = emptyFolder();
    put(folder, { out: "text" });
    expect(codesOf(() => writePackage(join(folder, "out"), first))).toEqual(["OUT_NOT_A_FOLDER"]);
    expect(codesOf(() => writePackage(join(folder, "out", "sub"), first))).toEqual([
      "OUT_UNWRITABLE",
    ]);
    expect(snapshot(folder)).toEqual({ out: "text" });
  });

  test("where a file of somebody else has the path of a new one", () => {
    const out = emptyFolder();
    writePackage(out, first);
    put(out, { "src/c.ts": "mine" });
    const before = snapshot(out);
    expect(codesOf(() => writePackage(out, second))).toEqual(["OUT_OCCUPIED"]);
    expect(snapshot(out)).toEqual(before);
  });

  test("where a folder has the path of a file", () => {
    const out = emptyFolder();
    writePackage(out, first);
    put(out, { "src/c.ts/x": "mine" });
    expect(codesOf(() => writePackage(out, second))).toEqual(["OUT_OCCUPIED"]);
  });

  test.each([
    "../evil.ts",
    "/etc/passwd",
    "a/../../b",
    "a\\b",
    "C:/x",
    "a\0b",
    "src/aux.ts",
    "src//a",
    "a.",
    ".git/config",
  ])("where the package has the path %j", (path) => {
    const out = emptyFolder();
    expect(codesOf(() => writePackage(out, packageOf({ [path]: "x" })))).toEqual(["PATH_UNSAFE"]);
    expect(snapshot(out)).toEqual({});
  });

  test("where two paths differ in case only, or a file is where a folder is", () => {
    const out = emptyFolder();
    expect(codesOf(() => writePackage(out, packageOf({ "a/B.ts": "", "a/b.ts": "" })))).toEqual([
      "PATH_COLLISION",
    ]);
    expect(codesOf(() => writePackage(out, packageOf({ a: "", "A/b.ts": "" })))).toEqual([
      "PATH_COLLISION",
    ]);
  });
});

describe("links are never followed", () => {
  test("neither to write nor to delete, file or folder", () => {
    const [out, elsewhere] = [emptyFolder(), emptyFolder()];
    writePackage(out, first);
    put(elsewhere, { "b.ts": "precious", "a.ts": "precious" });
    const manifest = readFileSync(join(out, MANIFEST_FILE), "utf8");
    for (const link of ["src", "src/a.ts", "src/deep"]) {
      const folder = emptyFolder();
      put(folder, { [MANIFEST_FILE]: manifest, "package.json": "{}\n" });
      if (link !== "src") mkdirSync(join(folder, "src"));
      symlinkSync(link.endsWith(".ts") ? join(elsewhere, "a.ts") : elsewhere, join(folder, link));
      expect(
        codesOf(() => writePackage(folder, second)),
        link,
      ).toContain("OUT_THROUGH_LINK");
      expect(snapshot(elsewhere)).toEqual({ "b.ts": "precious", "a.ts": "precious" });
    }
  });

  test("but the output itself may be one", () => {
    const [folder, real] = [emptyFolder(), emptyFolder()];
    symlinkSync(real, join(folder, "out"));
    writePackage(join(folder, "out"), first);
    expect(existsSync(join(real, "src/a.ts"))).toBe(true);
  });
});

describe("a manifest is not trusted", () => {
  test.each(["../precious.txt", "/tmp/precious.txt", "src/../../precious.txt"])(
    "with the path %j",
    (path) => {
      const folder = emptyFolder();
      const out = join(folder, "out");
      put(folder, { "precious.txt": "p" });
      put(out, { [MANIFEST_FILE]: JSON.stringify({ files: { [path]: { sha256: "0" } } }) });
      expect(codesOf(() => writePackage(out, first))).toEqual(["MANIFEST_INVALID"]);
      expect(snapshot(folder)).toMatchObject({ "precious.txt": "p" });
    },
  );

  test.each(["", "[]", "{}", '{"files":{"a":1}}'])("that is %j", (text) => {
    const out = emptyFolder();
    put(out, { [MANIFEST_FILE]: text });
    expect(codesOf(() => writePackage(out, first))).toEqual(["MANIFEST_INVALID"]);
  });
});

describe("drift", () => {
  test("names what is changed, missing and left over, and writes nothing", () => {
    const out = emptyFolder();
    writePackage(out, first);
    writeFileSync(join(out, "src/a.ts"), "tampered");
    const before = snapshot(out);
    expect(compareTree(out, second)).toEqual({
      equal: false,
      changed: [MANIFEST_FILE, "src/a.ts"],
      missing: ["src/c.ts"],
      leftOver: ["src/deep/b.ts"],
      foreign: [],
      diagnostics: [],
    });
    expect(snapshot(out)).toEqual(before);
  });

  test("in a folder that does not exist is everything", () => {
    const out = join(emptyFolder(), "none");
    expect(compareTree(out, first)).toMatchObject({ equal: false, changed: [], leftOver: [] });
    expect(existsSync(out)).toBe(false);
    expect(planWrite(out, first).write.size).toBe(4);
  });
});
