import { addTo } from "./grouping.js";

/**
 * All that lead to one of `ends` over any number of steps, `ends` included; what leads to each other ends, too. Takes time
 * in proportion to the steps.
 *
 * @param from those that may lead there
 * @param next where one of them leads to in one step
 */
export function leadingTo<Key>(
  ends: Iterable<Key>,
  from: Iterable<Key>,
  next: (key: Key) => Iterable<Key>,
): ReadonlySet<Key> {
  const before = new Map<Key, Key[]>();
  for (const key of from) for (const step of next(key)) addTo(before, step, key);
  const found = new Set(ends);
  // A set is gone through to what is added meanwhile.
  for (const key of found) for (const earlier of before.get(key) ?? []) found.add(earlier);
  return found;
}
