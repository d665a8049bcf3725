import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Packages } from "../installs/install-once.js";
import type { ServedRequest } from "../sdk/recording-server.js";
import type { ProgramInput } from "./place-server.js";

/** Somewhere the package must run. */
export interface Place {
  readonly name: string;
  /** What must be installed first, by the name it is pinned under. */
  readonly tools: Readonly<Record<string, Packages>>;
  /** Runs the program in a project that has the package installed. */
  readonly run: (given: Given) => Promise<Ran>;
}

export interface Given {
  /** Folders of the installed tools. */
  readonly tools: Readonly<Record<string, string>>;
  readonly project: string;
}

/** What happened there. */
export interface Ran {
  /** As the program told it. */
  readonly told: unknown;
  readonly requests: readonly ServedRequest[];
}

const FIXTURES = fileURLToPath(new URL("fixtures", import.meta.url));

/** A folder of the project for one place: the programs of `fixtures`, with their input beside them. */
export function folderFor(project: string, name: string, input: ProgramInput): string {
  const folder = join(project, name.replaceAll(/\W+/g, "-"));
  cpSync(FIXTURES, folder, { recursive: true });
  writeFileSync(join(folder, "input.json"), JSON.stringify(input));
  return folder;
}
