import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { GenerateOptions } from "../config/options.js";
import { chooseFile } from "../document/choose-file.js";
import { specFolder } from "../package-root.js";
import { STAGING } from "../write/layers.js";
import { filesBelow, ownCode } from "./own-code.js";

/** Nobody can tell from here what functions and addresses will give, and a release counts from the last one. */
function isKnown({ templates = [], release, spec = "" }: GenerateOptions): boolean {
  return templates.length === 0 && release !== true && !/^https?:/i.test(spec);
}

/**
 * One hash of everything that a package follows from: generator, settings, contract or document, overlays, locks.
 *
 * @returns SHA-256, hexadecimal; `undefined` where not all of it can be told beforehand
 */
export async function inputsHash(options: GenerateOptions): Promise<string | undefined> {
  const folder = specFolder();
  if (!isKnown(options) || existsSync(join(folder, STAGING))) return undefined;
  try {
    const { out: _, ...settings } = options;
    const named = [await documentFile(options), options.overlay].filter((it) => it !== undefined);
    const hash = createHash("sha256").update(JSON.stringify(settings));
    for (const [path, content] of [
      ...ownCode(),
      ...filesBelow(folder),
      ...named.map((path) => [path, readFileSync(path)] as const),
    ])
      hash.update(`\0${path}\0${content.length}\0`).update(content);
    return hash.digest("hex");
  } catch {
    // What cannot be read is told by whoever needs it.
    return undefined;
  }
}

async function documentFile({ spec, apiVersion }: GenerateOptions): Promise<string | undefined> {
  if (spec === undefined || !statSync(spec).isDirectory()) return spec;
  return chooseFile(spec, apiVersion);
}
