import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { contenders } from "./contenders.js";
import { interleave } from "./interleave.js";
import { rowOf, type Row } from "./table.js";
import type { Workspace } from "./workspace.js";

const compilerOptions = {
  target: "ES2022",
  lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
  types: [],
  module: "preserve",
  moduleResolution: "bundler",
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Figures of the compiler by the names it prints them under. */
const FIGURES = {
  "tsc of a consumer: s": "Total time",
  "tsc of a consumer: MiB": "Memory used",
  "tsc of a consumer: types": "Types",
  "tsc of a consumer: instantiations": "Instantiations",
} as const;

/** What the compiler takes for the same consumer of each tool's output. */
export async function measureTypeCheck(
  workspace: Workspace,
  rounds: number,
): Promise<readonly Row[]> {
  const results = await interleave(
    rounds,
    new Map(contenders.map(({ id }) => [id, () => typeCheck(workspace, id)])),
  );
  const values = (id: string, figure: string): readonly number[] =>
    (results.get(id) ?? []).map((figures) => figures.get(figure) ?? NaN);
  return [
    ...Object.entries(FIGURES).map(([title, figure]) =>
      rowOf(
        title,
        contenders.map(({ id }) =>
          values(id, figure).map((value) => (figure === "Memory used" ? value / 1024 : value)),
        ),
        figure === "Total time" ? 2 : 0,
      ),
    ),
    {
      title: "tsc of a consumer: errors",
      cells: contenders.map(({ id }) => String(values(id, "errors")[0])),
    },
  ];
}

function typeCheck(workspace: Workspace, id: string): Promise<ReadonlyMap<string, number>> {
  const config = join(workspace.project(id), "tsconfig.json");
  writeFileSync(config, JSON.stringify({ compilerOptions, files: [`${id}.ts`] }));
  return compilerFigures(workspace, config);
}

/** What the compiler says of a project, by the names it uses, and the number of `errors`. */
export async function compilerFigures(
  workspace: Workspace,
  config: string,
): Promise<ReadonlyMap<string, number>> {
  const tsc = join(workspace.peers, "node_modules", ".bin", "tsc");
  // Errors are counted; they do not end the comparison.
  const { output } = await workspace.run([tsc, "-p", config, "--extendedDiagnostics"], [0, 1, 2]);
  const figures = new Map<string, number>();
  for (const [, name = "", value = ""] of output.matchAll(/^([A-Z][\w /]*?): +([\d.]+)[sK]?$/gm)) {
    figures.set(name, Number(value));
  }
  figures.set("errors", [...output.matchAll(/ error TS\d+: /g)].length);
  return figures;
}
