import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Contender, Job } from "./contenders.js";
import { measure, type Usage } from "./measure.js";
import { installPeers } from "./peers.js";

/** A temporary folder with a project for each tool, in which the tool's output lies below `sdk`. */
export interface Workspace {
  readonly root: string;
  readonly node: string;
  readonly peers: string;
  readonly document: string;
  /** The project of a tool. */
  readonly project: (id: string) => string;
  /** Runs Node. @param accept exit codes that are no failure */
  readonly run: (
    args: readonly string[],
    accept?: readonly number[],
  ) => Promise<Usage & { readonly output: string }>;
  readonly remove: () => void;
}

/** The consumer without a tool. */
export const BARE = "bare-fetch";

const FIXTURES = fileURLToPath(new URL("fixtures", import.meta.url));

export async function makeWorkspace(
  document: string,
  contenders: readonly Contender[],
): Promise<Workspace> {
  const { peers, node } = await installPeers();
  const root = mkdtempSync(join(tmpdir(), "persona-bench-"));
  symlinkSync(join(peers, "node_modules"), join(root, "node_modules"));
  const project = (id: string): string => join(root, id);
  for (const id of [...contenders.map((contender) => contender.id), BARE]) {
    mkdirSync(join(project(id), "node_modules"), { recursive: true });
    for (const file of [`${id}.ts`, "calls-type.ts"]) {
      copyFileSync(join(FIXTURES, file), join(project(id), file));
    }
  }
  symlinkSync(join(project("ours"), "sdk"), join(project("ours"), "node_modules", "persona-sdk"));
  // Two of the tools start Prettier by its name.
  const path = [join(peers, "node_modules", ".bin"), process.env["PATH"]].join(delimiter);
  return {
    root,
    node,
    peers,
    document,
    project,
    run: (args, accept = [0]) => measure(node, args, { folder: root, env: { PATH: path }, accept }),
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Generates into `out` of the tool's project; whatever lay there is gone. */
export function jobFor(workspace: Workspace, id: string, out: string): Job {
  const { peers, document, project } = workspace;
  const folder = project(id);
  rmSync(join(folder, out), { recursive: true, force: true });
  return { peers, document, folder, out: join(folder, out) };
}
