import { sha256 } from "../sha256.js";

/** A node of a graph that may have circles. */
export interface GraphNode {
  /** What the node itself says; no two nodes of a graph say the same. */
  readonly text: string;
  /** Where it leads to; `undefined` for a place outside of the graph. */
  readonly next: () => readonly (GraphNode | undefined)[];
}

/** A node that has been entered and not yet left. */
interface Entered {
  readonly node: GraphNode;
  readonly number: number;
  readonly next: readonly (GraphNode | undefined)[];
  /** The earliest node on the way that is reached from here again. */
  lowest: number;
  /** How many of `next` have been gone to. */
  gone: number;
}

/**
 * For each node a hash of all that it leads to, itself included; `undefined` where that is outside of the graph. Takes time
 * in proportion to the graph: nodes that lead to each other (strongly connected components, found as Tarjan's algorithm
 * does) have one hash.
 *
 * @param roots where to begin; nodes that none of them leads to are not looked at
 */
export function closureHashes(
  roots: Iterable<GraphNode>,
): ReadonlyMap<GraphNode, string | undefined> {
  const hashes = new Map<GraphNode, string | undefined>();
  const open = new Map<GraphNode, Entered>();
  const circle: Entered[] = [];
  const way: Entered[] = [];
  let count = 0;
  const enter = (node: GraphNode): void => {
    const entered = { node, number: count, lowest: count, gone: 0, next: node.next() };
    count += 1;
    open.set(node, entered);
    circle.push(entered);
    way.push(entered);
  };
  const leave = (entered: Entered): void => {
    way.pop();
    const from = way.at(-1);
    if (from !== undefined) from.lowest = Math.min(from.lowest, entered.lowest);
    if (entered.lowest < entered.number) return;
    const members = circle.splice(circle.lastIndexOf(entered));
    const hash = hashOf(members, hashes);
    for (const { node } of members) {
      hashes.set(node, hash);
      open.delete(node);
    }
  };
  for (const root of roots) {
    if (!hashes.has(root)) enter(root);
    for (let at = way.at(-1); at !== undefined; at = way.at(-1)) {
      if (at.gone === at.next.length) {
        leave(at);
        continue;
      }
      const next = at.next[at.gone];
      at.gone += 1;
      if (next === undefined || hashes.has(next)) continue;
      const known = open.get(next);
      if (known === undefined) enter(next);
      else at.lowest = Math.min(at.lowest, known.number);
    }
  }
  return hashes;
}

function hashOf(
  members: readonly Entered[],
  hashes: ReadonlyMap<GraphNode, string | undefined>,
): string | undefined {
  const inside = new Set(members.map(({ node }) => node));
  const parts = new Set<string>();
  for (const { node, next } of members) {
    parts.add(node.text);
    for (const each of next) {
      if (each !== undefined && inside.has(each)) continue;
      const hash = each && hashes.get(each);
      if (hash === undefined) return undefined;
      parts.add(hash);
    }
  }
  return sha256(JSON.stringify([...parts].sort()));
}
