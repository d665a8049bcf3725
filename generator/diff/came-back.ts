import type { LocatedLock } from "../names/lock.js";
import type { Change, DiffResult } from "./change.js";

/** Says of a thing that is new whether it was there once and went. */
export type WentBefore = (change: Change) => boolean;

/** The result in which what was there once is not called new: it came back. */
export function sayWhatCameBack(result: DiffResult, wentBefore: WentBefore): DiffResult {
  return {
    ...result,
    changes: result.changes.map((change) =>
      NEW.test(change.message) && wentBefore(change)
        ? { ...change, message: change.message.replace(NEW, "came back") }
        : change,
    ),
  };
}

const NEW = /\b(?:is|are) new\b/;

/** What the names lock remembers of things that went since the last major release; members have no names in it. */
export function wentByLock(lock: LocatedLock | undefined): WentBefore {
  if (lock === undefined) return () => false;
  const { operations, types, ids, events } = lock.data.vanished;
  const names = new Set(Object.values(ids));
  return ({ kind, where }) => {
    switch (kind) {
      case "operation-added":
        return Object.hasOwn(operations, where);
      case "event-added":
        return Object.hasOwn(events, where.replace(/^event /, ""));
      case "type-added":
        return Object.hasOwn(types, where);
      case "id-added":
        return names.has(where);
      default:
        return false;
    }
  };
}
