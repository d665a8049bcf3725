import type { Json } from "./document.js";
import { isArray, isObject } from "./pointer.js";

/** What a document may cost before it is refused. */
export interface Limits {
  /** Bytes of all files of one document together. */
  readonly bytes: number;
  /** Files of one document. */
  readonly files: number;
  /** Levels of nesting of one file. */
  readonly depth: number;
  /** Values (objects, lists, scalars) of one file, aliases counted as often as they are used. */
  readonly values: number;
}

/** Persona's largest document has 3.3 MB, 820 files, 30 levels and 61,000 values. */
export const defaultLimits: Limits = {
  bytes: 64 * 1024 * 1024,
  files: 10_000,
  depth: 100,
  values: 3_000_000,
};

/** Levels of `$ref`, `allOf`, `oneOf` and `anyOf` over which one schema may be another; in Persona's documents four. */
export const LONGEST_CHAIN = 32;

export interface Measure {
  /** The limit that is exceeded. */
  readonly exceeded?: "depth" | "values";
  /** Some `$ref` or discriminator does not lead into the same file. */
  readonly external: boolean;
}

/** Walks a parsed value once, without recursion, and stops where a limit is exceeded (aliases may make it endless). */
export function measure(root: Json, limits: Pick<Limits, "depth" | "values">): Measure {
  const stack: { readonly value: Json; readonly depth: number }[] = [{ value: root, depth: 1 }];
  let values = 0;
  let external = false;
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { value, depth } = next;
    values += 1;
    if (values > limits.values) return { exceeded: "values", external };
    if (depth > limits.depth) return { exceeded: "depth", external };
    if (isArray(value)) {
      for (const item of value) stack.push({ value: item, depth: depth + 1 });
    } else if (isObject(value)) {
      external ||= refersOutside(value);
      for (const item of Object.values(value)) stack.push({ value: item, depth: depth + 1 });
    }
  }
  return { external };
}

function refersOutside(node: Readonly<Record<string, Json>>): boolean {
  if (!Object.hasOwn(node, "$ref")) return false;
  const reference = node["$ref"];
  return typeof reference === "string" && !reference.startsWith("#");
}
