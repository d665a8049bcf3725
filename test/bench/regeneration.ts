import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ours } from "./contenders.js";
import { interleave, median, medianRatio } from "./interleave.js";
import type { Row } from "./table.js";
import type { Workspace } from "./workspace.js";

const CLI = fileURLToPath(new URL("../../dist/generator/cli/bin.js", import.meta.url));

/** Parts of the document that are touched. */
interface Document {
  readonly paths: Readonly<Record<string, Record<string, { parameters?: unknown[] } | undefined>>>;
}

/**
 * What a later run takes against the first one: nothing changed, one operation changed, and what changed between two
 * documents. With type-check and build, as `generate` works unless told otherwise, and without.
 */
export async function measureRegeneration(
  workspace: Workspace,
  older: string,
  rounds: number,
): Promise<readonly Row[]> {
  const { root, document } = workspace;
  const changed = join(root, "one-operation-changed.json");
  writeFileSync(changed, withOneMoreParameter(readFileSync(document, "utf8")));
  const rows: Row[] = [];
  for (const [title, ...options] of [
    ["with tsc and dist"],
    ["sources only", "--no-build"],
  ] as const) {
    const out = (name: string): string => join(root, "regeneration", `${name}${options.join("")}`);
    const wall = async (args: readonly string[]): Promise<number> =>
      (await workspace.run(args)).wall;
    await wall(ours(out("same"), document, ...options));
    await wall(ours(out("changed"), document, ...options));
    let next = changed;
    const times = await interleave(
      rounds,
      new Map([
        [
          "cold",
          () => {
            rmSync(out("cold"), { recursive: true, force: true });
            return wall(ours(out("cold"), document, ...options));
          },
        ],
        ["unchanged", () => wall(ours(out("same"), document, ...options))],
        [
          "one",
          () => {
            const input = next;
            next = input === changed ? document : changed;
            return wall(ours(out("changed"), input, ...options));
          },
        ],
        ["diff", () => wall([CLI, "diff", older, document])],
      ]),
    );
    const cold = times.get("cold") ?? [];
    const against = (name: string): string => {
      const values = times.get(name) ?? [];
      return `${median(values).toFixed(2)} s (${medianRatio(values, cold).toFixed(2)}×)`;
    };
    rows.push({
      title,
      cells: [
        `${median(cold).toFixed(2)} s`,
        against("unchanged"),
        against("one"),
        against("diff"),
      ],
    });
  }
  return rows;
}

/** Names of the columns. */
export const regenerationColumns: readonly string[] = [
  "first run",
  "nothing changed",
  "one operation changed",
  "diff of the two newest documents",
];

function withOneMoreParameter(text: string): string {
  const parsed = JSON.parse(text) as Document;
  const operation = parsed.paths["/accounts"]?.["get"];
  if (operation === undefined) throw new Error("the document has no GET /accounts");
  const schema = { type: "string" };
  operation.parameters = [...(operation.parameters ?? []), { name: "added", in: "query", schema }];
  return JSON.stringify(parsed);
}
