import { jsonPlaces } from "../json/places.js";
import { toPointer } from "../json/pointer.js";
import type { SourceFile } from "./locate.js";
import type { TextRange } from "./redocly.js";

interface JsonLines {
  /** By pointer; the offset of a member's key. */
  readonly offsets: ReadonlyMap<string, number>;
  /** Offset of each line's first character. */
  readonly starts: readonly number[];
}
const jsonLines = new WeakMap<SourceFile, JsonLines | undefined>();
const KEY = /"(?:[^"\\]|\\.)*"(?=\s*:)/y;

/**
 * The key of a pointer in a JSON text, or of its nearest parent that is there: found in one walk over it, where parsing it
 * as YAML takes more than twice as long for twice as much.
 *
 * @returns `undefined` in a text that is no JSON, and for an item of a list, which has no key
 */
export function rangeInJson(file: SourceFile, segments: readonly string[]): TextRange | undefined {
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
