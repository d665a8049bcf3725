import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type * as TypeScript from "typescript";
import { contenders } from "./contenders.js";
import { median } from "./interleave.js";
import type { Row } from "./table.js";
import type { Workspace } from "./workspace.js";

/** Where the cursor stands. */
const CURSOR = "/*|*/";

const PROGRAM = `import { Persona } from "persona-sdk";
const persona = new Persona({ apiKey: "k" });
const { data } = await persona.inquiries.retrieve({ inquiryId: "inq_1" });
export const status = data.attributes.${CURSOR}status;
`;

/** After a dot: what an editor offers. */
const AFTER_DOT = `${PROGRAM}export const inquiries = persona.inquiries.${CURSOR}`;

/** What an editor waits for in a consumer of ours, the project loaded: middle values in milliseconds; targets are 50. */
export function measureEditor(workspace: Workspace, rounds: number): readonly Row[] {
  const folder = workspace.project("ours");
  const ts = createRequire(join(workspace.peers, "package.json"))(
    "typescript",
  ) as typeof TypeScript;
  const figures = [
    ["editor: completion of `persona.inquiries.`, ms", AFTER_DOT, "completion"],
    ["editor: quick info of a property of an answer, ms", PROGRAM, "quick info"],
  ] as const;
  return figures.map(([title, text, what]) => {
    const times = timesOf(ts, folder, text, what, rounds);
    return {
      title,
      cells: contenders.map(({ id }) => (id === "ours" ? median(times).toFixed(1) : undefined)),
    };
  });
}

/** Milliseconds of each answer after the first, each to a file that was just typed in. */
function timesOf(
  ts: typeof TypeScript,
  folder: string,
  text: string,
  what: "completion" | "quick info",
  rounds: number,
): readonly number[] {
  const path = join(folder, "typed.ts");
  const position = text.lastIndexOf(CURSOR);
  const plain = text.replaceAll(CURSOR, "");
  const before = text.slice(0, position).replaceAll(CURSOR, "").length;
  let version = 0;
  const service = ts.createLanguageService(
    host(ts, folder, path, () => [`${plain}// ${version}\n`, String(version)]),
  );
  const ask = (): number => {
    version += 1;
    const begin = performance.now();
    const answer =
      what === "completion"
        ? service.getCompletionsAtPosition(path, before, {})?.entries.length
        : service.getQuickInfoAtPosition(path, before)?.displayParts?.length;
    if (answer === undefined || answer === 0) throw new Error(`no ${what} in\n${plain}`);
    return performance.now() - begin;
  };
  // The first answer loads the project.
  ask();
  return Array.from({ length: rounds * 4 }, ask);
}

/** A project of one file that is typed in; everything else is read from the disk. */
function host(
  ts: typeof TypeScript,
  folder: string,
  path: string,
  current: () => readonly [text: string, version: string],
): TypeScript.LanguageServiceHost {
  const read = (name: string): string | undefined =>
    name === path ? current()[0] : ts.sys.readFile(name);
  return {
    getCompilationSettings: () => ({
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      strict: true,
      types: [],
    }),
    getScriptFileNames: () => [path],
    getScriptVersion: (name) => (name === path ? current()[1] : "1"),
    getScriptSnapshot: (name) => {
      const text = name === path ? current()[0] : textOf(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    fileExists: (name) => name === path || ts.sys.fileExists(name),
    readFile: read,
    readDirectory: (...parameters) => ts.sys.readDirectory(...parameters),
    directoryExists: (name) => ts.sys.directoryExists(name),
    getDirectories: (name) => ts.sys.getDirectories(name),
    ...(ts.sys.realpath !== undefined && { realpath: ts.sys.realpath }),
  };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
