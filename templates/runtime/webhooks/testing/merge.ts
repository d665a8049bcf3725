/** A part of a value, at any depth; lists and everything that is not an object are given whole. */
export type DeepPartial<T> = T extends
  readonly unknown[] | string | number | boolean | null | undefined
  ? T
  : T extends object
    ? { readonly [P in keyof T]?: DeepPartial<T[P]> }
    : T;

/**
 * A value with parts of it replaced: objects are merged, everything else is taken from `overrides`.
 *
 * @internal
 */
export function merge(value: unknown, overrides: unknown): unknown {
  if (overrides === undefined) return value;
  if (!isPlain(value) || !isPlain(overrides)) return overrides;
  const merged: Record<string, unknown> = { ...value };
  for (const [key, override] of Object.entries(overrides)) {
    merged[key] = merge(merged[key], override);
  }
  return merged;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
