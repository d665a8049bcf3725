/** What `JSON.parse` gives. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A JSON pointer (RFC 6901) below another. */
export function child(pointer: string, ...segments: readonly string[]): string {
  return segments.reduce(
    (written, segment) => `${written}/${segment.replaceAll("~", "~0").replaceAll("/", "~1")}`,
    pointer,
  );
}

/** @returns the value a pointer names, or `undefined`. */
export function at(root: Json, pointer: string): Json | undefined {
  const segments = pointer.split("/").slice(1);
  return segments.reduce<Json | undefined>((value, segment) => {
    const key = segment.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(value)) return (value as readonly Json[])[Number(key)];
    return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }, root);
}

/** @returns the object a pointer names; an empty one where there is none. */
export function objectAt(root: Json, pointer: string): JsonObject {
  const value = at(root, pointer);
  return isObject(value) ? value : {};
}

/** @returns where a pointer leads after every `$ref`. */
export function dereference(root: Json, pointer: string): string {
  const reference = objectAt(root, pointer)["$ref"];
  if (typeof reference !== "string") return pointer;
  return dereference(root, reference.slice(1));
}

export function strings(value: Json | undefined): readonly string[] {
  return Array.isArray(value)
    ? (value as readonly Json[]).filter((item) => typeof item === "string")
    : [];
}

/** A scalar as a query or a form holds it. */
export function textOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
