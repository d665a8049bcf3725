import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { folderHash } from "../abuse/folder-hash.js";
import { emittedOperations, largeDocument, TAGS } from "../abuse/large-document.js";
import type { Json, JsonObject } from "../abuse/part-of-document.js";
import { shuffled } from "../abuse/shuffled.js";
import { smallDocument } from "../abuse/small-document.js";
import { measure, type Usage } from "../bench/measure.js";
import {
  noOfficial,
  officialDir,
  officialVersions,
  orNotRun,
} from "../document/official-documents.js";
import { createRandom } from "../oracle/random.js";

const bin = fileURLToPath(new URL("../../dist/generator/cli/bin.js", import.meta.url));

/** Generates sources from a document in a folder of its own; `look` is given that of the package. */
async function generate<T>(
  text: string,
  look: (folder: string) => T,
): Promise<{ readonly usage: Usage; readonly found: T }> {
  const folder = mkdtempSync(path.join(tmpdir(), "persona-large-"));
  try {
    writeFileSync(path.join(folder, "openapi.json"), text);
    const line = [bin, "generate", "--no-build", "--quiet", "--spec", "openapi.json"];
    const usage = await measure(process.execPath, [...line, "--out", "sdk"], {
      folder,
      timeout: 3_600_000,
    });
    return { usage, found: look(path.join(folder, "sdk")) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("documents of many operations", () => {
  it("take time and memory in proportion: 25,000 and 50,000 operations", async () => {
    const usages: Usage[] = [];
    for (const operations of [25_000, 50_000]) {
      const text = JSON.stringify(largeDocument(operations));
      const { usage, found } = await generate(text, emittedOperations);
      expect(found.files).toBe(TAGS);
      expect(found.names).toHaveLength(operations);
      expect(new Set(found.names).size).toBe(operations);
      usages.push(usage);
      console.log(
        `${operations} operations: ${usage.wall.toFixed(1)} s, ${usage.cpu.toFixed(1)} s of the processor, ${usage.memory.toFixed(0)} MiB`,
      );
    }
    const [half, whole] = usages;
    if (half === undefined || whole === undefined) throw new Error("nothing was measured");
    const times = [whole.wall / half.wall, whole.cpu / half.cpu].map((ratio) => ratio.toFixed(2));
    console.log(`twice the operations: ${times[0]}× the time, ${times[1]}× that of the processor`);
    expect(half.memory).toBeGreaterThan(0);
    expect(whole.memory / half.memory).toBeGreaterThan(1);
    expect(whole.memory / half.memory).toBeLessThan(2.3);
    expect(whole.memory).toBeLessThan(4096);
  }, 7_200_000);
});

describe("schemas that lead on to the next one", () => {
  it.each([
    ["as its property", (next: Json): Json => ({ type: "object", properties: { next } })],
    ["as a list of it", (next: Json): Json => ({ type: "array", items: next })],
  ])(
    "%s, over 20,000 of them",
    async (_, before) => {
      const length = 20_000;
      const name = (index: number): string => (index === 0 ? "account" : `thing-${index}`);
      const schemas: JsonObject = { [name(length)]: { type: "string" } };
      for (let index = 0; index < length; index++) {
        schemas[name(index)] = before({ $ref: `#/components/schemas/${name(index + 1)}` });
      }
      const { found } = await generate(JSON.stringify(smallDocument(schemas)), (folder) =>
        readFileSync(path.join(folder, "src/openapi.ts"), "utf8"),
      );
      expect(found.match(/^\s+"?(?:account|thing-\d+)"?: /gm)).toHaveLength(length + 1);
    },
    600_000,
  );
});

describe.skipIf(noOfficial)(`the official document${orNotRun}`, () => {
  it("gives the same package whatever the order of its keys", async () => {
    const [newest = ""] = officialVersions;
    const text = readFileSync(path.join(officialDir, newest, "openapi-bundled.json"), "utf8");
    const other = JSON.stringify(shuffled(JSON.parse(text) as Json, createRandom(7)));
    const hashes = [];
    for (const each of [text, other]) hashes.push((await generate(each, folderHash)).found);
    expect(hashes[0]).toBe(hashes[1]);
  });
});
