import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { JsonObject } from "./json-tree.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = resolve(root, process.env["PERSONA_OPENAPI_DIR"] ?? "../shared/persona-openapi");
const file = resolve(folder, "2025-12-08", "openapi-bundled.json");

/** The official document as Persona publishes it, read without the generator; `undefined` where it was not fetched. */
export const officialDocument: JsonObject | undefined = existsSync(file)
  ? (JSON.parse(readFileSync(file, "utf8")) as JsonObject)
  : undefined;

/** For the name of a block of tests that needs the document. */
export const notRun: string =
  officialDocument === undefined ? ` (not run: no official document at ${file})` : "";

/** @throws where the document is missing: tests that call it are skipped then. */
export function theOfficialDocument(): JsonObject {
  if (officialDocument === undefined) throw new Error(`no official document at ${file}`);
  return officialDocument;
}
