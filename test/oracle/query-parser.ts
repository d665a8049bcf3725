import { parse } from "qs";

/** What a server reads from a query string or a urlencoded body; brackets make objects, all leaves are text. */
export interface ParsedText {
  readonly [name: string]: string | ParsedText;
}

/** @param text without a question mark. */
export function parseQuery(text: string): ParsedText {
  return parse(text, {
    depth: 5,
    parseArrays: false,
    plainObjects: true,
    duplicates: "last",
  }) as ParsedText;
}
