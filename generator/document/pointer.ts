import { fromPointer, type Segment } from "../json/pointer.js";
import type { Json, JsonObject } from "./document.js";

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

/** Neither a list nor `null`. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `Array.isArray`, which does not know lists that cannot be changed. */
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
