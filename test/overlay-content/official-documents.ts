import { existsSync, readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { JSONValue } from "json-p3";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = resolve(root, process.env["PERSONA_OPENAPI_DIR"] ?? "../shared/persona-openapi");

const fileOf = (version: string): string => resolve(folder, version, "openapi-bundled.json");

/** Dated versions of the official document that are here, newest first; empty where none was fetched. */
export const versions: readonly string[] = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => /^\d{4}-\d{2}-\d{2}$/.test(name) && existsSync(fileOf(name)))
      .sort()
      .reverse()
  : [];

/** For the name of a block of tests that needs the documents. */
export const notRun = versions.length === 0 ? ` (not run: no official documents in ${folder})` : "";

export const officialText = (version: string): string => readFileSync(fileOf(version), "utf8");

export const readOfficial = (version: string): JSONValue =>
  JSON.parse(officialText(version)) as JSONValue;
