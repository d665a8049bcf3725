import type { Schema } from "../model/schema.js";
import type { Change } from "./change.js";
import type { Correspondence } from "./correspondence.js";
import { describeSchema } from "./describe-schema.js";
import type { Side } from "./side.js";

/** `read`: callers get values of the schema. `write`: callers give them. */
export type Direction = "read" | "write";

/** Two surfaces being compared. */
export interface Comparison {
  readonly old: Side;
  readonly now: Side;
  readonly correspondence: Correspondence;
  readonly add: (change: Change) => void;
}

/** A place in both surfaces. */
export interface Place {
  /** As people read it. */
  readonly at: string;
  readonly direction: Direction;
  /** Pairs of types that are being compared on the way here: a circle ends where it began. */
  readonly inside: ReadonlySet<string>;
}

/** The same comparison with its changes kept apart, to find out whether two schemas fit. */
export function trial(comparison: Comparison): {
  readonly comparison: Comparison;
  readonly changes: readonly Change[];
} {
  const changes: Change[] = [];
  return { comparison: { ...comparison, add: (change) => changes.push(change) }, changes };
}

/** `before` and `after` of a change between two schemas. */
export function beforeAndAfter(
  { old, now }: Comparison,
  before: Schema,
  after: Schema,
): { readonly before: string; readonly after: string } {
  return { before: describeSchema(before, old), after: describeSchema(after, now) };
}
