/** One member of a pattern: the characters to choose from, and how many are needed. */
interface Piece {
  readonly characters: string;
  readonly count: number;
}

const CLASSES: Readonly<Record<string, string>> = {
  d: "0123456789",
  w: "abcdefghijklmnopqrstuvwxyz0123456789_",
  s: " ",
};

/**
 * The shortest text that a pattern matches, for patterns that are a row of characters, classes and counts, as all those
 * of the document are.
 *
 * @param pick chooses a character: given how many there are and which one of the text is needed, an index
 * @returns `undefined` for a pattern with groups or alternatives, and for one the text does not match after all
 */
export function textForPattern(
  pattern: string,
  pick: (choices: number, position: number) => number,
): string | undefined {
  const pieces = piecesOf(pattern.replace(/^\^/, "").replace(/(?<!\\)\$$/, ""));
  if (!pieces) return undefined;
  let text = "";
  for (const { characters, count } of pieces) {
    for (let i = 0; i < count; i++) text += characters.charAt(pick(characters.length, text.length));
  }
  return new RegExp(pattern).test(text) ? text : undefined;
}

/** A character, an escape or a class, and how often it occurs. */
const PIECE =
  /(?:\[((?:\\.|[^\]\\])+)\]|\\(.)|([^\\[\](){}|*+?^$]))(\*|\+|\?|\{(\d+)(?:,\d*)?\})?/y;

function piecesOf(pattern: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < pattern.length) {
    const match = PIECE.exec(pattern);
    if (!match) return undefined;
    const [, members, escaped, plain, repeated, least] = match;
    const characters = members === undefined ? expand(escaped, plain) : charactersOf(members);
    if (!characters) return undefined;
    pieces.push({ characters, count: countOf(repeated, least) });
  }
  return pieces;
}

function expand(escaped: string | undefined, plain: string | undefined): string {
  if (plain !== undefined) return plain === "." ? "x" : plain;
  return CLASSES[escaped ?? ""] ?? escaped ?? "";
}

function countOf(repeated: string | undefined, least: string | undefined): number {
  if (least !== undefined) return Number(least);
  return repeated === "*" || repeated === "?" ? 0 : 1;
}

/** The members of a class such as `a-zA-Z0-9-`; nothing for one that says what it is not. */
function charactersOf(members: string): string {
  if (members.startsWith("^")) return "";
  return members.replace(
    /\\(.)|(.)-(.)/g,
    (whole, escaped?: string, from?: string, to?: string) => {
      if (escaped !== undefined) return CLASSES[escaped] ?? escaped;
      return from !== undefined && to !== undefined ? range(from, to) : whole;
    },
  );
}

function range(from: string, to: string): string {
  const first = from.charCodeAt(0);
  return Array.from({ length: to.charCodeAt(0) - first + 1 }, (_, i) =>
    String.fromCharCode(first + i),
  ).join("");
}
