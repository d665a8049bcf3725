/** Runs every entry once a round, in an order that turns, so that noise of the machine meets all of them. */
export async function interleave<T>(
  rounds: number,
  entries: ReadonlyMap<string, () => Promise<T>>,
): Promise<ReadonlyMap<string, readonly T[]>> {
  const results = new Map<string, T[]>([...entries.keys()].map((name) => [name, []]));
  const all = [...entries];
  for (let round = 0; round < rounds; round++) {
    const first = round % all.length;
    for (const [name, run] of [...all.slice(first), ...all.slice(0, first)]) {
      results.get(name)?.push(await run());
    }
  }
  return results;
}

/** The middle value; the mean of the two middle ones where there is none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? NaN;
  return (lower + upper) / 2;
}

/** Median of the ratios of values that were measured in the same round. */
export function medianRatio(values: readonly number[], reference: readonly number[]): number {
  return median(values.map((value, round) => value / (reference[round] ?? NaN)));
}
