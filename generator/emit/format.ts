import { extname } from "node:path";
import * as prettier from "prettier";
import { sha256 } from "../sha256.js";
import { formatStatements } from "./format-statements.js";
import { WIDTH } from "./settled.js";

/** Relative path with `/` → text of the file. */
export type OutputTree = ReadonlyMap<string, string>;

/** Fixed on purpose: the package looks the same wherever it is generated, whatever settings lie around. */
const OPTIONS = {
  printWidth: WIDTH,
  endOfLine: "lf",
  embeddedLanguageFormatting: "off",
  checkIgnorePragma: true,
} as const;

/** Gives the same trees as `typescript` on this output and is a fifth faster (a test compares). */
const PARSERS: Readonly<Record<string, string>> = {
  ".ts": "babel-ts",
  ".json": "json",
  ".md": "markdown",
};

/** Copied as it stands into the package, and kept in this form by the project's own lint. */
const RUNTIME = "src/runtime/";

/** Texts formatted in an earlier run. */
export interface FormatCache {
  /** The formatted text of `path`, if its unformatted text had this hash and the same formatter made it. */
  readonly lookup: (path: string, unformattedHash: string) => string | undefined;
}

export interface FormattedTree {
  readonly tree: OutputTree;
  /** SHA-256 of each unformatted text, for the manifest. */
  readonly unformatted: ReadonlyMap<string, string>;
  /** How many files were really formatted; the others came from the cache. */
  readonly formatted: number;
}

/** Names the formatter and its settings; texts made by another one are not reused. */
export const formatterKey: string = `prettier ${prettier.version} ${sha256(JSON.stringify([OPTIONS, PARSERS, RUNTIME])).slice(0, 12)}`;

/**
 * Formats one file of the package by the ending of its path; other endings come back as they are.
 *
 * @throws Error naming the file where its text does not parse, which is a fault of a template
 */
export async function formatFile(path: string, text: string): Promise<string> {
  const parser = PARSERS[extname(path)];
  if (parser === undefined || path.startsWith(RUNTIME)) return text;
  try {
    const format = (part: string): Promise<string> => prettier.format(part, { ...OPTIONS, parser });
    return await (path.endsWith(".ts") ? formatStatements(text, format) : format(text));
  } catch (cause) {
    throw new Error(`The text made for ${path} does not parse`, { cause });
  }
}

/** Formats all files, one after the other in this process, and skips those whose unformatted text is known. */
export async function formatTree(
  unformatted: OutputTree,
  cache?: FormatCache,
): Promise<FormattedTree> {
  const tree = new Map<string, string>();
  const hashes = new Map<string, string>();
  let formatted = 0;
  for (const [path, text] of unformatted) {
    const hash = sha256(text);
    const known = cache?.lookup(path, hash);
    if (known === undefined) formatted += 1;
    hashes.set(path, hash);
    tree.set(path, known ?? (await formatFile(path, text)));
  }
  return { tree, unformatted: hashes, formatted };
}
