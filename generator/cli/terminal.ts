/** Where a command reads its surroundings from and prints to; tests give their own. */
export interface Terminal {
  /** Results, on standard output. */
  readonly print: (text: string) => void;
  /** Problems and progress, on standard error. */
  readonly tell: (text: string) => void;
  /** Somebody watches standard error. */
  readonly interactive: boolean;
  readonly color: boolean;
  readonly cwd: string;
  /** Ends `--watch`; a process is ended by its signals. */
  readonly ends?: AbortSignal;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  return {
    print: (text) => stdout.write(text),
    tell: (text) => stderr.write(text),
    interactive: stderr.isTTY && env["TERM"] !== "dumb" && isUnset(env["CI"]),
    color: wantsColor(env, stderr.isTTY),
    cwd: process.cwd(),
  };
}

/**
 * Whether to colour: `NO_COLOR` forbids, `FORCE_COLOR` demands, else terminals get colours.
 *
 * @see https://no-color.org
 */
export function wantsColor(env: NodeJS.ProcessEnv, isTTY: boolean): boolean {
  if (!isUnset(env["NO_COLOR"])) return false;
  if (!isUnset(env["FORCE_COLOR"])) return env["FORCE_COLOR"] !== "0";
  return isTTY && env["TERM"] !== "dumb";
}

function isUnset(value: string | undefined): boolean {
  return value === undefined || value === "";
}
