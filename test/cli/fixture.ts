import type { Services } from "../../generator/cli/services.js";
import { run } from "../../generator/cli/run.js";
import type { PullSummary } from "../../generator/pull/pull.js";
import type {
  CheckSummary,
  GenerateOptions,
  GenerateSummary,
} from "../../generator/config/options.js";

export const generated: GenerateSummary = {
  apiVersion: "2025-12-08",
  out: "/work/generated",
  operations: 209,
  types: 1,
  webhooks: 130,
  files: 400,
  bytes: 1_912_345,
  written: ["a.ts"],
  deleted: [],
  foreign: [],
  built: { files: 12, bytes: 999 },
  steps: [
    { step: "read", milliseconds: 310 },
    { step: "format", milliseconds: 690 },
  ],
  diagnostics: [],
};

export const checked: CheckSummary = {
  apiVersion: "2025-12-08",
  out: "/work/generated",
  equal: true,
  changed: [],
  missing: [],
  leftOver: [],
  steps: [],
  diagnostics: [],
};

const pulled: PullSummary = {
  verdict: "none",
  changes: [],
  repository: "https://github.com/persona-id/persona-openapi",
  commit: "a1526b5",
  date: "2026-08-21",
  versions: ["2025-12-08"],
  written: [],
  removed: [],
  diagnostics: [],
  steps: [],
};

/** What a command line printed and what the commands were called with. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly calls: readonly GenerateOptions[];
}

/** Runs a command line in this process on a pipe, with `services` in place of the pipeline. */
export async function persona(
  line: string,
  services: Partial<Services> = {},
  cwd = "/work",
): Promise<Outcome> {
  const output = { stdout: "", stderr: "" };
  const calls: GenerateOptions[] = [];
  const all: Services = {
    generate: () => Promise.resolve(generated),
    check: () => Promise.resolve(checked),
    diff: () => Promise.resolve({ verdict: "none", changes: [], diagnostics: [], steps: [] }),
    pull: () => Promise.resolve(pulled),
    ...services,
  };
  const terminal = {
    print: (text: string): void => void (output.stdout += text),
    tell: (text: string): void => void (output.stderr += text),
    interactive: false,
    color: false,
    cwd,
  };
  const recording: Services = {
    ...all,
    generate: (options, report) => (calls.push(options), all.generate(options, report)),
    check: (options, report) => (calls.push(options), all.check(options, report)),
  };
  const argv = line.split(" ").filter((word) => word !== "");
  const code = await run(argv, "1.2.3", terminal, () => Promise.resolve(recording));
  return { code, ...output, calls };
}
