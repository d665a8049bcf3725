import { jsonPlaces, linesOf, nearestOffset, type JsonPlaces } from "../json/places.js";
import type { SourceFile } from "./locate.js";
import type { TextRange } from "./redocly.js";

interface JsonSource extends JsonPlaces {
  readonly lineAt: ReturnType<typeof linesOf>;
}
const sources = new WeakMap<SourceFile, JsonSource | undefined>();
const KEY = /"(?:[^"\\]|\\.)*"(?=\s*:)/y;

/**
 * The key of a pointer in a JSON text, or of its nearest parent that is there: found in one walk over it, where parsing it
 * as YAML takes more than twice as long for twice as much.
 *
 * @returns `undefined` in a text that is no JSON, and for an item of a list, which has no key
 */
export function rangeInJson(file: SourceFile, pointer: string): TextRange | undefined {
  if (!sources.has(file)) sources.set(file, readJson(file.text));
  const source = sources.get(file);
  const offset = source && nearestOffset(source, pointer);
  if (source === undefined || offset === undefined) return undefined;
  KEY.lastIndex = offset;
  const [key] = KEY.exec(file.text) ?? [];
  if (key === undefined) return undefined;
  const { line, column } = source.lineAt(offset);
  return { line, column, endLine: line, endColumn: column + key.length };
}

function readJson(text: string): JsonSource | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  return { ...jsonPlaces(text), lineAt: linesOf(text) };
}
