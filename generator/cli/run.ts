import { inspect } from "node:util";
import { CommanderError } from "commander";
import { configFile, loadConfig } from "../config/load-config.js";
import type { PersonaCodegenConfig } from "../config/options.js";
import { optionTable } from "../config/option-table.js";
import { resolveOptions } from "../config/resolve-options.js";
import { DiagnosticsError, type Diagnostic } from "../diagnostics/diagnostic.js";
import { formatDiagnostics } from "../diagnostics/format.js";
import type { CommandResult } from "./command.js";
import { exitCode, type ExitCode } from "./exit-code.js";
import { createProgram, type Invocation } from "./program.js";
import { startProgress } from "./progress.js";
import { loadServices, type Services } from "./services.js";
import { specFolder } from "../package-root.js";
import type { Terminal } from "./terminal.js";
import { repeatOnChange, watchedAt, watchedConfig, watchedSpec, type Watched } from "./watch.js";
import { count } from "./words.js";

/** Notes shown at most; for documents of other versions there can be one for every action of the overlay. */
const MAX_NOTES = 5;

/** What a config file gets that imports `persona-codegen`. */
const thisPackage = (): Promise<object> => import("../index.js");

/** How much to print, from the command line. */
interface Loudness {
  readonly json: boolean;
  readonly quiet: boolean;
}

/**
 * Runs one command line.
 *
 * @param argv  without the program's own name
 * @param load  gives what the commands call
 * @returns     what to exit with; it has printed everything there is to say
 */
export async function run(
  argv: readonly string[],
  version: string,
  terminal: Terminal,
  load: () => Promise<Services> = loadServices,
): Promise<ExitCode> {
  let code: ExitCode = exitCode.ok;
  const program = createProgram(version, terminal, async (invocation) => {
    const once = async (): Promise<void> => {
      code = await invoke(invocation, terminal, load);
    };
    if (invocation.flags["watch"] !== true) return once();
    const places = (): Promise<readonly Watched[]> => watchedBy(invocation.flags, terminal);
    return repeatOnChange(once, places, terminal.ends ?? new AbortController().signal);
  });
  try {
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    // Commander has printed its message, or the help that was asked for.
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCode.ok : exitCode.badInput;
    throw error;
  }
}

async function invoke(
  { command, words, flags }: Invocation,
  terminal: Terminal,
  load: () => Promise<Services>,
): Promise<ExitCode> {
  const loudness = { json: flags["json"] === true, quiet: flags["quiet"] === true };
  const progress = startProgress(terminal, !loudness.json && !loudness.quiet);
  try {
    const config = await loadConfig(terminal.cwd, textOrNothing(flags["config"]), thisPackage);
    const options = resolveOptions(configurable(flags), config, terminal.cwd);
    const { report } = progress;
    const timings = flags["timings"] === true;
    const services = await load();
    const result = await command.run({
      options,
      words,
      flags,
      services,
      report,
      timings,
      terminal,
    });
    progress.stop();
    printResult(command.name, result, terminal, loudness);
    return result.exitCode;
  } catch (error) {
    progress.stop();
    return printFailure(command.name, error, terminal, loudness);
  }
}

/** What a run depends on; with a config file that cannot be read, that file decides when to try again. */
async function watchedBy(
  flags: Readonly<Record<string, unknown>>,
  { cwd }: Terminal,
): Promise<readonly Watched[]> {
  const named = textOrNothing(flags["config"]);
  const file = configFile(cwd, named);
  const configs = [
    ...(named === undefined ? watchedConfig(cwd) : []),
    ...(file === undefined ? [] : (await modulesOf(file)).flatMap(watchedAt)),
  ];
  const own = watchedSpec(specFolder());
  try {
    const config = await loadConfig(cwd, named, thisPackage);
    const { spec, overlay } = resolveOptions(configurable(flags), config, cwd);
    const read = [spec, overlay].filter((path) => path !== undefined);
    return [...own, ...configs, ...read.flatMap(watchedAt)];
  } catch {
    return [...own, ...configs];
  }
}

/** Loaded on demand: the compiler behind it is too large for those who only want help. */
async function modulesOf(config: string): Promise<readonly string[]> {
  const { configModules } = await import("../config/config-modules.js");
  return configModules(config);
}

function printResult(
  command: string,
  { exitCode: code, summary, text, diagnostics }: CommandResult,
  terminal: Terminal,
  { json, quiet }: Loudness,
): void {
  if (json) {
    printJson(terminal, { command, exitCode: code, ...summary, diagnostics });
    return;
  }
  const notes = quiet ? [] : diagnostics.filter(({ severity }) => severity === "note");
  const others = diagnostics.filter(({ severity }) => severity !== "note");
  terminal.tell(formatDiagnostics([...notes.slice(0, MAX_NOTES), ...others], terminal));
  const more = notes.length - MAX_NOTES;
  if (more > 0) terminal.tell(`${count(more, "more note")}; --json lists all\n`);
  if (!quiet || code !== exitCode.ok) terminal.print(text);
}

function printFailure(
  command: string,
  error: unknown,
  terminal: Terminal,
  { json }: Loudness,
): ExitCode {
  const diagnostics: readonly Diagnostic[] =
    error instanceof DiagnosticsError ? error.diagnostics : [];
  const code = error instanceof DiagnosticsError ? exitCode.badInput : exitCode.fault;
  if (code === exitCode.fault) terminal.tell(faultText(error));
  else if (!json) terminal.tell(formatDiagnostics(diagnostics, terminal));
  if (json) printJson(terminal, { command, exitCode: code, diagnostics });
  return code;
}

/** What is said about an error that nobody foresaw. */
export function faultText(error: unknown): string {
  return `${inspect(error)}\n
This is a fault of persona-codegen, not of yours; nothing was changed.
Please report it with these lines and the command you ran.\n`;
}

function printJson(terminal: Terminal, value: object): void {
  terminal.print(`${JSON.stringify(value, null, 2)}\n`);
}

/** The options that a config file could set as well. */
function configurable(flags: Readonly<Record<string, unknown>>): PersonaCodegenConfig {
  return Object.fromEntries(
    Object.entries(flags).filter(([name]) => optionTable[name]?.type !== undefined),
  );
}

function textOrNothing(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
