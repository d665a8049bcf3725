/**
 * Lists of values that stand in texts only. Persona's documents give open enumerations in three forms: a list of bullets
 * or a sentence after "Possible values", and a sentence with "One of".
 */

const ANNOUNCED = /\bpossible values\b/i;
const BULLETS = /\bpossible values:?[^\n]*\n+((?:[ \t]*[-*][ \t]+[^\n]+\n*|[ \t]+\S[^\n]*\n*)+)/i;
const BULLET = /^[ \t]*[-*][ \t]+(?:`([^`\n]+)`|"([^"\n]+)"|(\S+?)[,.;:]?(?=\s|$))/gm;
const INLINE = /\bpossible values(?:\s+(?:include|are))?:?\s+([^\n]+)/i;
const ITEM = /^(?:`([^`]+)`|"([^"]+)"|([\w./-]*\w))(?:\s*\([^()]*\))?/;
const SEPARATOR = /^(?:\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+)/;
/** After the last value the sentence ends: "One of `a` or `b` is required" is about something else. */
const ONE_OF =
  /\bone of\s+((?:`[^`]+`|"[^"]+")(?:(?:,\s*(?:or\s+)?|\s+or\s+)(?:`[^`]+`|"[^"]+"))+)(?=[.,;)]|\s*$)/i;

/** `unreadable`: a list is announced but not understood. */
export type KnownValues = readonly string[] | "unreadable" | undefined;

/** The values a description lists, in its order; `undefined` where it lists none. */
export function knownValues(description: string): KnownValues {
  if (ANNOUNCED.test(description)) {
    const values = bulletsOf(description) ?? sentenceOf(INLINE.exec(description)?.[1]);
    return values ? [...new Set(values)] : "unreadable";
  }
  const values = sentenceOf(ONE_OF.exec(description)?.[1]);
  return values && [...new Set(values)];
}

function bulletsOf(description: string): string[] | undefined {
  const list = BULLETS.exec(description)?.[1];
  if (list === undefined) return undefined;
  const values = [...list.matchAll(BULLET)].map(
    ([, ticked, quoted, bare]) => ticked ?? quoted ?? bare,
  );
  return values.filter((value) => value !== undefined);
}

/** The values of `a, b (explained), and c`; what follows them is not a value. */
function sentenceOf(sentence: string | undefined): string[] | undefined {
  const values: string[] = [];
  let rest = sentence ?? "";
  for (let item = ITEM.exec(rest); item; item = ITEM.exec(rest)) {
    values.push(item[1] ?? item[2] ?? item[3] ?? "");
    rest = rest.slice(item[0].length);
    const separator = SEPARATOR.exec(rest);
    if (!separator) break;
    rest = rest.slice(separator[0].length);
  }
  return values.length > 1 ? values : undefined;
}

const STARTS_WITH = /\bstarts with\s+[`"“]([a-z][a-z0-9]*_)[`"”]/gi;

/** The prefixes an id is said to start with, for example `["act_"]`; empty where none is said. */
export function idPrefixes(description: string): readonly string[] {
  const prefixes = [...description.matchAll(STARTS_WITH)].map(([, prefix = ""]) => prefix);
  return [...new Set(prefixes)];
}
