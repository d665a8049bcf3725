import type { DeduplicationStore } from "./deduplication-store.js";

export interface MemoryStoreOptions {
  /** How many handled events are remembered at most; the least recently seen go first. 100,000 by default. */
  readonly maxEntries?: number;
  /** Milliseconds as from `Date.now()`, which is the default. */
  readonly now?: () => number;
}

/** Remembers events in the memory of this process: enough for one process, and lost with it. */
export function memoryStore(options: MemoryStoreOptions = {}): DeduplicationStore {
  const { maxEntries = 100_000, now = Date.now } = options;
  // claims stand apart: to forget a handled event costs a repetition, to forget a running one lets it run twice at once
  const claims = new Map<string, { readonly owner: string; readonly until: number }>();
  const done = new Map<string, { readonly until: number }>();

  return {
    claim(id, owner, leaseSeconds) {
      dropExpired(claims, now());
      dropExpired(done, now());
      const known = done.get(id);
      if (known && now() < known.until) {
        touch(done, id, known);
        return "done";
      }
      const held = claims.get(id);
      if (held && now() < held.until) return "held";
      touch(claims, id, { owner, until: now() + leaseSeconds * 1000 });
      return "claimed";
    },
    markDone(id, keepSeconds) {
      claims.delete(id);
      touch(done, id, { until: now() + keepSeconds * 1000 });
      for (const oldest of done.keys()) {
        if (done.size <= maxEntries) break;
        done.delete(oldest);
      }
    },
    release(id, owner) {
      if (claims.get(id)?.owner === owner) claims.delete(id);
    },
  };
}

/** A Map keeps the order of insertion: what is written anew is the most recently seen. */
function touch<T>(map: Map<string, T>, id: string, entry: T): void {
  map.delete(id);
  map.set(id, entry);
}

/** Entries stand nearly in the order they end in, so the first that has not ended is far enough. */
function dropExpired(map: Map<string, { readonly until: number }>, now: number): void {
  for (const [id, { until }] of map) {
    if (now < until) break;
    map.delete(id);
  }
}
