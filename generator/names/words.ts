const MARK = /\p{M}/gu;
const NOT_ASCII = /[^\0-\x7f]/gu;
const WORD = /[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+/g;

/**
 * The words of a name, as spelt: letters and digits stay together, everything else separates, and so does a capital
 * after a small letter (`runAccountAction` → `run`, `Account`, `Action`; `HTTPHeader` → `HTTP`, `Header`).
 *
 * Accents go (`é` → `e`); any other character outside ASCII becomes a word of its own from its code point (`я` →
 * `u44f`), so that look-alikes and names without one Latin letter stay apart.
 */
export function splitWords(name: string): readonly string[] {
  return toAscii(name).match(WORD) ?? [];
}

function toAscii(name: string): string {
  if (name.search(NOT_ASCII) < 0) return name;
  return name
    .normalize("NFKD")
    .replace(MARK, "")
    .replace(NOT_ASCII, (character) => ` u${(character.codePointAt(0) ?? 0).toString(16)} `);
}

/** {@link splitWords} in small letters: what names are compared and made by. */
export function words(name: string): readonly string[] {
  return splitWords(name).map((word) => word.toLowerCase());
}

/** `["run", "account", "action"]` → `runAccountAction`. */
export function camelCase(parts: readonly string[]): string {
  return lowerFirst(pascalCase(parts));
}

/** `["account", "fields"]` → `AccountFields`. */
export function pascalCase(parts: readonly string[]): string {
  return parts.map((part) => upperFirst(part.toLowerCase())).join("");
}

/** `["inquiry", "templates"]` → `inquiry-templates`. */
export function kebabCase(parts: readonly string[]): string {
  return parts.map((part) => part.toLowerCase()).join("-");
}

/** `account` → `Account`. */
export function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** `idempotency-key-header` → `IdempotencyKeyHeader`: capitals at the starts, the rest as spelt. */
export function joinUpperFirst(name: string): string {
  return name.split(/\W+/).map(upperFirst).join("");
}

/** `Account` → `account`. */
export function lowerFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

/**
 * Where `part` stands in `whole` as consecutive words, from index `from`; -1 where it does not. Words are compared by
 * their letters run together, so that `OAuth` (two words by its capitals) is found as `oauth`.
 *
 * @returns start and end (exclusive) of the words found, or `undefined`.
 */
export function findWords(
  whole: readonly string[],
  part: readonly string[],
  from = 0,
): { readonly start: number; readonly end: number } | undefined {
  const wanted = part.join("").toLowerCase();
  if (wanted === "") return undefined;
  for (let start = from; start < whole.length; start++) {
    let run = "";
    for (let end = start; end < whole.length && run.length < wanted.length; end++) {
      run += whole[end]?.toLowerCase() ?? "";
      if (run === wanted) return { start, end: end + 1 };
    }
  }
  return undefined;
}
