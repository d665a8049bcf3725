import { execFile } from "node:child_process";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { Upstream } from "../contract/upstream-lock.js";
import { diagnose } from "../diagnostics/diagnose.js";
import { DiagnosticsError } from "../diagnostics/diagnostic.js";
import { datedFolders, findFile } from "../document/choose-file.js";
import { loadDocument } from "../document/load.js";
import { describe, own } from "../document/pointer.js";
import type { OfficialSource } from "./official-source.js";

/**
 * A checkout of the official repository: of today's layout, one folder a version, or of the one until July 2025, one
 * document at the root. A single document is taken, too.
 *
 * @param staging an empty folder for what must be laid out anew
 * @throws DiagnosticsError where there is no document, or one that cannot be read
 */
export async function readCheckout(source: string, staging: string): Promise<OfficialSource> {
  const found = await stat(source).catch(() => undefined);
  if (found === undefined) {
    const reason = "there is no such file";
    return fail(diagnose("SOURCE_NOT_FOUND", { source, reason }, { source }));
  }
  const isFolder = found.isDirectory();
  const upstream = await upstreamOf(isFolder ? source : path.dirname(source));
  if (isFolder && (await datedFolders(source)).length > 0) {
    return { folder: source, upstream, moved: new Map() };
  }
  const file = isFolder ? await findFile(source) : source;
  if (file === undefined) return fail(diagnose("UPSTREAM_NO_VERSIONS", { source }, { source }));
  return layOut(file, staging, upstream);
}

/** Puts one document where today's layout has it. */
export async function layOut(
  file: string,
  staging: string,
  upstream: Partial<Upstream>,
): Promise<OfficialSource> {
  const { root, locate } = await loadDocument(file);
  const version = own(own(root, "info"), "version");
  if (typeof version !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(version)) {
    return fail(diagnose("VERSION_DATE", { found: describe(version) }, locate("/info/version")));
  }
  const name = path.basename(file);
  const isBundle = name === "openapi-bundled.json" || name === "openapi-bundled.yaml";
  const placed = `${version}/${isBundle ? name : "openapi-bundled.json"}`;
  await mkdir(path.join(staging, version), { recursive: true });
  // The files of a document in several are put together; a bundle stays as it is, so that its hash is the official one.
  const content = isBundle ? await readFile(file) : JSON.stringify(root);
  await writeFile(path.join(staging, placed), content);
  return { folder: staging, upstream, moved: new Map([[placed, name]]) };
}

function fail(diagnostic: ReturnType<typeof diagnose>): never {
  throw new DiagnosticsError([diagnostic]);
}

const run = promisify(execFile);

/** Commit and day of a checkout, if it is one and git is there. */
async function upstreamOf(folder: string): Promise<Partial<Upstream>> {
  try {
    const format = "--format=%H %cs";
    const { stdout } = await run("git", ["-C", folder, "log", "-1", format, "--", "."]);
    const [commit = "", date = ""] = stdout.trim().split(" ");
    return commit === "" ? {} : { commit, date };
  } catch {
    return {};
  }
}
