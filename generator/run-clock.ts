import type { StepReport, StepTime } from "./config/options.js";

/** Runs the steps of a command one after the other and remembers how long each took, in milliseconds. */
export interface RunClock {
  readonly step: <T>(name: string, work: () => T | Promise<T>) => Promise<T>;
  readonly times: () => readonly StepTime[];
}

/** @param report is told when a step starts and when it is done. */
export function startClock(report: (step: StepReport) => void): RunClock {
  const times: StepTime[] = [];
  return {
    step: async (step, work) => {
      report({ kind: "started", step });
      const start = performance.now();
      const result = await work();
      const milliseconds = Math.round(performance.now() - start);
      times.push({ step, milliseconds });
      report({ kind: "finished", step, milliseconds });
      return result;
    },
    times: () => [...times],
  };
}
