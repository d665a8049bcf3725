/**
 * The candidate most like a name, for "did you mean …".
 *
 * @returns `undefined` where none is like it: more than a third of the longer name would have to change
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const lower = name.toLowerCase();
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const limit = Math.ceil(Math.max(name.length, candidate.length) / 3);
    if (Math.abs(name.length - candidate.length) > limit) continue;
    const distance = editDistance(
      lower,
      candidate.toLowerCase(),
      Math.min(limit, bestDistance - 1),
    );
    if (distance !== undefined) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** What to do about a name that is none of the few there are. */
export function suggestOneOf(name: string, candidates: readonly string[]): string {
  const close = nearest(name, candidates);
  const all = candidates.join(", ");
  return close === undefined ? `use one of ${all}` : `did you mean ${close}? There are ${all}`;
}

/** Rows of the table of distances, for texts of any length; a suggestion may look at many thousand names. */
let above = new Uint32Array(256);
let below = new Uint32Array(256);

/**
 * Levenshtein distance: insertions, deletions and replacements of one character.
 *
 * @returns `undefined` where it is greater than `most`; that is found out without looking at all of the texts
 */
function editDistance(a: string, b: string, most: number): number | undefined {
  if (above.length <= b.length) {
    above = new Uint32Array(2 * b.length);
    below = new Uint32Array(2 * b.length);
  }
  for (let column = 0; column <= b.length; column += 1) above[column] = column;
  for (let row = 1; row <= a.length; row += 1) {
    const character = a.charCodeAt(row - 1);
    let least = row;
    below[0] = row;
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = character === b.charCodeAt(column - 1);
      const replaced = (above[column - 1] ?? 0) + (isSame ? 0 : 1);
      const changed = Math.min(above[column] ?? 0, below[column - 1] ?? 0) + 1;
      const distance = Math.min(replaced, changed);
      below[column] = distance;
      least = Math.min(least, distance);
    }
    if (least > most) return undefined;
    [above, below] = [below, above];
  }
  const distance = above[b.length] ?? 0;
  return distance <= most ? distance : undefined;
}
