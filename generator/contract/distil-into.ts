import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { DiagnosticsError, type Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/diagnose.js";
import { datedFolders, findFile } from "../document/choose-file.js";
import type { Document, JsonObject } from "../document/document.js";
import { loadDocument } from "../document/load.js";
import { describe, own } from "../document/pointer.js";
import { distil } from "./distil.js";
import { formatContract } from "./layout.js";
import { CONTRACT, LOCK, patchedVersions, patchFile } from "./spec-files.js";
import { sha256 } from "../sha256.js";
import { readUpstreamLock, type Upstream, type UpstreamLock } from "./upstream-lock.js";
import { applyVersionPatch, createVersionPatch, formatPatch } from "./version-patch.js";
import { writeTogether, type Written } from "./write-together.js";

export interface DistilledInto extends Written {
  /** Versions of which a patch was removed, because the official repository has them no more. */
  readonly removed: readonly string[];
  /** All versions, newest first. */
  readonly versions: readonly string[];
  /** Warnings only. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Distils a checkout of the official repository into `spec/`: the newest version into `contract.json`, older ones into
 * patches against it, and what was distilled into `upstream.lock.json`. Documents are not checked here, because the
 * overlay may correct them; only what cannot be read is refused.
 *
 * @param specDir     folder to write to
 * @param officialDir folder with one folder for each dated version
 * @param upstream    where the state comes from; what is not given stays as the lock has it
 * @throws DiagnosticsError where something cannot be read; then nothing is written
 */
export async function distilInto(
  specDir: string,
  officialDir: string,
  upstream: Partial<Upstream> = {},
): Promise<DistilledInto> {
  const versions = await readVersions(officialDir);
  const files = new Map(textsOf(versions));
  const hashes = [...files].map(([name, text]) => [name, sha256(text)] as const);
  const lock: UpstreamLock = {
    ...(await originOf(specDir, upstream)),
    versions: Object.fromEntries(versions.map(({ version, lock }) => [version, lock])),
    contract: Object.fromEntries(hashes),
  };
  files.set(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
  const known = new Set(versions.map(({ version }) => version));
  const removed = (await patchedVersions(specDir)).filter((version) => !known.has(version));
  const written = await writeTogether(specDir, files);
  for (const version of removed) await rm(path.join(specDir, patchFile(version)));
  return {
    ...written,
    removed,
    versions: [...known],
    diagnostics: versions.flatMap(({ diagnostics }) => diagnostics),
  };
}

interface OfficialVersion {
  readonly version: string;
  readonly root: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
  readonly lock: UpstreamLock["versions"][string];
}

/** All dated versions distilled, newest first. */
async function readVersions(
  officialDir: string,
): Promise<readonly [OfficialVersion, ...OfficialVersion[]]> {
  const dates = await datedFolders(officialDir).catch(() => []);
  const versions: OfficialVersion[] = [];
  const problems: Diagnostic[] = [];
  for (const date of dates) {
    try {
      versions.push(await readVersion(officialDir, date));
    } catch (error) {
      if (!(error instanceof DiagnosticsError)) throw error;
      problems.push(...error.diagnostics);
    }
  }
  if (problems.length > 0) throw new DiagnosticsError(problems);
  const [newest, ...older] = versions;
  if (newest) return [newest, ...older];
  const source = path.resolve(officialDir);
  throw new DiagnosticsError([diagnose("UPSTREAM_NO_VERSIONS", { source }, { source })]);
}

async function readVersion(officialDir: string, date: string): Promise<OfficialVersion> {
  const file = (await findFile(path.join(officialDir, date))) ?? path.join(officialDir, date);
  const official = await loadDocument(file);
  requireVersion(official, date);
  const { document, diagnostics } = distil(official);
  const lock = {
    file: path.relative(officialDir, file).split(path.sep).join("/"),
    sha256: sha256(await readFile(file)),
  };
  return { version: date, root: document.root, diagnostics, lock };
}

function requireVersion({ root, locate }: Document, date: string): void {
  const version = own(own(root, "info"), "version");
  if (version === date) return;
  const place = locate("/info/version");
  throw new DiagnosticsError([
    typeof version === "string"
      ? diagnose("VERSION_FOLDER", { folder: date, version }, place)
      : diagnose("VERSION_DATE", { found: describe(version) }, place),
  ]);
}

function textsOf([newest, ...older]: readonly [OfficialVersion, ...OfficialVersion[]]): [
  string,
  string,
][] {
  return [
    [CONTRACT, formatContract(newest.root)],
    ...older.map(({ version, root }): [string, string] => {
      const patch = createVersionPatch(newest.root, root);
      const applied = applyVersionPatch(newest.root, patch);
      if (!applied.ok || !isDeepStrictEqual(applied.root, root)) {
        throw new Error(`the patch to version ${version} does not give it back`);
      }
      return [patchFile(version), formatPatch(patch)];
    }),
  ];
}

const OFFICIAL_REPOSITORY = "https://github.com/persona-id/persona-openapi";

async function originOf(specDir: string, given: Partial<Upstream>): Promise<Upstream> {
  const lock = await readUpstreamLock(specDir);
  return {
    repository: given.repository ?? lock?.repository ?? OFFICIAL_REPOSITORY,
    commit: given.commit ?? lock?.commit ?? "unknown",
    date: given.date ?? lock?.date ?? "unknown",
  };
}
