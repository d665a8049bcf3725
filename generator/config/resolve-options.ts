import { resolve } from "node:path";
import semver from "semver";
import { diagnose } from "../diagnostics/diagnose.js";
import { DiagnosticsError, type Diagnostic } from "../diagnostics/diagnostic.js";
import type { GenerateOptions, PersonaCodegenConfig } from "./config-types.js";
import type { LoadedConfig } from "./load-config.js";
import { optionTable } from "./option-table.js";

const PACKAGE_NAME = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

/** What npm can clone without a key; an address that holds a password does not belong into a package. */
const REPOSITORY = /^(?:git\+)?https:\/\/[^\s/@?#"\\]+\/[^\s@?#"\\]+$/;

/**
 * What a program asks for, with defaults filled in; paths are relative to the working directory.
 *
 * @throws DiagnosticsError `OPTION_INVALID`
 */
export function completeOptions(settings: PersonaCodegenConfig): GenerateOptions {
  const cwd = process.cwd();
  return resolveOptions(settings, { folder: cwd, settings: {} }, cwd);
}

/**
 * Settings of one run: the command line before the config file before the defaults, paths absolute.
 *
 * @param flags what the command line sets
 * @throws DiagnosticsError `OPTION_INVALID`
 */
export function resolveOptions(
  flags: PersonaCodegenConfig,
  config: LoadedConfig,
  cwd: string,
): GenerateOptions {
  const merged = {
    ...absolutePaths(defaults(), cwd),
    ...absolutePaths(config.settings, config.folder),
    ...absolutePaths(flags, cwd),
  } as GenerateOptions;
  const found = checkValues(merged);
  if (found.length > 0) throw new DiagnosticsError(found);
  return merged;
}

function defaults(): PersonaCodegenConfig {
  return Object.fromEntries(
    Object.entries(optionTable).flatMap(([name, { type, default: value }]) =>
      type === undefined || value === undefined ? [] : [[name, value]],
    ),
  );
}

/** The settings that are set, with their paths absolute; addresses stay as they are. */
function absolutePaths(settings: PersonaCodegenConfig, folder: string): PersonaCodegenConfig {
  return Object.fromEntries(
    Object.entries(settings)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]: [string, unknown]) => {
        const isPath = optionTable[name]?.path === true && typeof value === "string";
        return [name, isPath && !/^https?:/i.test(value) ? resolve(folder, value) : value];
      }),
  );
}

function checkValues({
  packageName,
  packageVersion,
  repository,
}: GenerateOptions): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  if (packageName.length > 214 || !PACKAGE_NAME.test(packageName)) {
    const values = { name: "packageName", wanted: "a name that npm takes", found: packageName };
    found.push(diagnose("OPTION_INVALID", values));
  }
  if (semver.valid(packageVersion) !== packageVersion) {
    const wanted = "a semantic version such as 1.2.3";
    found.push(
      diagnose("OPTION_INVALID", { name: "packageVersion", wanted, found: packageVersion }),
    );
  }
  if (repository !== undefined && !REPOSITORY.test(repository)) {
    const wanted = "an address such as https://github.com/acme/persona-sdk";
    found.push(diagnose("OPTION_INVALID", { name: "repository", wanted, found: repository }));
  }
  return found;
}
