import { textOf, type JsonObject } from "./json-tree.js";
import type { Random } from "./random.js";

/** What an encoder is likely to get wrong: separators, quotes, percent signs, text beyond ASCII. */
const TEXTS = [
  "plain",
  "two words",
  "a&b=c;d,e",
  "100 % + 1",
  "%41%2B",
  'quote " back \\ slash /',
  "brackets [a][b] {c}",
  "Zoë Müller",
  "日本語",
  "🙂 <b>",
  "?#@:!$'()*",
] as const;

const digits = (random: Random, from: number, to: number): string =>
  String(from + random.below(to - from + 1)).padStart(2, "0");

/** A string that fits `format` and `pattern` of a schema. */
export function sampleText(schema: JsonObject, random: Random): string {
  const { pattern } = schema;
  const format = textOf(schema["format"] ?? "");
  const date = `20${digits(random, 10, 29)}-${digits(random, 1, 12)}-${digits(random, 1, 28)}`;
  switch (format) {
    case "date":
      return date;
    case "date-time":
      return `${date}T${digits(random, 0, 23)}:${digits(random, 0, 59)}:${digits(random, 0, 59)}.000Z`;
    case "uri":
      return `https://files.example.com/${random.below(1_000_000)}.pdf?access_token=a.b.c`;
    case "binary":
      return Buffer.from(`row ${random.below(1_000_000)}\n`).toString("base64");
    default:
      return typeof pattern === "string" ? sampleOfPattern(pattern, random) : random.pick(TEXTS);
  }
}

const ATOM = /(\\d|\[[^\]]+\]|[^\\[\](){}*+?|^$.])(?:\{(\d+)(?:,(\d+))?\}|(\+))?/y;

/** A string that matches a pattern made of characters, classes and counts between `^` and `$`. */
export function sampleOfPattern(pattern: string, random: Random): string {
  const source = pattern.replace(/^\^/, "").replace(/\$$/, "");
  let text = "";
  ATOM.lastIndex = 0;
  while (ATOM.lastIndex < source.length) {
    const start = ATOM.lastIndex;
    const match = ATOM.exec(source);
    if (match === null) throw new Error(`no sample for the pattern ${pattern} at ${start}`);
    const [, atom = "", least, most, plus] = match;
    const minimum = plus === undefined ? Number(least ?? 1) : 1;
    const maximum = plus === undefined ? Number(most ?? minimum) : 12;
    const count = minimum + random.below(maximum - minimum + 1);
    for (let index = 0; index < count; index += 1) text += random.pick(charactersOf(atom));
  }
  return text;
}

const DIGITS = Array.from("0123456789");

function charactersOf(atom: string): readonly string[] {
  if (atom === "\\d") return DIGITS;
  if (!atom.startsWith("[")) return [atom];
  const ranges = atom.slice(1, -1).replace(/(.)-(.)/g, (_, from: string, to: string) => {
    const first = from.charCodeAt(0);
    return String.fromCharCode(
      ...Array.from({ length: to.charCodeAt(0) - first + 1 }, (__, index) => first + index),
    );
  });
  return Array.from(ranges);
}
