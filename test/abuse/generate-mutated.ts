import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { run } from "../../generator/cli/run.js";
import { readManifest } from "../../generator/write/manifest.js";
import { officialDir, officialVersions } from "../document/official-documents.js";
import { createRandom } from "../oracle/random.js";
import { mutate, textOf } from "./mutate.js";
import { partOfDocument, type JsonObject } from "./part-of-document.js";
import { MAX_SECONDS, withinTime } from "./within-time.js";

/** How a run ended: with a package or with messages, or in a way it never should. */
export interface Ending {
  readonly seed: number;
  readonly code: number;
  /** Of the processor, so that a busy machine does not count. */
  readonly seconds: number;
  /** What must not be; empty where all is well. */
  readonly faults: readonly string[];
}

/** Those of seeds that follow each other, on parts of the two newest documents in turn. */
export async function endingsOf(first: number, count: number, build = false): Promise<Ending[]> {
  const endings: Ending[] = [];
  const seeds = mutatedEndings(first, build);
  for (let left = count; left > 0; left--) {
    const { value } = await seeds.next();
    endings.push(value);
  }
  return endings;
}

/** Those of seeds from the first on, as many as are asked for. */
export async function* mutatedEndings(
  first: number,
  build: boolean,
): AsyncGenerator<Ending, never, undefined> {
  const [newest = "", second = newest] = officialVersions;
  const documents = [newest, second].map(
    (version) =>
      JSON.parse(
        readFileSync(join(officialDir, version, "openapi-bundled.json"), "utf8"),
      ) as JsonObject,
  );
  for (let seed = first; ; seed++) yield generateMutated(documents[seed % 2] ?? {}, seed, build);
}

/**
 * Generates from a part of a document with something wrong in it, from the command line to the disk.
 *
 * @param build also type-check and compile the package
 */
async function generateMutated(whole: JsonObject, seed: number, build: boolean): Promise<Ending> {
  const random = createRandom(seed);
  const document = partOfDocument(whole, random);
  mutate(document, random);
  const folder = mkdtempSync(join(tmpdir(), "persona-abuse-"));
  const out = join(folder, "sdk");
  try {
    writeFileSync(join(folder, "openapi.json"), textOf(document, random));
    const begin = process.cpuUsage();
    const { code, told } = await generateIn(folder, seed, build);
    const { user, system } = process.cpuUsage(begin);
    const seconds = (user + system) / 1e6;
    const faults = code === 0 ? unparsable(out) : refused(code, told, out);
    const late = seconds > MAX_SECONDS ? ["took too long"] : [];
    return { seed, code, seconds, faults: [...faults, ...late] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function generateIn(
  folder: string,
  seed: number,
  build: boolean,
): Promise<{ code: number; told: string }> {
  let told = "";
  const terminal = {
    print: (): void => undefined,
    tell: (text: string): void => void (told += text),
    interactive: false,
    color: false,
    cwd: folder,
  };
  const options = ["--spec", "openapi.json", "--out", "sdk", ...(build ? [] : ["--no-build"])];
  try {
    const code = await withinTime(`seed ${seed}`, () =>
      run(["generate", ...options], "0.0.0", terminal),
    );
    return { code, told };
  } catch (error) {
    return {
      code: 3,
      told: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

/** Line and column of the document. */
const PLACE = /\bopenapi\.json:\d+:\d+\b/;

/** A refusal says where and what, and leaves no folder. */
export function refused(code: number, told: string, out: string): readonly string[] {
  return [
    ...(code === 2 ? [] : [`ended with ${String(code)}: ${told}`]),
    ...(PLACE.test(told) ? [] : [`names no place: ${told}`]),
    ...(existsSync(out) ? ["left a folder behind"] : []),
  ];
}

function unparsable(out: string): readonly string[] {
  const paths = Object.keys(readManifest(out)?.files ?? {});
  if (paths.length === 0) return ["wrote nothing"];
  return paths
    .filter((path) => path.endsWith(".ts") && !path.startsWith("src/runtime/"))
    .filter((path) => !parses(path, readFileSync(join(out, path), "utf8")))
    .map((path) => `${path} does not parse`);
}

/** The compiler's parser, which had no part in writing. */
export function parses(path: string, text: string): boolean {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022);
  // Not declared by the compiler, which needs it itself.
  return (
    (file as { readonly parseDiagnostics?: readonly unknown[] }).parseDiagnostics?.length === 0
  );
}
