import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { GenerateOptions } from "../config/options.js";
import { chooseFile } from "../document/choose-file.js";
import { specFolder } from "../package-root.js";
import { STAGING } from "../write/layers.js";
import { filesBelow, hashOf } from "./own-code.js";

/** Nobody can tell from here what functions and addresses will give, and a release counts from the last one. */
function isKnown({ templates = [], release, spec = "" }: GenerateOptions): boolean {
  return templates.length === 0 && release !== true && !/^https?:/i.test(spec);
}

/**
 * One hash of everything that a package follows from: generator, settings, contract or document, overlays, locks.
 *
 * @param code `ownCodeHash` of this generator
 * @returns SHA-256, hexadecimal; `undefined` where not all of it can be told beforehand
 */
export async function inputsHash(
  options: GenerateOptions,
  code: string,
): Promise<string | undefined> {
  const folder = specFolder();
  if (!isKnown(options) || existsSync(join(folder, STAGING))) return undefined;
  try {
    const { out: _, ...settings } = options;
    const named = [await documentFile(options), options.overlay].filter((it) => it !== undefined);
    return hashOf([
      ["settings", Buffer.from(JSON.stringify(settings))],
      ["code", Buffer.from(code)],
      ...filesBelow(folder),
      ...named.map((path) => [path, readFileSync(path)] as const),
    ]);
  } catch {
    // What cannot be read is told by whoever needs it.
    return undefined;
  }
}

async function documentFile({ spec, apiVersion }: GenerateOptions): Promise<string | undefined> {
  if (spec === undefined || !statSync(spec).isDirectory()) return spec;
  return chooseFile(spec, apiVersion);
}
