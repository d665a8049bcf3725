import { readFile } from "node:fs/promises";
import { join } from "node:path";
import semver from "semver";
import { diagnose } from "../diagnostics/diagnose.js";
import { DiagnosticsError } from "../diagnostics/diagnostic.js";
import type { Api, ErrorResponse, Operation } from "../model/api.js";

/** File in the package's folder that remembers the surface of the last release; it is not published. */
export const RELEASED_FILE = ".persona-codegen.released.jsonl";

/** The last release: its version and what it offered. */
export interface Released {
  readonly version: string;
  readonly api: Api;
}

/** Lists of the surface that get a line for each item, so that version control shows what changed. */
const LISTS = [
  "operations",
  "types",
  "ids",
  "webhooks",
  "namespaces",
  "fileHosts",
  "aliases",
] as const;

/** The text of the file: a line of facts, then a line for each operation, type, id, event, group and alias. */
export function printReleased({ version, api }: Released): string {
  const { apiVersion, errorDocs, server, lists } = split(published(api));
  const lines = [
    { release: version, apiVersion, server, errorDocs },
    ...LISTS.flatMap((list) => lists[list].map((item) => ({ [list]: item }))),
  ];
  return `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`;
}

function split({ version: apiVersion, errorDocs, server, ...lists }: Api): {
  readonly apiVersion: string;
  readonly errorDocs: Api["errorDocs"];
  readonly server: string;
  readonly lists: Pick<Api, (typeof LISTS)[number]>;
} {
  return { apiVersion, errorDocs, server, lists };
}

/** Bodies of failures are of one type whatever the document says, so that only their statuses are offered. */
export function published(api: Api): Api {
  const errorOf = ({ status }: ErrorResponse): ErrorResponse => ({
    status,
    schema: { kind: "unknown" },
    headers: [],
  });
  const operations = api.operations.map((operation): Operation => ({
    ...operation,
    errors: operation.errors.map(errorOf),
  }));
  return { ...api, operations };
}

/**
 * The last release of the package in a folder; `undefined` where nothing was released yet.
 *
 * @throws DiagnosticsError `RELEASE_UNREADABLE` where the file is not what this tool writes
 */
export async function readReleased(folder: string): Promise<Released | undefined> {
  const path = join(folder, RELEASED_FILE);
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const released = parse(text);
  if (released !== undefined) return released;
  throw new DiagnosticsError([diagnose("RELEASE_UNREADABLE", { path }, { source: path })]);
}

function parse(text: string): Released | undefined {
  try {
    const [head, ...lines] = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
    const { release, apiVersion, server, errorDocs } = head as unknown as {
      readonly release: string;
      readonly apiVersion: string;
      readonly server: string;
      readonly errorDocs: Api["errorDocs"];
    };
    if (semver.valid(release) === null) return undefined;
    const items = (list: string): readonly unknown[] =>
      lines.filter((line) => Object.hasOwn(line, list)).map((line) => line[list]);
    const lists = Object.fromEntries(LISTS.map((list) => [list, items(list)]));
    return {
      version: release,
      api: { version: apiVersion, server, errorDocs, ...lists } as unknown as Api,
    };
  } catch {
    return undefined;
  }
}
