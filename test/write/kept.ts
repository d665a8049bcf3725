import type { Memory } from "../../generator/memory.js";

/** A memory, and what a run adds to it: how often each step was really taken. */
export interface WatchedMemory extends Memory {
  readonly taken: () => Readonly<Record<string, number>>;
}

/** @param kept what earlier runs made; this run adds to it */
export function watched(kept: Map<string, string>): WatchedMemory {
  const taken: Record<string, number> = {};
  return {
    get: (key) => kept.get(key),
    set: (key, made) => {
      const step = key.split(" ")[0] ?? "";
      taken[step] = (taken[step] ?? 0) + 1;
      kept.set(key, made);
    },
    taken: () => taken,
  };
}
