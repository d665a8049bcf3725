const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const INDENT = /^( {4})+/;

/** Text indented by tabs in place of four spaces each: less to ship and to read for every compiler. */
export const tabbed = (text: string): string =>
  text.replaceAll(new RegExp(INDENT, "gm"), (indent) => "\t".repeat(indent.length / 4));

/**
 * The source map of a text after `tabbed`. Columns are said relative to the one before on the line, so only the first of
 * each line moves.
 *
 * @param map  a source map, version 3
 * @param text the text that it belongs to, indented by spaces
 */
export function tabbedMap(map: string, text: string): string {
  const content = JSON.parse(map) as { mappings: string };
  const lines = text.split("\n");
  const mappings = content.mappings.split(";").map((line, index) => {
    const indent = INDENT.exec(lines[index] ?? "")?.[0].length ?? 0;
    return indent === 0 || line === "" ? line : moved(line, indent);
  });
  return JSON.stringify({ ...content, mappings: mappings.join(";") });
}

/** A line of mappings whose first column lies behind an indentation of so many spaces. */
function moved(line: string, indent: number): string {
  const { value: column, rest } = readNumber(line);
  return writeNumber(column < indent ? Math.floor(column / 4) : column - (indent / 4) * 3) + rest;
}

/** The number at the start of a text, in base 64 with the sign in the lowest bit and a mark on all digits but the last. */
function readNumber(text: string): { readonly value: number; readonly rest: string } {
  let bits = 0;
  for (let index = 0; ; index += 1) {
    const digit = DIGITS.indexOf(text.charAt(index));
    bits += (digit & 31) * 32 ** index;
    if (digit < 32) return { value: bits >> 1, rest: text.slice(index + 1) };
  }
}

function writeNumber(value: number): string {
  const bits = value * 2;
  const head = DIGITS.charAt(bits < 32 ? bits : (bits & 31) | 32);
  return bits < 32 ? head : head + writeDigits(bits >> 5);
}

const writeDigits = (bits: number): string =>
  bits < 32 ? DIGITS.charAt(bits) : DIGITS.charAt((bits & 31) | 32) + writeDigits(bits >> 5);
