import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GenerateSummary } from "../config/options.js";
import { sha256 } from "../sha256.js";
import { stateOf, statsOf } from "../write/folder-state.js";
import { foreignFiles } from "../write/foreign-files.js";
import { allManifestFiles, BUILD_MANIFEST_FILE, STAGING } from "../write/layers.js";
import { MANIFEST_FILE, readManifest } from "../write/manifest.js";
import { checkFolder, ownedPaths } from "../write/plan-write.js";
import { readState, writeState } from "./state-file.js";

const FILE = "last-run.json";

/** What of a summary is the same when the run is repeated. */
type Lasting = Omit<GenerateSummary, "out" | "written" | "deleted" | "foreign" | "steps">;

interface LastRun {
  /** `inputsHash` of the run. */
  readonly inputs: string;
  /** SHA-256 of the lists of files that it left, by their names. */
  readonly manifests: Readonly<Record<string, string>>;
  readonly summary: Lasting;
}

/**
 * What the last run gave, if it had the same inputs and every file that it wrote is there as it wrote it.
 *
 * @param out    folder of the package
 * @param inputs `inputsHash` of this run
 * @throws DiagnosticsError as `planWrite` for a folder that cannot be looked at
 */
export function sameAsLastRun(
  out: string,
  inputs: string,
): Omit<GenerateSummary, "steps"> | undefined {
  const last = readLastRun(out);
  if (last?.inputs !== inputs || statsOf(join(out, STAGING)) !== undefined) return undefined;
  const folder = checkFolder(out);
  const isUntouched = Object.entries(last.manifests).every(
    ([name, hash]) => holds(folder, name, hash) && listedFilesStand(folder, name),
  );
  if (!isUntouched) return undefined;
  const foreign = foreignFiles(folder, ownedPaths(folder, allManifestFiles));
  return { ...last.summary, out, written: [], deleted: [], foreign };
}

/** Lets the next run know what this one did. */
export function rememberRun(inputs: string, summary: GenerateSummary): void {
  const { out, written: _w, deleted: _d, foreign: _f, steps: _s, ...lasting } = summary;
  const names = [MANIFEST_FILE, ...(lasting.built === undefined ? [] : [BUILD_MANIFEST_FILE])];
  writeState(out, FILE, () => {
    const manifests = Object.fromEntries(
      names.map((name) => [name, sha256(readFileSync(join(out, name)))]),
    );
    return JSON.stringify({ inputs, manifests, summary: lasting });
  });
}

function readLastRun(out: string): LastRun | undefined {
  try {
    return JSON.parse(readState(out, FILE) ?? "") as LastRun;
  } catch {
    return undefined;
  }
}

function listedFilesStand(folder: string, manifestFile: string): boolean {
  const { files } = readManifest(folder, manifestFile) ?? { files: {} };
  return Object.entries(files).every(([path, entry]) => holds(folder, path, entry.sha256));
}

const holds = (folder: string, path: string, hash: string): boolean =>
  stateOf(folder, path).kind === "file" && sha256(readFileSync(join(folder, path))) === hash;
