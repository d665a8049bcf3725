import { decode, encode } from "@jridgewell/sourcemap-codec";

const INDENT = /^( {4})+/;

/** Text indented by tabs in place of four spaces each: less to ship and to read for every compiler. */
export const tabbed = (text: string): string =>
  text.replaceAll(new RegExp(INDENT, "gm"), (indent) => "\t".repeat(indent.length / 4));

/**
 * The source map of a text after `tabbed`.
 *
 * @param map  a source map, version 3
 * @param text the text that it belongs to, indented by spaces
 */
export function tabbedMap(map: string, text: string): string {
  const content = JSON.parse(map) as { readonly mappings: string };
  const lines = text.split("\n");
  const mappings = decode(content.mappings);
  for (const [index, line] of mappings.entries()) {
    const indent = INDENT.exec(lines[index] ?? "")?.[0].length ?? 0;
    for (const segment of line) segment[0] = tabbedColumn(segment[0], indent);
  }
  return JSON.stringify({ ...content, mappings: encode(mappings) });
}

const tabbedColumn = (column: number, indent: number): number =>
  column < indent ? Math.floor(column / 4) : column - (indent / 4) * 3;
