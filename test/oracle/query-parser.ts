import { parse } from "qs";

/** What a server reads from a query string or a urlencoded body; brackets make objects, all leaves are text. */
export interface ParsedText {
  readonly [name: string]: string | ParsedText;
}

/**
 * @param text without a question mark.
 * @throws where a name stands twice: servers read the first, the last or a list of them, as they like.
 */
export function parseQuery(text: string): ParsedText {
  const names = [...new URLSearchParams(text)].map(([name]) => name);
  throwIfTwice(names);
  return parse(text, {
    depth: 5,
    parseArrays: false,
    plainObjects: true,
  }) as ParsedText;
}

/** @throws naming what stands more than once. */
export function throwIfTwice(names: readonly string[]): void {
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) throw new Error(`sent twice: ${twice.join(", ")}`);
}
