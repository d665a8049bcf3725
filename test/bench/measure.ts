import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram, type Start } from "../installs/run-program.js";

/** What a run of a program took. */
export interface Usage {
  /** Seconds. */
  readonly wall: number;
  /** Seconds, of the program and all Node processes it started. */
  readonly cpu: number;
  /** Peak of the largest of its processes, MiB. */
  readonly memory: number;
}

const HOOK = new URL("fixtures/usage-hook.mjs", import.meta.url).href;

/** Runs a Node program and says what it took, its child processes included. */
export async function measure(
  command: string,
  args: readonly string[],
  { folder, env = {}, accept, timeout = 600_000 }: Start,
): Promise<Usage & { readonly output: string }> {
  const notes = mkdtempSync(join(tmpdir(), "persona-bench-usage-"));
  try {
    const begin = performance.now();
    const output = await runProgram(command, args, {
      folder,
      timeout,
      ...(accept !== undefined && { accept }),
      env: { ...env, BENCH_USAGE: notes, NODE_OPTIONS: `--import=${HOOK}` },
    });
    const wall = (performance.now() - begin) / 1000;
    const processes = readdirSync(notes).map(
      (name) => JSON.parse(readFileSync(join(notes, name), "utf8")) as Omit<Usage, "wall">,
    );
    return {
      output,
      wall,
      cpu: processes.reduce((sum, { cpu }) => sum + cpu, 0),
      memory: Math.max(...processes.map(({ memory }) => memory)),
    };
  } finally {
    rmSync(notes, { recursive: true, force: true });
  }
}
