/** Text for people that becomes a JSDoc comment. */
export interface Docs {
  /** Markdown; untrusted, so nothing in it can end the comment or become a tag. */
  readonly text?: string | readonly string[] | undefined;
  /** Name of a declaration that says more, at the end of the text; an identifier of ours, never of a document. */
  readonly link?: string | undefined;
  /** `undefined` entries are left out, so that tags can be given conditionally. */
  readonly tags?: readonly (DocTag | undefined)[];
}

export interface DocTag {
  /** Without `@`, for example `see`. */
  readonly name: string;
  readonly text?: string | undefined;
}

/** As ts-morph's structures take it in their `docs`; tags are part of the text, as their printer closes comments early. */
export interface DocsStructure {
  readonly description: string;
}

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const LINE_BREAK = /\r\n|[\r\n\u2028\u2029\u0085]/;

/** The `docs` of a structure: empty where there is nothing to say. */
export function docs(content: Docs | string | undefined): readonly DocsStructure[] {
  const lines = contentLines(content);
  if (lines.length === 0) return [];
  // ts-morph keeps a one-line description on the line of `/**`; a leading line break puts it below.
  return [{ description: (lines.length > 1 ? "\n" : "") + lines.join("\n") }];
}

/** The same as a comment in front of code, with its line break; an empty string where there is nothing to say. */
export function docComment(content: Docs | string | undefined): string {
  const lines = contentLines(content);
  if (lines.length === 0) return "";
  if (lines.length === 1) return `/** ${lines.join("")} */\n`;
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
}

/** Text as a comment that is no documentation: nothing in it ends the comment or is an instruction to a tool. */
export function plainComment(text: string): string {
  const lines = linesOf(text);
  if (lines.length === 0) return "";
  return `/*\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
}

/** The lines of text, and one or more for each tag. */
function contentLines(content: Docs | string | undefined): readonly string[] {
  const { text, link, tags = [] } = typeof content === "object" ? content : { text: content };
  const given = tags.filter((tag) => tag !== undefined);
  const lines = linesOf(text);
  return [
    ...(link === undefined ? lines : [...lines.slice(0, -1), linked(lines.at(-1), link)]),
    ...given.flatMap(({ name, text: of }) =>
      `@${name} ${linesOf(of).join("\n")}`.trimEnd().split("\n"),
    ),
  ];
}

const linked = (line: string | undefined, name: string): string =>
  [line, `{@link ${name}}`].filter((part) => part !== undefined).join(" ");

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
