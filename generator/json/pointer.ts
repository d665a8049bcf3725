/** A step from a value to one inside it: a key of an object or an index of an array. */
export type Segment = string | number;

/** A key as it stands in a pointer: `/accounts` → `~1accounts` (RFC 6901). */
export const escapeSegment = (segment: Segment): string =>
  String(segment).replaceAll("~", "~0").replaceAll("/", "~1");

/** The key that {@link escapeSegment} was given. */
export const unescapeSegment = (segment: string): string =>
  segment.replaceAll("~1", "/").replaceAll("~0", "~");

/** `["paths", "/accounts"]` → `/paths/~1accounts` (RFC 6901). */
export function toPointer(segments: readonly Segment[]): string {
  return segments.map((segment) => `/${escapeSegment(segment)}`).join("");
}

/** `/paths/~1accounts` → `["paths", "/accounts"]` (RFC 6901); a leading `#` is ignored. */
export function fromPointer(pointer: string): string[] {
  return pointer.split("/").slice(1).map(unescapeSegment);
}
