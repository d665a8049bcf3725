import type { Json, JsonObject } from "../document/document.js";
import { LONGEST_CHAIN } from "../document/limits.js";
import { isObject, valueAt } from "../document/pointer.js";
import { fromPointer, toPointer, type Segment } from "../json/pointer.js";

/** A node of the prepared document together with its JSON pointer, so that every finding can be placed. */
export interface Node {
  readonly value: JsonObject;
  readonly pointer: string;
}

const pointerTo = (pointer: string, ...keys: readonly Segment[]): string =>
  pointer + toPointer(keys);

/** A member that is an object. */
export function objectAt(node: Node, key: string): Node | undefined {
  const value = node.value[key];
  return isObject(value) ? { value, pointer: pointerTo(node.pointer, key) } : undefined;
}

/** A member that is a string. */
export function stringAt(node: Node, key: string): string | undefined {
  const value = node.value[key];
  return typeof value === "string" ? value : undefined;
}

/** The members of an object that are objects themselves, in document order. */
export function entriesOf(node: Node | undefined): readonly (readonly [string, Node])[] {
  if (node === undefined) return [];
  return Object.entries(node.value).flatMap(([key, value]) =>
    isObject(value) ? [[key, { value, pointer: pointerTo(node.pointer, key) }] as const] : [],
  );
}

/** The objects of an array member, in order. */
export function itemsAt(node: Node, key: string): readonly Node[] {
  const value = node.value[key];
  if (!Array.isArray(value)) return [];
  return (value as readonly Json[]).flatMap((item, index) =>
    isObject(item) ? [{ value: item, pointer: pointerTo(node.pointer, key, index) }] : [],
  );
}

/** Follows `#/components/...` references until a node without one; the document has been checked for dangling ones. */
export function resolveNode(root: JsonObject, node: Node): Node {
  let current = node;
  for (let hops = 0; hops <= LONGEST_CHAIN + 1; hops += 1) {
    const reference = current.value["$ref"];
    if (typeof reference !== "string") return current;
    const value = valueAt(root, fromPointer(reference));
    if (!isObject(value)) return current;
    current = { value, pointer: reference.slice(1) };
  }
  return current;
}
