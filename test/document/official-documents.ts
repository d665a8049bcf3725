import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../..", import.meta.url));

/** Checkout of the official repository: one folder for each dated version. */
export const officialDir: string = path.resolve(
  project,
  process.env["PERSONA_OPENAPI_DIR"] ?? "../shared/persona-openapi",
);

const historyDir = path.resolve(officialDir, "../persona-openapi-history");

const list = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);

/** Dated versions, newest first; empty where the documents are not here. */
export const officialVersions: readonly string[] = list(officialDir)
  .filter((name) => /^\d{4}-\d{2}-\d{2}$/.test(name))
  .reverse();

/** Bundles of former states of the newest version. */
export const historicFiles: readonly string[] = list(historyDir)
  .filter((name) => name.endsWith(".json"))
  .map((name) => path.join(historyDir, name));

export const noOfficial: boolean = officialVersions.length === 0;

/** For the name of a test that needs the documents. */
export const orNotRun: string = noOfficial
  ? ` (not run: no official documents in ${officialDir}; see CONTRIBUTING)`
  : "";
