import type { Json, JsonObject } from "../document/document.js";
import { isArray, isObject, own } from "../document/pointer.js";
import { type Segment } from "../json/pointer.js";

type MutableObject = Record<string, Json>;
type Container = MutableObject | Json[];

/**
 * A document that is being changed. Containers are copied when they are first changed, and only those; everything else
 * is shared with the original.
 */
export class Draft {
  #root: JsonObject;
  /** Copies made here: they may be changed in place. */
  readonly #own = new WeakSet<object>();

  constructor(root: JsonObject) {
    this.#root = root;
  }

  get root(): JsonObject {
    return this.#root;
  }

  /** The container at a path as a copy that may be changed, or `undefined` where there is none any more. */
  container(segments: readonly Segment[]): Container | undefined {
    this.#root = this.#copied(this.#root) as MutableObject;
    let container: Container = this.#root;
    for (const segment of segments) {
      const value = own(container, segment);
      if (!isObject(value) && !isArray(value)) return undefined;
      const copy = this.#copied(value as Container);
      if (copy !== value) setKey(container, segment, copy);
      container = copy;
    }
    return container;
  }

  #copied(value: Container): Container {
    if (this.#own.has(value)) return value;
    const copy: Container = Array.isArray(value) ? value.slice() : { ...value };
    this.#own.add(copy);
    return copy;
  }
}

/** Sets a key as data: assigning `__proto__` would change the prototype instead. */
export function setKey(container: Container, key: Segment, value: Json): void {
  Object.defineProperty(container, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}
