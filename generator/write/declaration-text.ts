import { decode, encode } from "@jridgewell/sourcemap-codec";

const INDENT = /^( {4})+/;
const EXPORT = "export ";
const DECLARE = "declare ";

/**
 * Declarations as people write them: indented by tabs in place of four spaces each, and without the word that only says
 * that what a file of declarations exports is declared. Less to ship and to read for every compiler.
 */
export const shortDeclarations = (text: string): string =>
  text.split("\n").map(shortLine).join("\n");

/**
 * The source map of declarations after `shortDeclarations`.
 *
 * @param map  a source map, version 3
 * @param text the declarations that it belongs to, as the compiler wrote them
 */
export function shortDeclarationMap(map: string, text: string): string {
  const content = JSON.parse(map) as { readonly mappings: string };
  const lines = text.split("\n");
  const mappings = decode(content.mappings);
  for (const [index, segments] of mappings.entries()) {
    const line = lines[index] ?? "";
    for (const segment of segments) segment[0] = shortColumn(segment[0], line);
  }
  return JSON.stringify({ ...content, mappings: encode(mappings) });
}

const isDeclared = (line: string): boolean => line.startsWith(EXPORT + DECLARE);

const shortLine = (line: string): string =>
  isDeclared(line)
    ? EXPORT + line.slice(EXPORT.length + DECLARE.length)
    : line.replace(INDENT, (indent) => "\t".repeat(indent.length / 4));

function shortColumn(column: number, line: string): number {
  if (isDeclared(line)) {
    return column < EXPORT.length ? column : Math.max(EXPORT.length, column - DECLARE.length);
  }
  const indent = INDENT.exec(line)?.[0].length ?? 0;
  return column < indent ? Math.floor(column / 4) : column - (indent / 4) * 3;
}
