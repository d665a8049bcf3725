import { exitCode, type ExitCode } from "./exit-code.js";

const SIGNALS: Readonly<Partial<Record<NodeJS.Signals, ExitCode>>> = {
  SIGINT: exitCode.interrupted,
  SIGTERM: exitCode.terminated,
};

/**
 * Ends the process with its exit code when it is told to end. Writing is one synchronous piece of work, so a signal is
 * seen before it or after it: there is nothing to clean up.
 */
export function exitOnSignals(): void {
  for (const [signal, code] of Object.entries(SIGNALS)) {
    process.once(signal, () => {
      process.exit(code);
    });
  }
}
