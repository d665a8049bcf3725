import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { contenders } from "./contenders.js";
import { interleave } from "./interleave.js";
import type { Usage } from "./measure.js";
import { rowOf, type Row, type Series } from "./table.js";
import { jobFor, type Workspace } from "./workspace.js";

/** How long each tool takes for the document, without and with formatting, and how much it writes. */
export async function measureGeneration(
  workspace: Workspace,
  rounds: number,
): Promise<readonly Row[]> {
  const runs = new Map<string, () => Promise<Usage>>();
  for (const { id, generate } of contenders) {
    for (const formatted of [false, true]) {
      const out = formatted ? "sdk-formatted" : "sdk";
      // Ours is formatted either way.
      if (id === "ours" && formatted) continue;
      if (generate(jobFor(workspace, id, out), formatted) === undefined) continue;
      runs.set(`${id} ${String(formatted)}`, async () => {
        const args = generate(jobFor(workspace, id, out), formatted) ?? [];
        return workspace.run(args);
      });
    }
  }
  const usages = await interleave(rounds, runs);
  const series = (formatted: boolean, figure: keyof Usage): Series =>
    contenders.map(({ id }) =>
      usages.get(`${id} ${String(formatted && id !== "ours")}`)?.map((usage) => usage[figure]),
    );
  const sizes = contenders.map(({ id }) => sizeOf(join(workspace.project(id), "sdk")));
  return [
    rowOf("generate: wall s", series(false, "wall"), 2),
    rowOf("generate: CPU s", series(false, "cpu"), 2),
    rowOf("generate: peak MiB", series(false, "memory")),
    rowOf("generate and format: wall s", series(true, "wall"), 2),
    rowOf("generate and format: CPU s", series(true, "cpu"), 2),
    rowOf("generate and format: peak MiB", series(true, "memory")),
    rowOf(
      "TypeScript files",
      sizes.map(({ files }) => [files]),
    ),
    rowOf(
      "TypeScript kB",
      sizes.map(({ bytes }) => [bytes / 1000]),
    ),
  ];
}

function sizeOf(folder: string): { readonly files: number; readonly bytes: number } {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => statSync(join(folder, path)).size);
  return { files: files.length, bytes: files.reduce((sum, size) => sum + size, 0) };
}
