/**
 * Items by what `keyOf` says of each, in their order, keys in the order of their first items (ECMA-262, `Map.groupBy`,
 * which Node 20 lacks).
 */
export function groupBy<Item, Key>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key,
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) addTo(groups, keyOf(item), item);
  return groups;
}

/** Adds to the list of a key, in place: one that is copied for each addition takes the square of the time. */
export function addTo<Key, Item>(
  lists: Map<Key, Item[]>,
  key: Key,
  ...items: readonly Item[]
): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [...items]);
  else list.push(...items);
}
