import { checkLock } from "./check-lock.js";
import { createFindings } from "./findings.js";
import { jsonPlaces, linesOf, nearestOffset } from "../json/places.js";
import { findJsonProblem } from "../json/syntax-problem.js";
import { lockSections, sectionsOf } from "./sections.js";
import type { Diagnostic, Place } from "../diagnostics/diagnostic.js";
import type { LocatedLock, NamesLock } from "./lock.js";

/** A line that a version control system writes where two changes met. */
const MERGE = /^(?:<{7}|={7}|>{7})/m;

/** What reading a lock gives: the lock, or the errors that say why it cannot be used. */
export interface ParsedLock {
  readonly lock?: LocatedLock;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the text of a lock. Text that is not JSON, entries of another shape, names that are no names, entries that are
 * there twice and names that are given twice are errors with their line and column.
 *
 * @param source path of the file, as people should see it
 */
export function parseLock(text: string, source: string): ParsedLock {
  const findings = createFindings();
  const lineAt = linesOf(text);
  const placeAt = (offset: number): Place => {
    const { line, column } = lineAt(offset);
    return { source, line, column, codeFrame: codeFrame(text, line, column) };
  };
  const problem = findJsonProblem(text);
  if (problem !== undefined) {
    const merge = MERGE.exec(text);
    if (merge !== null) findings.add("LOCK_MERGE", {}, placeAt(merge.index));
    else findings.add("LOCK_SYNTAX", { reason: problem.reason }, placeAt(problem.offset));
    return { diagnostics: findings.all };
  }
  const { offsets, duplicates } = jsonPlaces(text);
  const locate = (pointer: string): Place => ({
    ...placeAt(nearestOffset({ offsets }, pointer) ?? 0),
    pointer,
  });
  for (const { pointer, offset } of duplicates) {
    findings.add("LOCK_DUPLICATE", { key: pointer }, { ...placeAt(offset), pointer });
  }
  const data = checkLock(JSON.parse(text), locate, findings);
  if (data === undefined || findings.all.length > 0) return { diagnostics: findings.all };
  return { lock: { data, locate }, diagnostics: [] };
}

/** The text of a lock: pretty-printed, keys in a stable order, so that a change of one name is a change of one line. */
export function printLock(lock: NamesLock): string {
  const { version, vanished, aliases } = lock;
  const sections = lockSections(sectionsOf(lock));
  const ordered = { version, ...sections, aliases, vanished: lockSections(sectionsOf(vanished)) };
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

function codeFrame(text: string, line: number, column: number): string {
  const lines = text.split("\n").slice(Math.max(0, line - 2), line + 1);
  const first = Math.max(1, line - 1);
  return lines
    .flatMap((content, index) => {
      const row = `${String(first + index).padStart(5)} | ${content.slice(0, 160)}`;
      return first + index === line ? [row, `      | ${" ".repeat(column - 1)}^`] : [row];
    })
    .join("\n");
}
