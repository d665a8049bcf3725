import type { Place } from "../diagnostics/diagnostic.js";
import { escapeSegment, fromPointer, toPointer } from "../json/pointer.js";
import { jsonPlaces, lineAndColumn } from "../json/places.js";
import { codeFrame, redocly, type TextRange } from "./redocly.js";

/** The text of one file or address, as it was read. */
export interface SourceFile {
  /** Path or address, as people should see it. */
  readonly name: string;
  readonly text: string;
}

/**
 * A place whose line, column and code frame are found when they are first read: finding them parses the source a second
 * time, with positions.
 *
 * @param pointer into this file
 * @param shown   the pointer that people know, where the file is one of several
 */
export function placeIn(file: SourceFile, pointer: string, shown: string = pointer): Place {
  let range: TextRange | undefined;
  let frame: string | undefined;
  const findRange = (): TextRange => (range ??= rangeOf(file, pointer));
  return {
    source: file.name,
    pointer: shown,
    get line(): number {
      return findRange().line;
    },
    get column(): number {
      return findRange().column;
    },
    get codeFrame(): string {
      return (frame ??= codeFrame(file.text, findRange()));
    },
  };
}

/** The same place under another pointer; what is found lazily stays so. */
export function withPointer(place: Place, pointer: string): Place {
  const descriptors = Object.getOwnPropertyDescriptors(place);
  return Object.defineProperties({} as Place, {
    ...descriptors,
    pointer: { value: pointer, enumerable: true },
  });
}

/** A place at a known line and column (1-based), for example of a syntax error. */
export function placeAt(file: SourceFile, range: TextRange): Place {
  const { line, column } = range;
  let frame: string | undefined;
  return {
    source: file.name,
    line,
    column,
    get codeFrame(): string {
      return (frame ??= codeFrame(file.text, range));
    },
  };
}

/** Line and column of an offset in UTF-16 units. */
export function positionOf(text: string, offset: number): TextRange {
  const { line, column } = lineAndColumn(text, offset);
  return { line, column, endLine: line, endColumn: column + 1 };
}

type Source = InstanceType<ReturnType<typeof redocly>["Source"]>;
const sources = new WeakMap<SourceFile, Source>();

/** Redocly keeps the syntax tree in its source: one for each file, so that the second place costs nothing. */
function sourceOf(file: SourceFile): Source {
  const known = sources.get(file);
  if (known) return known;
  const { Source } = redocly();
  const source = new Source(file.name, file.text);
  sources.set(file, source);
  return source;
}

const start: TextRange = { line: 1, column: 1, endLine: 1, endColumn: 2 };

/** The key of the pointer in the source, or of its nearest parent that is there. */
function rangeOf(file: SourceFile, pointer: string): TextRange {
  const segments = fromPointer(pointer).filter((segment) => segment !== "");
  if (segments.length === 0) return start;
  const known = rangeInJson(file, segments);
  if (known !== undefined) return known;
  try {
    const location = redocly().getLineColLocation({
      source: sourceOf(file),
      // Redocly percent-decodes segments
      pointer: `#/${segments.map(encodeSegment).join("/")}`,
      reportOnKey: true,
    });
    const { line, col } = location.start;
    const end = location.end ?? { line, col: col + 1 };
    return { line, column: col, endLine: end.line, endColumn: end.col };
  } catch {
    // the position parser is recursive and has opinions of its own; a place is never worth an exception
    return start;
  }
}

interface JsonLines {
  /** By pointer; the offset of a member's key. */
  readonly offsets: ReadonlyMap<string, number>;
  /** Offset of each line's first character. */
  readonly starts: readonly number[];
}
const jsonLines = new WeakMap<SourceFile, JsonLines | undefined>();
const KEY = /"(?:[^"\\]|\\.)*"(?=\s*:)/y;

/** The key in a JSON text: found in one walk over it, where parsing it as YAML takes more than twice as long for twice as much. */
function rangeInJson(file: SourceFile, segments: readonly string[]): TextRange | undefined {
  if (!jsonLines.has(file)) jsonLines.set(file, readJson(file.text));
  const lines = jsonLines.get(file);
  const offset = lines && nearestOffset(lines.offsets, segments);
  if (offset === undefined) return undefined;
  KEY.lastIndex = offset;
  const [key] = KEY.exec(file.text) ?? [];
  // An item of a list has no key.
  if (key === undefined) return undefined;
  const line = lineOf(lines?.starts ?? [], offset);
  const column = offset - (lines?.starts[line - 1] ?? 0) + 1;
  return { line, column, endLine: line, endColumn: column + key.length };
}

function readJson(text: string): JsonLines | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return { offsets: jsonPlaces(text).offsets, starts };
}

function nearestOffset(
  offsets: ReadonlyMap<string, number>,
  segments: readonly string[],
): number | undefined {
  for (let length = segments.length; length > 0; length -= 1) {
    const offset = offsets.get(toPointer(segments.slice(0, length)));
    if (offset !== undefined) return offset;
  }
  return undefined;
}

/** The line (from 1) of an offset. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

function encodeSegment(segment: string): string {
  return escapeSegment(segment).replaceAll("%", "%25");
}
