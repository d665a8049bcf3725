import type { Place } from "../diagnostics/diagnostic.js";
import type { Document } from "./document.js";
import { withPointer } from "./locate.js";
import { fromPointer, toPointer, type Segment } from "../json/pointer.js";

/** A place in whatever brought a value, for a pointer inside that value. */
export type PlaceOf = (rest: readonly string[]) => Place | undefined;

/** One change of a document, as far as it matters to where things stand in the source. */
export type Edit =
  /** The value at `at`, with all in it, comes from elsewhere. */
  | { readonly kind: "set"; readonly at: readonly Segment[]; readonly place: PlaceOf }
  /** The same for an item that moves those behind it up by one. */
  | { readonly kind: "insert"; readonly at: readonly Segment[]; readonly place: PlaceOf }
  /** An item is gone, those behind it moved down by one. */
  | { readonly kind: "remove"; readonly at: readonly Segment[] };

/**
 * `locate` for a document that was edited: pointers into what an edit brought lead there, others to the original, at the
 * index an item had before.
 *
 * @param edits in the order in which they were made
 */
export function locateThrough(
  edits: readonly Edit[],
  locate: Document["locate"],
): Document["locate"] {
  return (pointer) => {
    let segments = fromPointer(pointer);
    for (const edit of edits.toReversed()) {
      const { at, kind } = edit;
      if (kind !== "remove" && startsWith(segments, at)) {
        const place = edit.place(segments.slice(at.length));
        return place && withPointer(place, pointer);
      }
      if (kind === "insert") segments = shift(segments, at, -1);
      if (kind === "remove") segments = shift(segments, at, 1);
    }
    const original = toPointer(segments);
    const place = locate(original);
    return original === pointer || !place ? place : withPointer(place, pointer);
  };
}

function startsWith(segments: readonly string[], prefix: readonly Segment[]): boolean {
  return prefix.every((segment, index) => String(segment) === segments[index]);
}

/** Moves the index at the depth of `at`'s last segment, where the pointer is at or behind it. */
function shift(segments: string[], at: readonly Segment[], by: 1 | -1): string[] {
  const list = at.slice(0, -1);
  const index = Number(segments[list.length]);
  const from = Number(at.at(-1));
  const concerned = startsWith(segments, list) && Number.isInteger(index);
  if (!concerned || index < from) return segments;
  return segments.with(list.length, String(index + by));
}
