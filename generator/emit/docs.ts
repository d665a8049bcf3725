/** Text for people that becomes a JSDoc comment. */
export interface Docs {
  /** Markdown; untrusted, so nothing in it can end the comment or become a tag. */
  readonly text?: string | readonly string[] | undefined;
  /** `undefined` entries are left out, so that tags can be given conditionally. */
  readonly tags?: readonly (DocTag | undefined)[];
}

export interface DocTag {
  /** Without `@`, for example `see`. */
  readonly name: string;
  readonly text?: string | undefined;
}

/** As ts-morph's structures take it in their `docs`. */
export interface DocsStructure {
  readonly description: string;
  readonly tags: readonly { readonly tagName: string; readonly text: string }[];
}

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const LINE_BREAK = /\r\n|[\r\n\u2028\u2029\u0085]/;

/** The `docs` of a structure: empty where there is nothing to say. */
export function docs(content: Docs | string | undefined): readonly DocsStructure[] {
  const { text, tags = [] } = typeof content === "object" ? content : { text: content };
  const lines = linesOf(text);
  const given = tags
    .filter((tag) => tag !== undefined)
    .map((tag) => ({ tagName: tag.name, text: linesOf(tag.text).join("\n") }));
  if (lines.length === 0 && given.length === 0) return [];
  // ts-morph keeps a one-line description on the line of `/**`; a leading line break puts it below.
  const lead = lines.length > 1 || given.length > 0 ? "\n" : "";
  return [{ description: lead + lines.join("\n"), tags: given }];
}

/** The same as a comment in front of code, with its line break; an empty string where there is nothing to say. */
export function docComment(content: Docs | string | undefined): string {
  const [structure] = docs(content);
  if (structure === undefined) return "";
  const lines = [
    ...structure.description.split("\n").filter((line, index) => line !== "" || index > 0),
    ...structure.tags.flatMap(({ tagName, text }) => `@${tagName} ${text}`.trimEnd().split("\n")),
  ];
  if (lines.length === 1) return `/** ${lines.join("")} */\n`;
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
}

/** Trimmed lines without control characters, at most one empty line in a row; indentation (nested lists, code) stays. */
function linesOf(text: string | readonly string[] | undefined): readonly string[] {
  const all = (typeof text === "string" ? [text] : (text ?? [])).flatMap((part) =>
    part.split(LINE_BREAK),
  );
  const clean = all.map((line) => escapeLine(line.replace(CONTROL, "").trimEnd()));
  const first = clean.findIndex((line) => line !== "");
  if (first === -1) return [];
  const last = clean.findLastIndex((line) => line !== "");
  return clean
    .slice(first, last + 1)
    .filter((line, index, kept) => line !== "" || kept[index - 1] !== "");
}

function escapeLine(line: string): string {
  return line.replaceAll("*/", "*\\/").replace(/(^|[\s{])@(?=\S)/g, "$1\\@");
}
