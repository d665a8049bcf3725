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
const ITEM = `(?:${PATH}|${TEXT})`;
const VALUES = String.raw`\(typeof ${NAME}\)\[number\]`;
const ARGUMENT = String.raw`${ITEM}(?: \| ${ITEM})*`;
const INDEX = String.raw`\[(?:${TEXT}|\d+(?: \| \d+)*)\]`;
const PLAIN = String.raw`(?:${PATH}(?:<${ARGUMENT}(?:, ${ARGUMENT})*>)?(?:${INDEX})*|${TEXT}|${TEMPLATE}|${VALUES})(?:\[\])*`;
/** Brackets stay around the items of a list and the open end of a list of values; elsewhere they would go. */
const ITEMS = String.raw`\(${PLAIN}(?: \| ${PLAIN})+\)(?:\[\])+`;
const OPEN_END = String.raw`\(string & \{\}\)`;
const ATOM = `(?:readonly )?(?:${PLAIN}|${ITEMS})`;
const TYPE = String.raw`${ATOM}(?: \| (?:${ATOM}|${OPEN_END}))*`;
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
const FUNCTION = new RegExp(
  String.raw`^export function ${NAME}\(${NAME}: ${PATH}\): (?:(?:asserts )?${NAME} is )?${PATH} \{$`,
);
const CALL = new RegExp(String.raw`^  (?:return )?${NAME}\(${NAME}(?:, ${NAME})*\);$`);
const UNION = new RegExp(String.raw`^(export type ${NAME} =) (${TYPE});$`);
const MEMBERS = new RegExp(`${ATOM}|${OPEN_END}`, "g");
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
  const union = wideUnion(line);
  if (union !== undefined) return { end: comment.end + 1, lines: [...comment.lines, ...union] };
  if (!NARROW.test(line)) return undefined;
  if (ONE_LINE.some((form) => form.test(line)))
    return { end: comment.end + 1, lines: [...comment.lines, line] };
  if (FUNCTION.test(line)) return oneCall(lines, comment, line);
  if (!INTERFACE.test(line)) return undefined;
  if (lines[comment.end + 1] === "}") return empty(comment, line);
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

/** A function that only calls another one. */
function oneCall(lines: readonly string[], comment: Settled, line: string): Settled | undefined {
  const call = `  ${(lines[comment.end + 1] ?? "").trimStart()}`;
  if (!CALL.test(call) || !NARROW.test(call) || lines[comment.end + 2] !== "}") return undefined;
  return { end: comment.end + 3, lines: [...comment.lines, line, call, "}"] };
}

/** An interface without members closes in its line, if that fits. */
function empty(comment: Settled, line: string): Settled | undefined {
  if (!NARROW.test(`${line}}`)) return undefined;
  return { end: comment.end + 2, lines: [...comment.lines, `${line}}`] };
}

/** A union that does not fit into one line has one for each of its members. */
function wideUnion(line: string): readonly string[] | undefined {
  if (line.length <= WIDTH) return undefined;
  const [, head = "", type = ""] = UNION.exec(line) ?? [];
  // What fits into the next line goes there as it is.
  if (type.length + 3 <= WIDTH) return undefined;
  const members = [...type.matchAll(MEMBERS)].map(([member]) => `  | ${member}`);
  if (members.length < 2 || !members.slice(0, -1).every((each) => NARROW.test(each)))
    return undefined;
  const last = `${members.at(-1) ?? ""};`;
  return NARROW.test(last) ? [head, ...members.slice(0, -1), last] : undefined;
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
