/**
 * Statements that look the way Prettier would print them already. Most of a package is interfaces whose members fit on a
 * line each; formatting those takes most of a run and changes nothing. Whatever is not surely settled is left to Prettier.
 */

/** The widest line, as in the settings of Prettier. */
export const WIDTH = 100;

const NAME = String.raw`[A-Za-z_$][\w$]*`;
const TEXT = String.raw`"[^"\\]*"`;
const TEMPLATE = String.raw`\`[\w./-]*\$\{string\}\``;
const PATH = String.raw`${NAME}(?:\.${NAME})*`;
const ATOM = String.raw`(?:readonly )?(?:${PATH}(?:<${PATH}(?:, ${PATH})*>)?|${TEXT}|${TEMPLATE})(?:\[\])*`;
const TYPE = String.raw`${ATOM}(?: \| ${ATOM})*`;
/** Quotes stay only where a name needs them. */
const QUOTED = String.raw`"[\w$ ./:@-]*[ ./:@-][\w$ ./:@-]*"`;
const KEY = String.raw`(?:${NAME}\??|${QUOTED}\??|\[key: string\])`;

const MEMBER = new RegExp(String.raw`^(?:readonly )?${KEY}: ${TYPE};$`);
/** A member whose type is an object written over several lines, and the end of one. */
const OPENING = new RegExp(String.raw`^(?:readonly )?${KEY}: (?:readonly )?\{$`);
const CLOSING = /^\}(?:\[\])?(?: \| null)?;$/;
const INTERFACE = new RegExp(
  String.raw`^export interface ${NAME}(?: extends ${PATH}(?:, ${PATH})*)? \{$`,
);
const ONE_LINE = [
  new RegExp(String.raw`^export type ${NAME} = ${TYPE};$`),
  new RegExp(String.raw`^(?:import|export) (?:type )?\* (?:as ${NAME} )?from ${TEXT};$`),
];
const IMPORTED = String.raw`(?:type )?${NAME}(?: as ${NAME})?`;
const IMPORT = new RegExp(
  String.raw`^((?:import|export) (?:type )?\{) (${IMPORTED}(?:, ${IMPORTED})*) (\} from ${TEXT};)$`,
);
const COMMENT = /^\/\*\* (?!.*\*\/.)\S.*\*\/$/;
const LINE_COMMENT = /^\/\/ \S(?:.*\S)?$/;
/** Other characters may be two columns wide. */
const NARROW = new RegExp(`^[ -~]{1,${WIDTH}}$`);

/** A statement in the form that Prettier would give it. */
export interface Settled {
  /** The line after it. */
  readonly end: number;
  readonly lines: readonly string[];
}

/** The statement that begins at a line; `undefined` where it is not sure how it would be printed. */
export function settledAt(lines: readonly string[], start: number): Settled | undefined {
  if (LINE_COMMENT.test(lines[start] ?? "")) return { end: start + 1, lines: [lines[start] ?? ""] };
  const comment = commentAt(lines, start, "");
  if (comment === undefined) return undefined;
  const line = lines[comment.end] ?? "";
  const imports = importLines(line);
  if (imports !== undefined) return { end: comment.end + 1, lines: [...comment.lines, ...imports] };
  if (!NARROW.test(line)) return undefined;
  if (ONE_LINE.some((form) => form.test(line)))
    return { end: comment.end + 1, lines: [...comment.lines, line] };
  if (!INTERFACE.test(line)) return undefined;
  const members = membersAt(lines, comment.end + 1);
  return members && { end: members.end, lines: [...comment.lines, line, ...members.lines] };
}

/** Names are written in one line, or each in its own. */
function importLines(line: string): readonly string[] | undefined {
  const [, head = "", names = "", tail = ""] = IMPORT.exec(line) ?? [];
  if (head === "") return undefined;
  if (NARROW.test(line)) return [line];
  const each = names.split(", ");
  // A single name is never broken off.
  return each.length === 1 ? undefined : [head, ...each.map((name) => `  ${name},`), tail];
}

/** The members of an interface up to its closing bracket; each level is indented by two. */
function membersAt(lines: readonly string[], start: number): Settled | undefined {
  const found: string[] = [];
  // An object without members is written in one line.
  let empty = true;
  let depth = 1;
  let next = start;
  while (depth > 0) {
    const comment = commentAt(lines, next, "  ".repeat(depth));
    if (comment === undefined) return undefined;
    const member = (lines[comment.end] ?? "").trimStart();
    const closes = depth === 1 ? member === "}" : CLOSING.test(member);
    const opens = OPENING.test(member);
    if (closes) depth -= 1;
    const line = "  ".repeat(depth) + member;
    const isSure = closes ? !empty && comment.end === next : opens || MEMBER.test(member);
    if (!isSure || !NARROW.test(line)) return undefined;
    found.push(...comment.lines, line);
    if (opens) depth += 1;
    empty = opens;
    next = comment.end + 1;
  }
  return { end: next, lines: found };
}

/** The comment before a declaration, if there is one, indented by `indent`. */
function commentAt(lines: readonly string[], start: number, indent: string): Settled | undefined {
  const first = (lines[start] ?? "").trimStart();
  if (!first.startsWith("/*")) return { end: start, lines: [] };
  if (first !== "/**")
    return COMMENT.test(first) ? { end: start + 1, lines: [indent + first] } : undefined;
  const found = [indent + first];
  for (let next = start + 1; next < lines.length; next++) {
    const inner = (lines[next] ?? "").trimStart();
    found.push(`${indent} ${inner}`);
    if (inner === "*/") return { end: next + 1, lines: found };
    if (!inner.startsWith("*") || /\s$|\*\//.test(inner)) return undefined;
  }
  return undefined;
}
