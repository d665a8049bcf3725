import { stepOf, type Memory } from "../memory.js";
import { sha256 } from "../sha256.js";
import { readState, writeState } from "./state-file.js";

const FILE = "memory.json";

/** A memory that lasts from one run for a package to the next. */
export interface KeptMemory extends Memory {
  /** Leaves to the next run what this one made or used; what a step had no use for is forgotten. */
  readonly keep: () => void;
}

/**
 * What the last run for this package made. Empty after another generator than this one, and where the file is not to the
 * byte as it was left.
 *
 * @param code `ownCodeHash` of this generator
 */
export function openMemory(out: string, code: string): KeptMemory {
  const before = read(out, code);
  const used = new Map<string, string>();
  const steps = new Set<string>();
  return {
    get: (key) => {
      steps.add(stepOf(key));
      const known = used.get(key) ?? before.get(key);
      if (known !== undefined) used.set(key, known);
      return known;
    },
    set: (key, made) => {
      used.set(key, made);
    },
    keep: () => {
      const untouched = [...before].filter(([key]) => !steps.has(stepOf(key)));
      const kept = new Map([...untouched, ...used]);
      if (kept.size === before.size && [...kept.keys()].every((key) => before.has(key))) return;
      writeState(out, FILE, () => {
        const text = JSON.stringify([...kept]);
        return `${seal(code, text)}\n${text}`;
      });
    },
  };
}

function read(out: string, code: string): ReadonlyMap<string, string> {
  const content = readState(out, FILE) ?? "";
  const end = content.indexOf("\n");
  const text = content.slice(end + 1);
  if (content.slice(0, end) !== seal(code, text)) return new Map();
  return new Map(JSON.parse(text) as readonly (readonly [string, string])[]);
}

/** Stands for the generator and the text together. */
const seal = (code: string, text: string): string => sha256(`${code}\n${text}`);
