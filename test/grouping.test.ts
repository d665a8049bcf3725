import { describe, expect, it } from "vitest";
import { addTo, groupBy } from "../generator/grouping.js";

describe("items by a key", () => {
  it("stand in their order, under keys in the order of their first items", () => {
    expect([...groupBy(["cat", "dog", "cow", "bee"], ([first]) => first)]).toEqual([
      ["c", ["cat", "cow"]],
      ["d", ["dog"]],
      ["b", ["bee"]],
    ]);
    expect(groupBy([], String)).toEqual(new Map());
  });

  it("are added to the list that is there, which is not copied", () => {
    const lists = new Map<string, number[]>();
    addTo(lists, "a", 1);
    const list = lists.get("a");
    addTo(lists, "a", 2, 3);
    expect(lists.get("a")).toBe(list);
    expect(list).toEqual([1, 2, 3]);
  });
});
