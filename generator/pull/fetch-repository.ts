import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { diagnose } from "../diagnostics/diagnose.js";
import { DiagnosticsError } from "../diagnostics/diagnostic.js";
import { defaultLimits } from "../document/limits.js";
import { asReadError, ReadError } from "../document/reader.js";
import { urlReader, type Fetch } from "../document/url-reader.js";
import type { OfficialSource } from "./official-source.js";
import { layOut } from "./read-checkout.js";

const REPOSITORY = /^https:\/\/github\.com\/([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/;
const BUNDLES: readonly string[] = ["openapi-bundled.json", "openapi-bundled.yaml"];
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Downloads the documents of a repository on GitHub at its newest commit, or a single document from any other https
 * address. Everything is downloaded before anything of it is used.
 *
 * @param staging an empty folder
 * @throws DiagnosticsError where a download fails
 */
export async function fetchRepository(
  address: string,
  staging: string,
  fetch: Fetch,
): Promise<OfficialSource> {
  const [, owner, name] = REPOSITORY.exec(address) ?? [];
  if (owner === undefined || name === undefined) return fetchDocument(address, staging, fetch);
  const api = `https://api.github.com/repos/${owner}/${name}`;
  const { commit, date } = await newestCommit(`${api}/commits/HEAD`, fetch);
  const names = await listing(`${api}/contents/?ref=${commit}`, fetch);
  const raw = `https://raw.githubusercontent.com/${owner}/${name}/${commit}`;
  const upstream = { repository: `https://github.com/${owner}/${name}`, commit, date };
  const dates = names.filter((each) => DATE.test(each));
  for (const version of dates) await fetchBundle(raw, version, staging, fetch);
  if (dates.length > 0) return { folder: staging, upstream, moved: new Map() };
  const bundle = BUNDLES.find((each) => names.includes(each));
  if (bundle === undefined) return fail("UPSTREAM_NO_VERSIONS", address, "");
  const file = path.join(staging, bundle);
  await writeFile(file, await read(`${raw}/${bundle}`, fetch));
  return layOut(file, staging, upstream);
}

async function fetchDocument(
  address: string,
  staging: string,
  fetch: Fetch,
): Promise<OfficialSource> {
  const file = path.join(staging, "openapi-bundled.json");
  await writeFile(file, await read(address, fetch));
  return layOut(file, staging, { repository: address });
}

/** A version whose folder holds no bundle yet is left out, as a checkout would. */
async function fetchBundle(
  raw: string,
  version: string,
  staging: string,
  fetch: Fetch,
): Promise<void> {
  for (const bundle of BUNDLES) {
    const address = `${raw}/${version}/${bundle}`;
    const text = await read(address, fetch, true);
    if (text === undefined) continue;
    await mkdir(path.join(staging, version), { recursive: true });
    await writeFile(path.join(staging, version, bundle), text);
    return;
  }
}

async function newestCommit(
  address: string,
  fetch: Fetch,
): Promise<{ readonly commit: string; readonly date: string }> {
  const found = await readJson(address, fetch);
  const answer = found as {
    readonly sha?: unknown;
    readonly commit?: { readonly committer?: { readonly date?: unknown } };
  } | null;
  const commit = answer?.sha;
  const date = answer?.commit?.committer?.date;
  if (typeof commit !== "string" || !/^[0-9a-f]{40}$/.test(commit)) {
    return fail("SOURCE_FETCH_FAILED", address, "the answer names no commit");
  }
  return { commit, date: typeof date === "string" ? date.slice(0, 10) : "unknown" };
}

async function listing(address: string, fetch: Fetch): Promise<readonly string[]> {
  const found = await readJson(address, fetch);
  if (!Array.isArray(found)) return fail("SOURCE_FETCH_FAILED", address, "the answer is no list");
  return (found as readonly { readonly name?: unknown }[]).flatMap(({ name }) =>
    typeof name === "string" ? [name] : [],
  );
}

async function readJson(address: string, fetch: Fetch): Promise<unknown> {
  const text = await read(address, fetch);
  try {
    return JSON.parse(text);
  } catch {
    return fail("SOURCE_FETCH_FAILED", address, "the answer is not JSON");
  }
}

async function read(address: string, fetch: Fetch): Promise<string>;
async function read(address: string, fetch: Fetch, optional: true): Promise<string | undefined>;
async function read(address: string, fetch: Fetch, optional = false): Promise<string | undefined> {
  try {
    return await urlReader(new URL(address), defaultLimits, fetch).read(address);
  } catch (error) {
    if (optional && error instanceof ReadError && error.why === "absent") return undefined;
    return fail("SOURCE_FETCH_FAILED", address, asReadError(error).message);
  }
}

function fail(
  code: "SOURCE_FETCH_FAILED" | "UPSTREAM_NO_VERSIONS",
  source: string,
  reason: string,
): never {
  throw new DiagnosticsError([
    code === "SOURCE_FETCH_FAILED"
      ? diagnose(code, { source, reason }, { source })
      : diagnose(code, { source }, { source }),
  ]);
}
