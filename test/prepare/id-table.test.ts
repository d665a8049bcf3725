import { describe, expect, it } from "vitest";
import { readIdTable } from "../../generator/prepare/id-table.js";

const table = readIdTable({
  "x-ids": {
    account: { prefixes: ["act_"], types: ["account"], parameters: ["account-id"] },
    report: { prefixes: ["rep_", ""], types: ["report/*"], parameters: ["report-id"] },
    special: { prefixes: ["spc_"], types: ["report/special"] },
    "item-a": { prefixes: ["a_"], parameters: ["item-id"], operations: ["get-a", "drop-a"] },
    "item-b": { prefixes: ["b_"], parameters: ["item-id"], operations: ["get-b"] },
    nothing: { prefixes: [] },
    odd: "not an entry",
  },
});

describe("the table of ids", () => {
  it("lists kinds with their prefixes, in order, and none without", () => {
    expect(table.kinds).toEqual([
      { key: "account", prefixes: ["act_"] },
      { key: "report", prefixes: ["rep_"] },
      { key: "special", prefixes: ["spc_"] },
      { key: "item-a", prefixes: ["a_"] },
      { key: "item-b", prefixes: ["b_"] },
    ]);
  });

  it.each([
    ["account", "account"],
    ["report/watchlist", "report"],
    ["report/*", "report"],
    ["report/special", "special"],
    ["report", undefined],
    ["accounts", undefined],
    ["constructor", undefined],
  ])("the type %s is of kind %s", (type, kind) => {
    expect(table.ofType(type)).toBe(kind);
  });

  it.each([
    ["account-id", "anything", "account"],
    ["item-id", "drop-a", "item-a"],
    ["item-id", "get-b", "item-b"],
    ["item-id", "get-c", undefined],
    ["other-id", "get-a", undefined],
  ])("the parameter %s of %s is of kind %s", (name, operation, kind) => {
    expect(table.ofParameter(name, operation)).toBe(kind);
  });

  it("is empty for a document without one", () => {
    expect(readIdTable({}).kinds).toEqual([]);
    expect(readIdTable({ "x-ids": [] }).ofType("account")).toBeUndefined();
  });
});
