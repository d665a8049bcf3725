import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { contenders } from "./contenders.js";
import { interleave } from "./interleave.js";
import { rowOf, type Row } from "./table.js";
import { compilerFigures } from "./type-check.js";
import type { Workspace } from "./workspace.js";

const compilerOptions = {
  target: "ES2022",
  lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
  types: [],
  module: "preserve",
  moduleResolution: "bundler",
  strict: true,
  skipLibCheck: false,
};

/** The same call through all that a tool writes. */
const CONSUMERS: Readonly<Record<string, string>> = {
  ours: `import { Persona } from "persona-sdk";
const persona = new Persona({ apiKey: "k" });
export const status = persona.inquiries.retrieve({ inquiryId: "inq_1" }).then(({ data }) => data.attributes.status);
`,
  "hey-api": `import * as persona from "./declared/sdk.gen.js";
export const status = persona
  .retrieveAnInquiry({ path: { "inquiry-id": "inq_1" }, throwOnError: true })
  .then(({ data }) => data.data?.attributes?.status);
`,
};

/** What the compiler takes where it checks the declarations of the package too; those of the peer are made first. */
export async function measureDeclarationCheck(
  workspace: Workspace,
  rounds: number,
): Promise<readonly Row[]> {
  await declareHeyApi(workspace);
  const results = await interleave(
    rounds,
    new Map(Object.keys(CONSUMERS).map((id) => [id, () => check(workspace, id)])),
  );
  const row = (title: string, figure: string, digits: number): Row =>
    rowOf(
      title,
      contenders.map(({ id }) => results.get(id)?.map((figures) => figures.get(figure) ?? NaN)),
      digits,
    );
  return [
    row("tsc with declarations checked: s", "Total time", 2),
    row("tsc with declarations checked: instantiations", "Instantiations", 0),
    {
      title: "tsc with declarations checked: errors",
      cells: contenders.map(({ id }) => results.get(id)?.[0]?.get("errors")?.toString()),
    },
  ];
}

const tscOf = ({ peers }: Workspace): string => join(peers, "node_modules", ".bin", "tsc");

async function declareHeyApi(workspace: Workspace): Promise<void> {
  const folder = workspace.project("hey-api");
  const outDir = join(folder, "declared");
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  const config = join(folder, "tsconfig.declared.json");
  const emit = { declaration: true, emitDeclarationOnly: true, outDir, rootDir: "sdk" };
  const options = { ...compilerOptions, ...emit };
  writeFileSync(config, JSON.stringify({ compilerOptions: options, include: ["sdk"] }));
  // What it says of the sources is counted elsewhere.
  await workspace.run([tscOf(workspace), "-p", config], [0, 1, 2]);
}

function check(workspace: Workspace, id: string): Promise<ReadonlyMap<string, number>> {
  const folder = workspace.project(id);
  const config = join(folder, "tsconfig.declarations.json");
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "declarations.ts"), CONSUMERS[id] ?? "");
  const options = { ...compilerOptions, noEmit: true };
  writeFileSync(config, JSON.stringify({ compilerOptions: options, files: ["declarations.ts"] }));
  return compilerFigures(workspace, config);
}
