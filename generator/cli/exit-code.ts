/** What the process tells the one who started it. */
export const exitCode = {
  ok: 0,
  /** `check`: the folder is not what would be generated. */
  drift: 1,
  /** `diff --fail-on breaking`: there is a breaking change. */
  breaking: 1,
  /** The input, the folder or the command line is wrong; nothing was changed. */
  badInput: 2,
  /** A fault of this program. */
  fault: 3,
  /** Ctrl-C. */
  interrupted: 130,
  /** Told to end by the system. */
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
