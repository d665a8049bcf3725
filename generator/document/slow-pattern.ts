/** More than this many repetitions without an end take too long together, even beside each other. */
const MAX_REPETITIONS = 2;

/** A repetition without an end, or with one that is far away. */
const REPETITION = /^(?:[*+]|\{\d+,\}|\{\d+,\d{3,}\})/;

/** What has been seen of a group so far. */
interface Group {
  repetitions: number;
  /** It can be read in several ways. */
  alternatives: boolean;
}

/**
 * Whether a regular expression may take exponential time, or worse than the square of a text's length: a repetition of
 * what holds a repetition or alternatives, or too many of them. Says yes also of some that are harmless.
 *
 * @param pattern as JSON Schema declares it, known to compile
 */
export function isSlowPattern(pattern: string): boolean {
  const open: Group[] = [{ repetitions: 0, alternatives: false }];
  let closed: Group | undefined;
  for (let rest = pattern; rest !== "";) {
    const group = open.at(-1) ?? { repetitions: 0, alternatives: false };
    const [repetition] = REPETITION.exec(rest) ?? [];
    if (repetition !== undefined) {
      if (closed !== undefined && (closed.repetitions > 0 || closed.alternatives)) return true;
      group.repetitions += 1;
      rest = rest.slice(repetition.length);
      closed = undefined;
      continue;
    }
    const [token = ""] = /^(?:\\[^]|\[(?:\\[^]|[^\]\\])*\]|[^])/.exec(rest) ?? [];
    rest = rest.slice(token.length);
    closed = undefined;
    if (token === "(") open.push({ repetitions: 0, alternatives: false });
    else if (token === "|") group.alternatives = true;
    else if (token === ")" && open.length > 1) {
      closed = open.pop();
      const outer = open.at(-1);
      if (outer !== undefined && closed !== undefined) outer.repetitions += closed.repetitions;
    }
  }
  return (open[0]?.repetitions ?? 0) > MAX_REPETITIONS;
}

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
