import type * as fs from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { compareTree } from "../../generator/write/compare-tree.js";
import { STAGING, type PackageFiles } from "../../generator/write/layers.js";
import { recover } from "../../generator/write/transaction.js";
import { writePackage } from "../../generator/write/write-package.js";
import { emptyFolder, put, snapshot } from "./folder.js";
import { packageOf } from "./packages.js";

/** Calls that change the disk are counted, and from `failFrom` to `failTo` they fail instead. */
const disk = vi.hoisted(() => ({ calls: 0, failFrom: Infinity, failTo: Infinity }));

vi.mock("node:fs", async (importOriginal) => {
  const original = await importOriginal<typeof fs>();
  const changing = [
    "copyFileSync",
    "linkSync",
    "mkdirSync",
    "renameSync",
    "rmdirSync",
    "rmSync",
    "utimesSync",
    "writeFileSync",
  ] as const;
  const wrapped = changing.map((name) => [
    name,
    (...values: readonly unknown[]): unknown => {
      const call = disk.calls++;
      if (call >= disk.failFrom && call <= disk.failTo) {
        throw Object.assign(new Error("EACCES: injected"), { code: "EACCES", syscall: name });
      }
      return (original[name] as (...values: readonly unknown[]) => unknown)(...values);
    },
  ]);
  return { ...original, ...(Object.fromEntries(wrapped) as object) };
});

beforeEach(reset);

function reset(): void {
  Object.assign(disk, { calls: 0, failFrom: Infinity, failTo: Infinity });
}

const foreign = { "notes.md": "mine", "src/deep/mine.ts": "mine", "node_modules/x/i.js": "x" };
const older = packageOf({
  "package.json": "1",
  "src/a.ts": "a",
  "src/deep/b.ts": "b",
  "lib/x.ts": "x",
});
const newer = packageOf({ "package.json": "2", "src/a.ts": "A", "src/new/c.ts": "c" });

/** A folder with the older package and files of others, what it holds, and what it should hold afterwards. */
function prepare(withOlder: boolean): { out: string; old: object; changed: object } {
  const [out, model] = [join(emptyFolder(), "sdk"), join(emptyFolder(), "sdk")];
  for (const folder of [out, model]) {
    if (withOlder) {
      writePackage(folder, older);
      put(folder, foreign);
    }
  }
  const old = withOlder ? snapshot(out) : {};
  writePackage(model, newer);
  reset();
  return { out, old, changed: snapshot(model) };
}

function stepsOf(withOlder: boolean): number {
  writePackage(prepare(withOlder).out, newer);
  return disk.calls;
}

/** What the folder holds; nothing where it is missing or was left empty. */
function contentOf(out: string): object {
  try {
    return snapshot(out);
  } catch {
    return {};
  }
}

function attempt(out: string, files: PackageFiles): unknown {
  try {
    return writePackage(out, files);
  } catch (error) {
    return error;
  }
}

test.each([true, false])(
  "a kill after any step leaves the old package or the new one (over an older one: %s)",
  (withOlder) => {
    const steps = stepsOf(withOlder);
    expect(steps).toBeGreaterThan(8);
    const outcomes = new Set<string>();
    for (let step = 0; step <= steps; step += 1) {
      const { out, old, changed } = prepare(withOlder);
      // A killed process does nothing any more: every later call fails as well.
      disk.failFrom = step;
      attempt(out, newer);
      reset();
      recover(out);
      const found = contentOf(out);
      expect([old, changed], `after step ${step}`).toContainEqual(found);
      outcomes.add(JSON.stringify(found) === JSON.stringify(old) ? "old" : "new");
      expect(attempt(out, newer)).toMatchObject({ written: expect.any(Array) as unknown });
      expect(snapshot(out), `again after step ${step}`).toEqual(changed);
    }
    expect([...outcomes]).toEqual(["old", "new"]);
  },
);

test.each([true, false])(
  "an error in any step is undone and told (over an older one: %s)",
  (withOlder) => {
    const steps = stepsOf(withOlder);
    for (let step = 0; step < steps - 1; step += 1) {
      const { out, old, changed } = prepare(withOlder);
      Object.assign(disk, { failFrom: step, failTo: step });
      const result = attempt(out, newer);
      reset();
      if (!(result instanceof Error)) {
        // What needs not succeed: a hard link is replaced by a copy, an empty folder stays.
        expect(compareTree(out, newer).equal).toBe(true);
        continue;
      }
      expect(result).toMatchObject({ diagnostics: [{ code: "OUT_UNWRITABLE" }] });
      expect([old, changed], `after step ${step}`).toContainEqual(contentOf(out));
    }
  },
);

test("while another run lives, nothing is touched", () => {
  const { out } = prepare(true);
  put(out, { [`${STAGING}/pid`]: String(process.ppid) });
  const before = snapshot(out);
  expect(attempt(out, newer)).toMatchObject({ diagnostics: [{ code: "OUT_BUSY" }] });
  expect(snapshot(out)).toEqual(before);
});

test("check tells of an interrupted run and leaves it to generate", () => {
  const { out } = prepare(true);
  put(out, { [`${STAGING}/new/0`]: "half" });
  const before = snapshot(out);
  expect(compareTree(out, older)).toMatchObject({
    equal: true,
    diagnostics: [{ code: "WRITE_INTERRUPTED" }],
  });
  expect(snapshot(out)).toEqual(before);
});

test("a journal that somebody planted reaches nothing outside, and deletes only what a manifest lists", () => {
  const { out } = prepare(true);
  put(out, {
    [`${STAGING}/journal.json`]: JSON.stringify({ write: [], delete: ["notes.md", "src/a.ts"] }),
  });
  recover(out);
  expect(snapshot(out)).toMatchObject(foreign);
  put(out, {
    [`${STAGING}/journal.json`]: JSON.stringify({ write: ["../x"], delete: [] }),
    [`${STAGING}/new/0`]: "x",
  });
  expect(attempt(out, newer)).toMatchObject({ diagnostics: [{ code: "MANIFEST_INVALID" }] });
});
