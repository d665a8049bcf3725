import { toPointer } from "./pointer.js";

/** Where the parts of a JSON text stand. */
export interface JsonPlaces {
  /** JSON pointer → offset of the key (of a member) or of the value (of an item), in UTF-16 units. */
  readonly offsets: ReadonlyMap<string, number>;
  /** Members whose key the object has already; the last one counts, as with `JSON.parse`. */
  readonly duplicates: readonly { readonly pointer: string; readonly offset: number }[];
}

const TOKEN = /[{}[\],]|"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+/g;

/** An object or list that is being read. */
interface Open {
  readonly pointer: string;
  readonly keys: Set<string>;
  /** Key of the member whose value comes next, or index of the next item; `undefined` where a key comes next. */
  next: string | number | undefined;
}

/**
 * Where everything stands in a text, which `JSON.parse` does not tell.
 *
 * @param text valid JSON (RFC 8259)
 */
export function jsonPlaces(text: string): JsonPlaces {
  const offsets = new Map<string, number>();
  const duplicates: { pointer: string; offset: number }[] = [];
  const open: Open[] = [];
  /** Pointer of the value that begins at `offset`. */
  const begin = (offset: number): string => {
    const { pointer = "", next = "" } = open.at(-1) ?? {};
    if (open.length === 0) return "";
    const inner = pointer + toPointer([next]);
    if (typeof next === "number") offsets.set(inner, offset);
    return inner;
  };
  const key = (around: Open, name: string, offset: number): void => {
    const pointer = around.pointer + toPointer([name]);
    if (around.keys.has(name)) duplicates.push({ pointer, offset });
    around.keys.add(name);
    offsets.set(pointer, offset);
    around.next = name;
  };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const around = open.at(-1);
    if (token === "{") open.push({ pointer: begin(index), keys: new Set(), next: undefined });
    else if (token === "[") open.push({ pointer: begin(index), keys: new Set(), next: 0 });
    else if (around === undefined) continue;
    else if (token === "}" || token === "]") open.pop();
    else if (token !== ",") {
      if (around.next === undefined) key(around, JSON.parse(token) as string, index);
      else begin(index);
    } else around.next = typeof around.next === "number" ? around.next + 1 : undefined;
  }
  return { offsets, duplicates };
}

/** The offset of what a pointer leads to, or of its nearest parent that is there. */
export function nearestOffset(
  { offsets }: Pick<JsonPlaces, "offsets">,
  pointer: string,
): number | undefined {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) {
    const offset = offsets.get(pointer.slice(0, end));
    if (offset !== undefined) return offset;
  }
  return undefined;
}

/** Both count from 1. */
export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

/** Finds lines and columns of offsets in a text, for a text of which many are asked. */
export function linesOf(text: string): (offset: number) => LineAndColumn {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/** Line and column of an offset. */
export const lineAndColumn = (text: string, offset: number): LineAndColumn => linesOf(text)(offset);
