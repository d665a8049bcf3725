import type { Operation } from "../model/api.js";
import { operationKey, typeKey, typeKeySegments } from "../names/facts.js";
import { renamedTypes } from "./renamed-types.js";
import type { Side } from "./side.js";

/** An operation of the old surface and what it is in the new one. */
export interface OperationPair {
  readonly old: Operation;
  readonly new: Operation;
}

/** What of one surface is what of the other. */
export interface Correspondence {
  readonly operations: readonly OperationPair[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
  /** Key under which a type of the old surface stands in the new one, if it does. */
  readonly newKey: (oldKey: string) => string;
  /** Components with another name, new → old. */
  readonly renamed: ReadonlyMap<string, string>;
}

/**
 * Matches operations by method and path, then by operationId, then by method and path without the names of its
 * parameters; types by key, and by shape where a component has another name.
 */
export function correspond(old: Side, now: Side): Correspondence {
  const operations = pairOperations(old.api.operations, now.api.operations);
  const renamed = renamedTypes(old.api, now.api);
  const roots = new Map([...renamed].map(([key, before]) => [before, key]));
  for (const pair of operations) {
    if (pair.old.id !== pair.new.id) roots.set(typeKey([pair.old.id]), typeKey([pair.new.id]));
  }
  const paired = new Set(operations.flatMap((pair) => [pair.old, pair.new]));
  return {
    operations,
    removed: old.api.operations.filter((operation) => !paired.has(operation)),
    added: now.api.operations.filter((operation) => !paired.has(operation)),
    renamed,
    newKey: (key) => {
      const [root = "", ...rest] = typeKeySegments(key);
      const moved = roots.get(typeKey([root]));
      return moved === undefined ? key : [moved, ...rest.map((each) => typeKey([each]))].join("/");
    },
  };
}

function pairOperations(
  old: readonly Operation[],
  now: readonly Operation[],
): readonly OperationPair[] {
  const pairs: OperationPair[] = [];
  const free = new Set(now);
  const waiting = new Set(old);
  const matchBy = (keyOf: (operation: Operation) => string): void => {
    const byKey = new Map([...free].map((operation) => [keyOf(operation), operation]));
    for (const operation of [...waiting]) {
      const found = byKey.get(keyOf(operation));
      if (found === undefined || !free.delete(found)) continue;
      waiting.delete(operation);
      pairs.push({ old: operation, new: found });
    }
  };
  matchBy(operationKey);
  matchBy(({ id }) => id);
  matchBy(({ method, path }) => `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`);
  return pairs;
}
