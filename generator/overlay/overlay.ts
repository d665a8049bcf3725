import type { Place } from "../diagnostics/diagnostic.js";
import type { Json } from "../document/document.js";
import type { Target } from "./target.js";

/** One change: what `target` selects is removed or updated. */
export interface Action {
  readonly target: Target;
  /** Absent where the action removes. */
  readonly update?: Json;
  readonly remove: boolean;
  /** Position in the overlay, from 0. */
  readonly index: number;
}

/**
 * An OpenAPI Overlay 1.0: changes to a document, made in order.
 *
 * @see https://spec.openapis.org/overlay/v1.0.0.html
 */
export interface Overlay {
  /** Path it was read from. */
  readonly source: string;
  readonly actions: readonly Action[];
  /** Where a JSON pointer into the overlay stands. */
  readonly locate: (pointer: string) => Place;
}
