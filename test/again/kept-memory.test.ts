import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { keyOf, recall } from "../../generator/memory.js";
import { openMemory } from "../../generator/rerun/kept-memory.js";
import { emptyFolder, put, snapshot } from "../write/folder.js";

const FILE = "node_modules/.cache/persona-codegen/memory.json";
const [one, two, other] = [keyOf("print", "one"), keyOf("print", "two"), keyOf("check", "one")];

let out: string;

beforeEach(() => {
  out = emptyFolder();
  const memory = openMemory(out, "this generator");
  for (const key of [one, two, other]) recall(memory, key, () => `made of ${key}`);
  memory.keep();
});

const knows = (key: string, code = "this generator"): boolean =>
  openMemory(out, code).get(key) !== undefined;

describe("what a run made", () => {
  it("is known to the next one, and not made again", () => {
    const memory = openMemory(out, "this generator");
    expect(recall(memory, one, () => "made anew")).toBe(`made of ${one}`);
  });

  it("is unknown to another generator", () => {
    expect(knows(one, "another generator")).toBe(false);
  });

  it("is forgotten where a step has no more use for it; what was left out is not", () => {
    const memory = openMemory(out, "this generator");
    memory.get(one);
    memory.keep();
    expect([one, two, other].map((key) => knows(key))).toEqual([true, false, true]);
  });

  it.each<readonly [what: string, change: (text: string) => string]>([
    ["cut off", (text) => text.slice(0, -20)],
    ["empty", () => ""],
    ["edited", (text) => text.replace("made of", "made by")],
    ["edited in its first line", (text) => `0${text.slice(1)}`],
  ])("is unknown where its file is %s", (_, change) => {
    const text = readFileSync(join(out, FILE), "utf8");
    put(out, { [FILE]: change(text) });
    expect(knows(one)).toBe(false);
  });

  it("is not kept where the package's own modules are elsewhere", () => {
    const [elsewhere, modules] = [emptyFolder(), emptyFolder()];
    symlinkSync(modules, join(elsewhere, "node_modules"));
    const memory = openMemory(elsewhere, "this generator");
    memory.set(one, "made");
    memory.keep();
    expect(snapshot(modules)).toEqual({});
  });
});

it("keys tell inputs apart, and steps", () => {
  const keys = [["ab", "c"], ["a", "bc"], ["abc"]].map((inputs) => keyOf("print", ...inputs));
  expect(new Set([...keys, keyOf("check", "abc")]).size).toBe(4);
});
