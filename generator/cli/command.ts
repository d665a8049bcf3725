import type { CommandName } from "../config/option-table.js";
import type { GenerateOptions, StepReport } from "../config/options.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { ExitCode } from "./exit-code.js";
import type { Services } from "./services.js";
import type { Terminal } from "./terminal.js";

/** What a command gets. */
export interface CommandContext {
  readonly options: GenerateOptions;
  /** What stands on the command line beside options, in order. */
  readonly words: readonly string[];
  /** The options as the command line set them, by their names in the option table. */
  readonly flags: Readonly<Record<string, unknown>>;
  readonly services: Services;
  readonly report: (step: StepReport) => void;
  /** `--timings` */
  readonly timings: boolean;
  readonly terminal: Terminal;
}

/** What a command did: for machines, for people, and for the shell. */
export interface CommandResult {
  readonly exitCode: ExitCode;
  /** Printed with `--json`, without the diagnostics. */
  readonly summary: object;
  /** Printed otherwise. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** One command of the program. A new one is a file in `commands/` and an entry in `program.ts`. */
export interface Command {
  readonly name: CommandName;
  /** Words it needs beside options, with what each is. */
  readonly words?: readonly (readonly [name: string, text: string])[];
  /** What it does, for the list of commands. */
  readonly text: string;
  /** Command lines to learn from, without `persona-codegen`, with what they do. */
  readonly examples: readonly (readonly [line: string, text: string])[];
  readonly run: (context: CommandContext) => Promise<CommandResult>;
}
