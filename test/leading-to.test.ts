import { describe, expect, it } from "vitest";
import { leadingTo } from "../generator/leading-to.js";

const graph: Readonly<Record<string, readonly string[]>> = {
  a: ["b", "x"],
  b: ["c", "a"],
  c: ["end"],
  lone: ["x"],
  circle: ["circle"],
};
const to = (...ends: readonly string[]): readonly string[] =>
  [...leadingTo(ends, Object.keys(graph), (key) => graph[key] ?? [])].sort();

describe("what leads to an end", () => {
  it("does so over any number of steps, circles too", () => {
    expect(to("end")).toEqual(["a", "b", "c", "end"]);
    expect(to("a")).toEqual(["a", "b"]);
    expect(to("circle")).toEqual(["circle"]);
    expect(to("x", "lone")).toEqual(["a", "b", "lone", "x"]);
  });

  it("is nothing where there are no ends", () => {
    expect(to()).toEqual([]);
  });

  it("is looked at once each, however long the way", () => {
    const length = 20_000;
    let asked = 0;
    const found = leadingTo([length], Array.from({ length }).keys(), (key) => {
      asked += 1;
      return [key + 1];
    });
    expect(found.size).toBe(length + 1);
    expect(asked).toBe(length);
  });
});
