import type { Place } from "../diagnostics/diagnostic.js";
import { escapeSegment, fromPointer } from "../json/pointer.js";
import { lineAndColumn } from "../json/places.js";
import { rangeInJson } from "./range-in-json.js";
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
  const known = rangeInJson(file, pointer);
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

function encodeSegment(segment: string): string {
  return escapeSegment(segment).replaceAll("%", "%25");
}
