import { describe, expect, it } from "vitest";
import { namespaceOf, readNamespaces } from "../../generator/names/namespaces.js";
import { codesOf } from "./facts.js";

const defined = [
  { name: "accounts", tags: ["Accounts", "Account Types"] },
  { name: "cases", tags: ["Cases"] },
];

describe("the namespace of an operation", () => {
  it.each([
    [["Account Types"], "accounts", false],
    [["Unknown", "Cases"], "cases", false],
    [["Case Notes"], "caseNotes", true],
    [["2FA codes"], "persona2FaCodes", true],
    [[], "accountTypes", true],
  ])("with the tags %j is %s", (tags, name, byRule) => {
    const path = "/account-types/{id}";
    expect(namespaceOf({ tags, path }, defined)).toEqual({ name, byRule });
  });

  it("is general where nothing names one", () => {
    expect(namespaceOf({ tags: [], path: "/{id}" }, defined).name).toBe("general");
  });

  it("is the overlay's where it names one", () => {
    const operation = { tags: ["Cases"], path: "/cases", namespace: "accounts" };
    expect(namespaceOf(operation, defined)).toEqual({ name: "accounts", byRule: false });
  });
});

describe("x-sdk-namespaces", () => {
  it("is read with its place", () => {
    const place = { source: "overlay.yaml", line: 3 };
    const value = { lists: { tags: ["Lists"], file: "lists", schemas: ["entry"], doc: "Lists." } };
    expect(readNamespaces(value, place)).toEqual({
      namespaces: [{ name: "lists", ...value.lists, place }],
      diagnostics: [],
    });
  });

  it("may be absent", () => {
    expect(readNamespaces(undefined)).toEqual({ namespaces: [], diagnostics: [] });
  });

  it.each([
    [[]],
    ["accounts"],
    [{ "my lists": { tags: [] } }],
    [{ lists: [] }],
    [{ lists: {} }],
    [{ lists: { tags: [1] } }],
    [{ lists: { tags: [], schemas: "entry" } }],
    [{ lists: { tags: [], doc: 1 } }],
    [{ lists: { tags: [], file: null } }],
    [{ lists: { tags: [], docs: "typo" } }],
  ])("%j is an error", (value) => {
    const { namespaces, diagnostics } = readNamespaces(value, { source: "overlay.yaml" });
    expect(codesOf(diagnostics)).toEqual(["NAMESPACE_INVALID"]);
    expect(diagnostics[0]?.place?.source).toBe("overlay.yaml");
    expect(namespaces).toEqual([]);
  });

  it("gives a tag to one namespace only", () => {
    const { diagnostics } = readNamespaces({ a: { tags: ["X"] }, b: { tags: ["Y", "X"] } });
    expect(codesOf(diagnostics)).toEqual(["NAMESPACE_TAG_TWICE"]);
    expect(diagnostics[0]?.message).toContain("a and b");
  });
});
