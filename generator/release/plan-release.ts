import { readFile } from "node:fs/promises";
import { join } from "node:path";
import semver from "semver";
import { compareApis } from "../diff/compare-apis.js";
import { sayWhatCameBack } from "../diff/came-back.js";
import type { DiffResult, Verdict } from "../diff/change.js";
import type { Api } from "../model/api.js";
import { addRelease, CHANGELOG_FILE, wentByChangelog } from "./changelog.js";
import { printReleased, published, readReleased, RELEASED_FILE } from "./released-surface.js";

export interface ReleaseOptions {
  /** Folder of the package. */
  readonly out: string;
  /** Version of the first release; later ones count from there. */
  readonly packageVersion: string;
  /** Make a release of what changed; without it, version and changelog stay as they are. */
  readonly release: boolean;
  /** The names are those of the project's own lock, which is written with the release. */
  readonly ownNames?: boolean;
  /** Where the contract comes from, for the changelog. */
  readonly upstreamCommit?: string | undefined;
}

/** What of the package depends on its releases. */
export interface ReleasePlan {
  readonly version: string;
  /** What the package offers: at a major release, without the older names that the last one had announced to go. */
  readonly api: Api;
  /** What changed since the last release; absent where none was asked for. */
  readonly result?: DiffResult;
  /** Changelog and memory of the release: path → text, not formatted. Empty before the first release. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * The version of the package and its changelog: those of the last release, or of the one that is to be made. A release
 * of what has not changed is the last one again.
 *
 * @throws DiagnosticsError `RELEASE_UNREADABLE`
 */
export async function planRelease(api: Api, options: ReleaseOptions): Promise<ReleasePlan> {
  const last = await readReleased(options.out);
  const changelog = await textOf(join(options.out, CHANGELOG_FILE));
  if (last === undefined) {
    if (!options.release) return { version: options.packageVersion, api, files: new Map() };
    const result: DiffResult = { verdict: "none", changes: [] };
    return planned(api, options.packageVersion, result, undefined, options);
  }
  if (!options.release) {
    return { version: last.version, api, files: filesOf(changelog, printReleased(last)) };
  }
  const result = compareApis(last.api, published(api));
  if (result.verdict === "none") {
    return { version: last.version, api, result, files: filesOf(changelog, printReleased(last)) };
  }
  const isMajor = result.verdict === "major";
  const next = isMajor && options.ownNames === true ? withoutAliasesOf(last.api, api) : api;
  const told = sayWhatCameBack(compareApis(last.api, published(next)), wentByChangelog(changelog));
  return planned(next, nextVersion(last.version, result.verdict), told, changelog, options);
}

/** Older names live for one major version: those of before end with it, those that it brings itself go on. */
function withoutAliasesOf(last: Api, api: Api): Api {
  const before = new Set(last.aliases.map(({ kind, old }) => `${kind} ${old}`));
  const aliases = api.aliases.filter(({ kind, old }) => !before.has(`${kind} ${old}`));
  return { ...api, aliases };
}

/** `1.2.3` and a major change → `2.0.0`. */
function nextVersion(version: string, verdict: Verdict): string {
  if (verdict === "none") return version;
  return semver.inc(version, verdict) ?? version;
}

function planned(
  api: Api,
  version: string,
  result: DiffResult,
  changelog: string | undefined,
  { upstreamCommit }: ReleaseOptions,
): ReleasePlan {
  const commit = upstreamCommit === undefined ? "" : ` (commit ${upstreamCommit})`;
  const first = changelog === undefined ? "The first release. " : "";
  const note = `${first}Made for version ${api.version} of the Persona API${commit}.`;
  const text = addRelease(changelog, { version, note, changes: result.changes });
  return { version, api, result, files: filesOf(text, printReleased({ version, api })) };
}

function filesOf(changelog: string | undefined, released: string): ReadonlyMap<string, string> {
  return new Map([
    ...(changelog === undefined ? [] : [[CHANGELOG_FILE, changelog] as const]),
    [RELEASED_FILE, released],
  ]);
}

const textOf = (path: string): Promise<string | undefined> =>
  readFile(path, "utf8").catch(() => undefined);
