import type { Json, JsonObject } from "./document.js";

/** A step from a value to one inside it: a key of an object or an index of an array. */
export type Segment = string | number;

/** `["paths", "/accounts"]` → `/paths/~1accounts` (RFC 6901). */
export function toPointer(segments: readonly Segment[]): string {
  return segments
    .map((segment) => `/${String(segment).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}

/** `/paths/~1accounts` → `["paths", "/accounts"]` (RFC 6901); a leading `#` is ignored. */
export function fromPointer(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/**
 * The segments of a reference within the document: `#/components/schemas/a%20b` → `["components", "schemas", "a b"]`.
 *
 * @returns `undefined` for everything that is not `#` or `#/…`
 */
export function fromReference(reference: string): string[] | undefined {
  if (reference === "#") return [];
  if (!reference.startsWith("#/")) return undefined;
  try {
    return fromPointer(decodeURIComponent(reference));
  } catch {
    return fromPointer(reference);
  }
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The value of a key of the object's own: what it inherits, such as `constructor`, is not data. */
export function own(value: Json | undefined, key: Segment): Json | undefined {
  if (isArray(value)) return /^(0|[1-9]\d*)$/.test(String(key)) ? value[Number(key)] : undefined;
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Keys and values of an object; none of anything else. */
export function entriesOf(value: Json | undefined): [string, Json][] {
  return isObject(value) ? Object.entries(value) : [];
}

/** The value of a key where it is a string. */
export function stringAt(value: Json | undefined, key: Segment): string | undefined {
  const found = own(value, key);
  return typeof found === "string" ? found : undefined;
}

/** The value that segments lead to, or `undefined`. */
export function valueAt(root: Json, segments: readonly Segment[]): Json | undefined {
  let value: Json | undefined = root;
  for (const segment of segments) {
    value = own(value, segment);
    if (value === undefined) return undefined;
  }
  return value;
}

/** A value's kind, with its article, for messages. */
export function describe(value: Json | undefined): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
