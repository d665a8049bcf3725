import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { valueAt } from "../../generator/document/pointer.js";
import type { Json } from "../../generator/document/document.js";
import { jsonPlaces } from "../../generator/json/places.js";
import { fromPointer } from "../../generator/json/pointer.js";

describe("places in JSON", () => {
  it("are those of keys and of items", () => {
    const { offsets, duplicates } = jsonPlaces('{"a": [10, {"b/~": 2}], "": {}}');
    expect(Object.fromEntries(offsets)).toEqual({
      "/a": 1,
      "/a/0": 7,
      "/a/1": 11,
      "/a/1/b~1~0": 12,
      "/": 24,
    });
    expect(duplicates).toEqual([]);
  });

  it("tell what is there twice, once for each object", () => {
    const text = '{"a": {"b": 1}, "a": {"b": 2, "b": {}}}';
    expect(jsonPlaces(text).duplicates).toEqual([
      { pointer: "/a", offset: 16 },
      { pointer: "/a/b", offset: 30 },
    ]);
  });

  it("lead to every member and item of any JSON, and to nothing else", () => {
    const laidOut = fc.constantFrom(undefined, 1, "\t", " ");
    fc.assert(
      fc.property(fc.jsonValue(), laidOut, (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const { offsets } = jsonPlaces(text);
        for (const [pointer, offset] of offsets) {
          const keys = fromPointer(pointer);
          const found = valueAt(JSON.parse(text) as Json, keys);
          const rest = text.slice(offset);
          const start = JSON.stringify(found, null, indent)?.slice(0, 1) ?? "";
          expect(rest.startsWith(JSON.stringify(keys.at(-1))) || rest.startsWith(start)).toBe(true);
        }
        expect(offsets.size).toBe(parts(JSON.parse(text) as Json));
      }),
    );
  });
});

/** How many members and items a value has, those of its members and items included. */
function parts(value: Json): number {
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + 1 + parts(inner), 0);
}
