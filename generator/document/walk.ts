import type { Json, JsonObject } from "./document.js";
import { isArray, isObject } from "./pointer.js";
import { toPointer, type Segment } from "../json/pointer.js";
import { slotOf, type Arrangement, type NodeKind, type Slot } from "./shape.js";

/** The way from the root to a node, cheap to extend; written out only where it is told to someone. */
export interface Path {
  readonly parent?: Path;
  readonly key: Segment;
}

/** The JSON pointer of a path, optionally with more segments behind it; `undefined` is the root. */
export function pointerOf(path: Path | undefined, ...more: readonly Segment[]): string {
  return toPointer([...segmentsOf(path), ...more]);
}

function segmentsOf(path: Path | undefined): Segment[] {
  const segments: Segment[] = [];
  for (let at = path; at; at = at.parent) segments.push(at.key);
  return segments.reverse();
}

const step = (parent: Path | undefined, key: Segment): Path => (parent ? { parent, key } : { key });

/** Called for each value at a place where OpenAPI expects an object of `kind`, whatever the value is. */
export type Visitor = (value: Json, kind: NodeKind, path: Path | undefined) => void;

/** Called where a list or a map of `kind` is expected and something else stands. */
export type Mismatch = (value: Json, arrangement: Arrangement, path: Path) => void;

/**
 * Visits every node of an OpenAPI document, a parent before its children, in the order of the document. References are
 * visited, not followed.
 */
export function visitDocument(root: Json, visitor: Visitor, mismatch?: Mismatch): void {
  visitNode(root, "document", undefined);

  function visitNode(value: Json, kind: NodeKind, path: Path | undefined): void {
    visitor(value, kind, path);
    if (!isObject(value)) return;
    for (const key of Object.keys(value)) {
      const slot = slotOf(kind, key);
      if (slot) visitSlot(value[key] ?? null, slot, step(path, key));
    }
  }

  function visitSlot(value: Json, { kind, arrangement }: Slot, path: Path): void {
    if (arrangement === "one") {
      visitNode(value, kind, path);
    } else if (arrangement === "list" && isArray(value)) {
      value.forEach((item, index) => {
        visitNode(item, kind, { parent: path, key: index });
      });
    } else if (arrangement !== "list" && isObject(value)) {
      for (const name of Object.keys(value)) {
        if (arrangement === "patterns" && name.startsWith("x-")) continue;
        visitNode(value[name] ?? null, kind, { parent: path, key: name });
      }
    } else {
      mismatch?.(value, arrangement, path);
    }
  }
}

/**
 * A document with every node replaced by what `edit` makes of it, parents first; then the children of the result are
 * rewritten. What does not change is shared with the original.
 */
export function rewriteDocument(
  root: JsonObject,
  edit: (node: JsonObject, kind: NodeKind) => JsonObject,
): JsonObject {
  return rewriteNode(root, "document");

  function rewriteNode(original: JsonObject, kind: NodeKind): JsonObject {
    const node = edit(original, kind);
    return mapEntries(node, (value, key) => {
      const slot = slotOf(kind, key);
      return slot ? rewriteSlot(value, slot) : value;
    });
  }

  function rewriteValue(value: Json, kind: NodeKind): Json {
    return isObject(value) ? rewriteNode(value, kind) : value;
  }

  function rewriteSlot(value: Json, { kind, arrangement }: Slot): Json {
    if (arrangement === "one") return rewriteValue(value, kind);
    if (isArray(value)) {
      return arrangement === "list" ? mapItems(value, (item) => rewriteValue(item, kind)) : value;
    }
    if (!isObject(value) || arrangement === "list") return value;
    return mapEntries(value, (entry, name) =>
      arrangement === "patterns" && name.startsWith("x-") ? entry : rewriteValue(entry, kind),
    );
  }
}

function mapItems(items: readonly Json[], edit: (item: Json) => Json): readonly Json[] {
  const edited = items.map(edit);
  return edited.every((item, index) => item === items[index]) ? items : edited;
}

/** `Object.fromEntries` defines keys and never calls a setter: `__proto__` stays data. */
function mapEntries(node: JsonObject, edit: (value: Json, key: string) => Json): JsonObject {
  const entries = Object.entries(node);
  const edited = entries.map(([key, value]): [string, Json] => [key, edit(value, key)]);
  const same = edited.every(([, value], index) => value === entries[index]?.[1]);
  return same ? node : Object.fromEntries(edited);
}
