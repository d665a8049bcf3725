/** A match may try so many ways through a pattern: some milliseconds for a text of an id's length. */
const MAX_WAYS = 100_000;

/** A repetition without an end counts as one with this end: two of them beside each other may stay, three may not. */
const NO_END = 100;

/** One step of a pattern; those that hold a question mark or braces stand whole, so that neither is taken as a repetition. */
const TOKEN =
  /\(\?(?:<?[=!]|<[^>]*>|[a-z-]*:)|\\(?:[pPu]\{[^}]*\}|k<[^>]*>|[^])|\[(?:\\[^]|[^\]\\])*\]|(?:[*+?]|\{\d+(?:,\d*)?\})\??|[^]/g;

/** What has been read of a group so far; every number counts ways to match. */
interface Group {
  /** Of its alternatives that are whole. */
  alternatives: number;
  /** Of the present alternative without its last item. */
  before: number;
  /** Of its last item, which may yet be repeated. */
  last: number;
}

/**
 * Whether a regular expression may take long: where more ways lead through it than can be tried quickly, whether its
 * repetitions have an end or not. Ways are counted as if every choice were open, so it says yes also of some patterns
 * whose choices exclude each other.
 *
 * A rule of our own, since libraries either count nested stars only or search, for a second and up to a time limit, which
 * would let the generated package depend on the machine.
 *
 * @param pattern as JSON Schema declares it, known to compile
 */
export function isSlowPattern(pattern: string): boolean {
  const open: Group[] = [];
  let group: Group = { alternatives: 0, before: 1, last: 1 };
  for (const [token] of pattern.matchAll(TOKEN)) {
    const ends = endsOf(token);
    if (ends !== undefined) {
      const [least, most] = ends;
      group.last = group.last ** most * (most - least + 1);
    } else if (token.startsWith("(")) {
      open.push(group);
      group = { alternatives: 0, before: 1, last: 1 };
    } else if (token === ")") {
      const inner = waysOf(group);
      group = open.pop() ?? group;
      addItem(group, inner);
    } else if (token === "|") {
      group = { alternatives: waysOf(group), before: 1, last: 1 };
    } else addItem(group, 1);
  }
  return waysOf(group) > MAX_WAYS;
}

/** How often at least and at most a repetition repeats; `undefined` for every other token. */
function endsOf(token: string): readonly [number, number] | undefined {
  if (/^\*/.test(token)) return [0, NO_END];
  if (/^\+/.test(token)) return [1, NO_END];
  if (/^\?/.test(token)) return [0, 1];
  const [, least, comma, most] = /^\{(\d+)(,?)(\d*)\}/.exec(token) ?? [];
  if (least === undefined) return undefined;
  const first = Number(least);
  if (comma === "") return [first, first];
  return [first, most === "" ? first + NO_END : Number(most)];
}

function addItem(group: Group, ways: number): void {
  group.before *= group.last;
  group.last = ways;
}

const waysOf = ({ alternatives, before, last }: Group): number => alternatives + before * last;

/** A pattern that begins with an id's prefix is a promise about ids and is enforced; others (dates) are documentation. */
const ID_PATTERN = /^\^[a-z]+_/;

/** Whether a declared pattern is checked before a request is sent. */
export function isEnforcedPattern(pattern: string | undefined): pattern is string {
  return pattern !== undefined && ID_PATTERN.test(pattern) && !isSlowPattern(pattern);
}

/** Whether it would be, if it were not slow. */
export function isRefusedPattern(pattern: string): boolean {
  return ID_PATTERN.test(pattern) && isSlowPattern(pattern);
}
