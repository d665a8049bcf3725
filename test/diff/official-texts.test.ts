import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { diff } from "../../generator/diff/diff.js";
import { formatDiff } from "../../generator/diff/format-diff.js";
import {
  noOfficial,
  officialDir,
  officialVersions,
  orNotRun,
} from "../document/official-documents.js";
import { emptyFolder, put } from "../write/folder.js";

const bundle = (version = ""): string => path.join(officialDir, version, "openapi-bundled.json");
const [newest, before] = officialVersions;

/** Runs of so many words are prose; names and values that both the document and the diff hold are shorter. */
const WORDS = 6;

const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];

const runsOf = (text: string): readonly string[] => {
  const words = wordsOf(text);
  return words.slice(WORDS - 1).map((_, index) => words.slice(index, index + WORDS).join(" "));
};

/** Every run of words in a title, summary or description. */
function proseOf(value: unknown, key = "", found = new Set<string>()): ReadonlySet<string> {
  if (typeof value === "string") {
    if (/^(?:title|summary|description)$/.test(key)) {
      for (const run of runsOf(value)) found.add(run);
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [name, each] of Object.entries(value)) proseOf(each, name, found);
  }
  return found;
}

test.skipIf(noOfficial)(
  `what changed between the two newest documents is told without a sentence of theirs${orNotRun}`,
  async () => {
    const result = await diff({ old: bundle(before), new: bundle(newest) });
    expect(result.changes.length).toBeGreaterThan(5);
    const prose = proseOf(
      [before, newest].map((it) => JSON.parse(readFileSync(bundle(it), "utf8"))),
    );
    expect(prose.size).toBeGreaterThan(5000);
    for (const format of ["text", "markdown", "json"] as const) {
      const lines = formatDiff(result, format).split("\n");
      const told = lines.filter((line) => runsOf(line).some((run) => prose.has(run)));
      expect(told, format).toEqual([]);
    }
  },
  120_000,
);

test.skipIf(noOfficial)(
  `a document in one line, or with its keys the other way round, is the same${orNotRun}`,
  async () => {
    const document = JSON.parse(readFileSync(bundle(newest), "utf8")) as Readonly<
      Record<string, unknown>
    >;
    const turned = Object.fromEntries(Object.entries(document).reverse());
    const folder = emptyFolder();
    put(folder, { "line.json": JSON.stringify(turned) });
    expect(await diff({ old: bundle(newest), new: path.join(folder, "line.json") })).toMatchObject({
      verdict: "none",
      changes: [],
    });
  },
  120_000,
);
