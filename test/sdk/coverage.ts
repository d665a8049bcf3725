/** Counts which of a set of things a test has reached. */
export interface Coverage {
  readonly name: string;
  reach(things: Iterable<string>): void;
  /** From 0 to 1. */
  share(): number;
  missing(): readonly string[];
  /** For people: `operations: 209 of 209 (100.0 %)`. */
  report(): string;
}

/**
 * @param all   what there is to reach.
 * @param apart what of it does not count, and why: the report says how many.
 */
export function createCoverage(
  name: string,
  all: Iterable<string>,
  apart?: { readonly things: ReadonlySet<string>; readonly why: string },
): Coverage {
  const everything = new Set(all);
  const total = new Set([...everything].filter((thing) => apart?.things.has(thing) !== true));
  const left = everything.size - total.size;
  const note = left === 0 ? "" : `; ${left} that ${apart?.why ?? ""}`;
  const reached = new Set<string>();
  const share = (): number => (total.size === 0 ? 1 : reached.size / total.size);
  return {
    name,
    reach: (things) => {
      for (const thing of things) if (total.has(thing)) reached.add(thing);
    },
    share,
    missing: () => [...total].filter((thing) => !reached.has(thing)),
    report: () =>
      `${name}: ${reached.size} of ${total.size} (${(share() * 100).toFixed(1)} %)${note}`,
  };
}
