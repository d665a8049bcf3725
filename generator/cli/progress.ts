import ora from "ora";
import type { StepReport } from "../config/options.js";
import type { Terminal } from "./terminal.js";

/** Shows what is being done while it is being done. */
export interface Progress {
  readonly report: (step: StepReport) => void;
  /** Takes the line away; must be called before anything else is printed. */
  readonly stop: () => void;
}

const silent: Progress = { report: () => undefined, stop: () => undefined };

/** A line that names the step in hand, on terminals; nothing on pipes. */
export function startProgress(terminal: Terminal, wanted: boolean): Progress {
  if (!wanted || !terminal.interactive) return silent;
  const spinner = ora({
    stream: process.stderr,
    // In raw mode Ctrl-C would not reach us while a step computes.
    discardStdin: false,
    ...(terminal.color ? {} : { color: false }),
  });
  return {
    report: (step) => {
      if (step.kind === "started") spinner.start(`${step.step} …`);
    },
    stop: () => {
      spinner.stop();
    },
  };
}
