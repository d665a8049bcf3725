import { createHash } from "node:crypto";

/** Texts that steps of a run made, each under a key that stands for all it follows from. */
export interface Memory {
  /** What was made under this key, in this run or in the one before it. */
  readonly get: (key: string) => string | undefined;
  readonly set: (key: string, made: string) => void;
}

/** Knows nothing and learns nothing: every step is taken. */
export const forgetful: Memory = { get: () => undefined, set: () => undefined };

/**
 * The key of what a step makes of these inputs and of nothing else; the generator's own code is no input, since a memory
 * is of one generator.
 */
export function keyOf(step: string, ...inputs: readonly string[]): string {
  const hash = createHash("sha256");
  for (const part of inputs) hash.update(`${String(part.length)}\0`).update(part);
  return `${step} ${hash.digest("hex")}`;
}

/** The step that a key is of. */
export const stepOf = (key: string): string => key.slice(0, key.indexOf(" "));

/** What is known under the key, or is made now and known from here on. */
export function recall(memory: Memory, key: string, make: () => string): string {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}
