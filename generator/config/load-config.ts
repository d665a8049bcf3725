import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { createJiti } from "jiti";
import { diagnose } from "../diagnostics/diagnose.js";
import { DiagnosticsError, type Diagnostic } from "../diagnostics/diagnostic.js";
import { nearest } from "../diagnostics/suggest.js";
import type { PersonaCodegenConfig } from "./config-types.js";
import { optionTable, type OptionEntry, type OptionType } from "./option-table.js";

/** A config file and where it stands; paths in it are relative to its folder. */
export interface LoadedConfig {
  readonly folder: string;
  readonly settings: PersonaCodegenConfig;
}

const NAMES = ["ts", "mts", "js", "mjs"].map((ending) => `persona-codegen.config.${ending}`);

/**
 * Loads the config file: the one named, or the one in `cwd`, or none.
 *
 * @param path as given with `--config`
 * @param self what the file gets when it imports `persona-codegen`; it need not be installed beside the file, as with `npx`
 * @throws DiagnosticsError `CONFIG_…` and `OPTION_INVALID`, all that is wrong with the file
 */
export async function loadConfig(
  cwd: string,
  path: string | undefined,
  self: () => Promise<object>,
): Promise<LoadedConfig> {
  const file = configFile(cwd, path);
  if (file === undefined) return { folder: cwd, settings: {} };
  if (!existsSync(file)) throw new DiagnosticsError([diagnose("CONFIG_MISSING", { path: file })]);
  return {
    folder: dirname(file),
    settings: checkSettings(file, await importDefault(file, await self())),
  };
}

/** Whether a value is of an option's type and, where it must be one of some, one of those. */
function isOfType(value: unknown, type: OptionType, choices: OptionEntry["choices"]): boolean {
  switch (type) {
    case "string":
      return typeof value === type && (choices?.includes(value as string) ?? true);
    case "boolean":
      return typeof value === type;
    case "readonly string[]":
      return Array.isArray(value) && value.every((item) => typeof item === "string");
    case "readonly Template[]":
      return Array.isArray(value) && value.every((item) => typeof item === "function");
  }
}

/** Absolute path of the config file that `cwd` and `--config` lead to; the one named need not exist. */
export function configFile(cwd: string, path: string | undefined): string | undefined {
  if (path !== undefined) return resolve(cwd, path);
  return NAMES.map((name) => join(cwd, name)).find((file) => existsSync(file));
}

async function importDefault(file: string, self: object): Promise<unknown> {
  const jiti = createJiti(import.meta.url, {
    interopDefault: false,
    virtualModules: { "persona-codegen": self },
    fsCache: false,
    moduleCache: false,
  });
  try {
    return (await jiti.import<{ readonly default?: unknown }>(file)).default;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DiagnosticsError([diagnose("CONFIG_UNREADABLE", { reason }, { source: file })]);
  }
}

function checkSettings(file: string, settings: unknown): PersonaCodegenConfig {
  const place = { source: file };
  if (typeof settings !== "object" || settings === null || Array.isArray(settings)) {
    throw new DiagnosticsError([diagnose("CONFIG_NO_OBJECT", {}, place)]);
  }
  const found = Object.entries(settings).flatMap(([name, value]): readonly Diagnostic[] => {
    const type = typeOf(name);
    if (type === undefined) {
      return [diagnose("CONFIG_UNKNOWN_OPTION", { name, suggestion: suggestion(name) }, place)];
    }
    const choices = optionTable[name]?.choices;
    if (value === undefined || isOfType(value, type, choices)) return [];
    const wanted = choices === undefined ? type : choices.join(" or ");
    return [diagnose("OPTION_INVALID", { name, wanted, found: shown(value) }, place)];
  });
  if (found.length > 0) throw new DiagnosticsError(found);
  return settings;
}

/** JSON has no word for functions. */
const shown = (value: unknown): string =>
  typeof value === "function" ? "a function" : JSON.stringify(value);

function typeOf(name: string): OptionType | undefined {
  return Object.hasOwn(optionTable, name) ? optionTable[name]?.type : undefined;
}

function suggestion(name: string): string {
  const names = Object.keys(optionTable).filter((key) => typeOf(key) !== undefined);
  const like = nearest(name, names);
  return like === undefined ? `Known are ${names.join(", ")}` : `Did you mean ${like}?`;
}
