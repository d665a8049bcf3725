import { settledAt, type Settled } from "./settled.js";

/** Stands for statements that need no formatting, in a text that does. */
const PLACEHOLDER = /^\/\/#(\d+)$/gm;

/** A file that asks not to be formatted. */
const IGNORED = /^\s*\/\*\*(?:(?!\*\/)[^])*@no(?:format|prettier)\b/;

/**
 * Formats the statements of a file that need it; those that are settled stay as they are.
 *
 * @param format formats a whole text
 */
export async function formatStatements(
  text: string,
  format: (text: string) => Promise<string>,
): Promise<string> {
  // A template of several lines could look like statements.
  if (text.includes("//#") || IGNORED.test(text) || hasLongTemplate(text)) return format(text);
  const { rest, runs, whole } = setAside(text.split("\n"));
  if (whole) return `${runs.join("\n")}\n`;
  if (runs.length === 0) return format(text);
  const formatted = await format(rest);
  return formatted.replaceAll(PLACEHOLDER, (_, index: string) => runs[Number(index)] ?? "");
}

interface SetAside {
  /** The text with a placeholder for each run of settled statements. */
  readonly rest: string;
  readonly runs: readonly string[];
  /** Nothing but one run. */
  readonly whole: boolean;
}

function setAside(lines: readonly string[]): SetAside {
  const rest: string[] = [];
  const runs: string[] = [];
  let line = 0;
  while (line < lines.length) {
    const run = startsStatement(lines, line) ? runAt(lines, line) : undefined;
    if (run === undefined) {
      rest.push(lines[line] ?? "");
      line += 1;
    } else {
      rest.push(`//#${String(runs.length)}`);
      runs.push(run.lines.join("\n"));
      line = run.end;
    }
  }
  const others = rest.filter((each) => each !== "").length - runs.length;
  return { rest: rest.join("\n"), runs, whole: others === 0 && runs.length === 1 };
}

/** Settled statements one after the other, at most one empty line between two. */
function runAt(lines: readonly string[], start: number): Settled | undefined {
  const first = settledAt(lines, start);
  if (first === undefined) return undefined;
  const found = [...first.lines];
  let end = first.end;
  for (;;) {
    const gap = lines[end] === "" ? 1 : 0;
    const next = settledAt(lines, end + gap);
    if (next === undefined) return { end, lines: found };
    found.push(...lines.slice(end, end + gap), ...next.lines);
    end = next.end;
  }
}

/** A line that nothing before it can reach into: what is open at the top level is indented, or closes with a bracket. */
function startsStatement(lines: readonly string[], line: number): boolean {
  return !/^[\s})\]]/.test(lines[line] ?? " ") && lines[line] !== "" && isFree(lines[line - 1]);
}

function isFree(before: string | undefined): boolean {
  return before === undefined || before === "" || /^[^\s].*;$|^\}$/.test(before);
}

const hasLongTemplate = (text: string): boolean =>
  text.includes("`") && text.split("\n").some((line) => line.split("`").length % 2 === 0);
