import { toPointer } from "../json-pointer.js";

/** A JSON text as read: its value, and where in the text each value stands. */
export interface PlacedJson {
  readonly value: unknown;
  /** JSON pointer → offset of the key (of a member) or of the value (of an item). */
  readonly offsets: ReadonlyMap<string, number>;
  /** Members whose key the object has already; the last one counts, as with `JSON.parse`. */
  readonly duplicates: readonly { readonly pointer: string; readonly offset: number }[];
}

/** The text is not JSON; `offset` is where reading stopped. */
export class JsonSyntaxError extends Error {
  override readonly name = "JsonSyntaxError";
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

const SPACE = /[ \t\r\n]*/y;
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![\w.])/y;
/** Deeper texts are refused before they can exhaust the stack. */
const DEEPEST = 100;

/**
 * Reads JSON (RFC 8259) and remembers where everything stands, which `JSON.parse` does not.
 *
 * @throws JsonSyntaxError where the text is not JSON, or nested more than 100 deep
 */
export function readPlacedJson(text: string): PlacedJson {
  const offsets = new Map<string, number>();
  const duplicates: { pointer: string; offset: number }[] = [];
  let at = 0;

  function match(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  }
  function fail(wanted: string): never {
    const found = at < text.length ? JSON.stringify(text.slice(at, at + 1)) : "the end of the file";
    throw new JsonSyntaxError(`${wanted} is wanted, not ${found}`, at);
  }
  function skip(mark: string): boolean {
    match(SPACE);
    if (text[at] !== mark) return false;
    at++;
    return true;
  }
  function string(): string {
    match(SPACE);
    const found = match(TEXT);
    if (found !== undefined) return JSON.parse(found) as string;
    if (text[at] !== '"') fail("a string");
    throw new JsonSyntaxError("a string is not closed, or holds a control character", at);
  }
  function list(close: string, item: (index: number) => void): void {
    if (skip(close)) return;
    for (let index = 0; ; index++) {
      item(index);
      if (skip(close)) return;
      if (!skip(",")) fail(`"," or "${close}"`);
    }
  }
  function object(pointer: string, depth: number): Readonly<Record<string, unknown>> {
    const members = new Map<string, unknown>();
    list("}", () => {
      match(SPACE);
      const offset = at;
      const key = string();
      const inner = pointer + toPointer([key]);
      if (members.has(key)) duplicates.push({ pointer: inner, offset });
      offsets.set(inner, offset);
      if (!skip(":")) fail('":"');
      members.set(key, value(inner, depth));
    });
    return Object.fromEntries(members);
  }
  function array(pointer: string, depth: number): readonly unknown[] {
    const items: unknown[] = [];
    list("]", (index) => {
      match(SPACE);
      offsets.set(`${pointer}/${index}`, at);
      items.push(value(`${pointer}/${index}`, depth));
    });
    return items;
  }
  function value(pointer: string, depth: number): unknown {
    if (depth > DEEPEST) throw new JsonSyntaxError("it is nested too deep", at);
    if (skip("{")) return object(pointer, depth + 1);
    if (skip("[")) return array(pointer, depth + 1);
    if (text[at] === '"') return string();
    return JSON.parse(match(SCALAR) ?? fail("a value"));
  }

  const read = value("", 0);
  match(SPACE);
  if (at < text.length) fail("the end of the file");
  return { value: read, offsets, duplicates };
}

/** Line and column (both from 1) of an offset. */
export function lineAndColumn(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
