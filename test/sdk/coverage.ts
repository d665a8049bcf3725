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

/** @param all what there is to reach. */
export function createCoverage(name: string, all: Iterable<string>): Coverage {
  const total = new Set(all);
  const reached = new Set<string>();
  const share = (): number => (total.size === 0 ? 1 : reached.size / total.size);
  return {
    name,
    reach: (things) => {
      for (const thing of things) if (total.has(thing)) reached.add(thing);
    },
    share,
    missing: () => [...total].filter((thing) => !reached.has(thing)),
    report: () => `${name}: ${reached.size} of ${total.size} (${(share() * 100).toFixed(1)} %)`,
  };
}
