import { execFile } from "node:child_process";
import { ownEnvironment } from "../package/run.js";

/** How a program is started besides its arguments. */
export interface Start {
  readonly folder: string;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which it is ended. */
  readonly timeout?: number;
  /** Exit codes that are no failure; 0 unless given. */
  readonly accept?: readonly number[];
}

/** What a program printed, while this process goes on; rejects with all of it where the program fails. */
export function runProgram(
  command: string,
  args: readonly string[],
  { folder, env = {}, timeout = 120_000, accept = [0] }: Start,
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      command,
      args,
      {
        cwd: folder,
        env: { ...ownEnvironment(), NO_COLOR: "1", npm_config_update_notifier: "false", ...env },
        maxBuffer: 64 * 1024 * 1024,
        timeout,
        killSignal: "SIGKILL",
      },
      (error, stdout, stderr) => {
        // One that was killed has no code.
        if (accept.includes(error === null ? 0 : Number(error.code ?? NaN))) resolve(stdout);
        else reject(new Error(`${error?.message ?? command}\n${stdout}\n${stderr}`));
      },
    );
  });
}
