import { Command as Program, Option } from "commander";
import { optionTable, type CommandName, type OptionEntry } from "../config/option-table.js";
import type { Command } from "./command.js";
import { checkCommand } from "./commands/check.js";
import { diffCommand } from "./commands/diff.js";
import { generateCommand } from "./commands/generate.js";
import { pullCommand } from "./commands/pull.js";
import type { Terminal } from "./terminal.js";

const commands: readonly Command[] = [generateCommand, checkCommand, diffCommand, pullCommand];

/** A command with the options that the command line set, by their names in the option table. */
export interface Invocation {
  readonly command: Command;
  /** What stands beside the options, in order. */
  readonly words: readonly string[];
  readonly flags: Readonly<Record<string, unknown>>;
}

/** What a newcomer wants to type; each command's help has more. */
const FIRST_STEPS: Command["examples"] = commands.flatMap(({ examples }) => examples.slice(0, 1));

const EXIT_CODES = `
Exit codes:
  0    done
  1    check: the folder differs; diff --fail-on: there is such a change
  2    wrong input, folder or command line; nothing was changed
  3    a fault of persona-codegen
  130  interrupted; nothing is half-written`;

/**
 * The program with its commands, options and help.
 *
 * @param invoke called with what the command line asks for
 */
export function createProgram(
  version: string,
  terminal: Terminal,
  invoke: (invocation: Invocation) => Promise<void>,
): Program {
  const program = new Program("persona-codegen")
    .description("Generates a typed TypeScript SDK from Persona's OpenAPI document.")
    .version(version, "--version", "Print the version")
    .helpOption("-h, --help", "Print help")
    .helpCommand("help [command]", "Print help of a command")
    .configureOutput({
      writeOut: terminal.print,
      writeErr: terminal.tell,
      getErrHasColors: () => terminal.color,
      getOutHasColors: () => terminal.color,
    })
    .showHelpAfterError("Add --help for what there is.")
    .exitOverride();
  for (const command of commands) addCommand(program, command, invoke);
  return program.addHelpText("after", `\nExamples:\n${linesOf(FIRST_STEPS)}\n${EXIT_CODES}`);
}

function addCommand(
  program: Program,
  command: Command,
  invoke: (invocation: Invocation) => Promise<void>,
): void {
  const added = program
    .command(command.name)
    .description(command.text)
    .helpOption("-h, --help", "Print help");
  for (const [name, text] of command.words ?? []) added.argument(`<${name}>`, text);
  for (const [flags, entry] of optionsOf(command.name)) {
    const option = new Option(flags, helpOf(entry));
    added.addOption(entry.choices === undefined ? option : option.choices(entry.choices));
  }
  added.addHelpText("after", `\nExamples:\n${linesOf(command.examples)}`);
  added.action(async () => {
    const given = Object.entries(added.opts()).filter(
      ([name]) => added.getOptionValueSource(name) !== "default",
    );
    await invoke({ command, words: added.args, flags: Object.fromEntries(given) });
  });
}

function optionsOf(command: CommandName): readonly (readonly [flags: string, OptionEntry])[] {
  return Object.values(optionTable).flatMap((entry) =>
    entry.flags !== undefined && entry.commands.includes(command) ? [[entry.flags, entry]] : [],
  );
}

/** As commander's own texts: no full stop, no Markdown. */
function helpOf({ text, default: value }: OptionEntry): string {
  const plain = text
    .replaceAll("`", "")
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\.$/, "");
  return typeof value === "string" ? `${plain} (default: ${value})` : plain;
}

function linesOf(examples: Command["examples"]): string {
  const lines = examples.map(([line, text]) => [`persona-codegen ${line}`, text] as const);
  const width = Math.max(...lines.map(([line]) => line.length));
  return lines.map(([line, text]) => `  ${line.padEnd(width)}  ${text}`).join("\n");
}
