import { describe, expect, it } from "vitest";
import { emptyLock, type NamesLock } from "../../generator/names/lock.js";
import { parseLock, printLock } from "../../generator/names/lock-text.js";
import { codesOf } from "./facts.js";

const lock: NamesLock = {
  ...emptyLock,
  namespaces: { accounts: "accounts", cases: "cases" },
  operations: {
    "GET /cases": { id: "list-cases", function: "listCases", namespace: "cases", member: "list" },
    "POST /accounts": {
      id: "a",
      function: "createAccount",
      namespace: "accounts",
      member: "create",
    },
  },
  types: { account: "Account", "case/attributes/status": "CaseStatus" },
  ids: { account: "AccountId" },
  enums: { "case/attributes/status": { values: "caseStatuses", guard: "isKnownCaseStatus" } },
  events: { "case.created": "CaseCreatedEvent" },
  parameters: { ...emptyLock.parameters, path: { "case-id": "caseId" } },
  vanished: { ...emptyLock.vanished, types: { old: "Old" } },
  aliases: [{ kind: "type", key: "account", name: "Person", since: "2.0.0" }],
};
const text = printLock(lock);

/** What is found in the text after an edit: code, and the line it points to. */
function found(from: string | RegExp, to: string): readonly (readonly [string, string])[] {
  const edited = text.replace(from, to);
  expect(edited).not.toBe(text);
  const { lock: read, diagnostics } = parseLock(edited, "spec/names.lock.json");
  expect(read).toBeUndefined();
  return diagnostics.map(({ code, place, severity, remedy }) => {
    expect([severity, place?.source]).toEqual(["error", "spec/names.lock.json"]);
    expect(remedy).not.toBe("");
    expect(place?.codeFrame).toContain("^");
    return [code, edited.split("\n")[(place?.line ?? 0) - 1]?.trim() ?? ""] as const;
  });
}

describe("the text of a lock", () => {
  it("is read back as it was written", () => {
    expect(parseLock(text, "x").lock?.data).toEqual(lock);
    expect(parseLock(printLock(emptyLock), "x").lock?.data).toEqual(emptyLock);
  });

  it("is the same for the same names in any order", () => {
    const turned = {
      ...lock,
      types: { "case/attributes/status": "CaseStatus", account: "Account" },
    };
    expect(printLock(turned)).toBe(text);
  });

  it("changes by one line when one name is added", () => {
    const more = { ...lock, types: { ...lock.types, "account/attributes": "AccountAttributes" } };
    const lines = new Set(text.split("\n"));
    const added = printLock(more)
      .split("\n")
      .filter((line) => !lines.has(line));
    expect(added).toEqual(['    "account/attributes": "AccountAttributes",']);
  });

  it("holds keys that objects have a meaning for", () => {
    const types = Object.fromEntries([["__proto__", "Proto"]]);
    const odd = { ...lock, types };
    const read = parseLock(printLock(odd), "x").lock?.data.types;
    expect(Object.entries(read ?? {})).toEqual([["__proto__", "Proto"]]);
  });

  it("says where its entries stand, or what they stand in", () => {
    const place = parseLock(text, "lock.json").lock?.locate("/operations/POST ~1accounts/member");
    expect(place).toMatchObject({ source: "lock.json", column: 7 });
    expect(text.split("\n")[(place?.line ?? 0) - 1]).toContain('"member": "create"');
    const none = parseLock(text, "lock.json").lock?.locate("/types/none");
    expect(text.split("\n")[(none?.line ?? 0) - 1]).toContain('"types": {');
  });
});

describe("a text that is not JSON is a located error:", () => {
  it.each([
    ["a missing comma", '"Account",', '"Account"', '"case/attributes/status": "CaseStatus"'],
    ["a trailing comma", '"CaseStatus"\n', '"CaseStatus",\n', "},"],
    ["a comment", '"account":', '// mine\n"account":', "// mine"],
    ["single quotes", '"Account"', "'Account'", "\"account\": 'Account',"],
    ["a bare word", '"Account"', "Account", '"account": Account,'],
    ["two values", /\}\n$/, "}\n{}\n", "{}"],
  ])("%s", (_, from, to, line) => {
    expect(found(from, to)).toEqual([["LOCK_SYNTAX", line]]);
  });

  it("a text that is cut off", () => {
    const { diagnostics } = parseLock(text.slice(0, 100), "x");
    expect(diagnostics).toMatchObject([
      { code: "LOCK_SYNTAX", place: { line: text.slice(0, 100).split("\n").length } },
    ]);
    expect(diagnostics[0]?.message).toContain("the file ends inside this string");
  });

  it("an empty text, and one nested without end", () => {
    expect(codesOf(parseLock("", "x").diagnostics)).toEqual(["LOCK_SYNTAX"]);
    expect(codesOf(parseLock("[".repeat(1e6), "x").diagnostics)).toEqual(["LOCK_SYNTAX"]);
  });

  it("an unresolved merge", () => {
    const merge =
      '<<<<<<< ours\n"account": "Account",\n=======\n"account": "Person",\n>>>>>>> theirs';
    expect(found(/ +"account": "Account",/, merge)).toEqual([["LOCK_MERGE", "<<<<<<< ours"]]);
  });
});

describe("an entry of another shape is a located error:", () => {
  it.each([
    ["a name that is none", '"Account"', '"My Account"', '"account": "My Account",'],
    ["a name that is no text", '"Account"', "7", '"account": 7,'],
    ["a file that climbs", '"accounts": "accounts"', '"accounts": "../x"', '"accounts": "../x",'],
    [
      "a namespace that is none",
      '"namespace": "cases"',
      '"namespace": "a b"',
      '"namespace": "a b",',
    ],
    ["a member too few", /"member": "list"/, '"memb": "list"', '"GET /cases": {'],
    ["an unknown section", '"types": {', '"typos": {}, "types": {', '"typos": {}, "types": {'],
    ["a section too few", '"ids": {', '"enums2": {', "{"],
    ["a section that is a list", /"ids": \{\n.*\n +\}/, '"ids": []', '"ids": [],'],
    ["an unknown position", '"path": {', '"matrix": {}, "path": {', '"matrix": {}, "path": {'],
    ["an odd alias", '"kind": "type"', '"kind": "id"', '"kind": "id",'],
    ["an alias that is no name", '"Person"', '"Per son"', '"name": "Per son",'],
  ])("%s", (_, from, to, line) => {
    const all = found(from, to).filter(([code]) => code === "LOCK_SHAPE");
    expect(all.map(([, at]) => at)).toContain(line);
  });

  it.each(["[]", "null", '"lock"', "7"])("the lock being %s", (value) => {
    expect(codesOf(parseLock(value, "x").diagnostics)).toEqual(["LOCK_SHAPE"]);
  });
});

it("a lock of another version is an error of its own", () => {
  expect(found('"version": 1', '"version": 2')).toEqual([["LOCK_VERSION", '"version": 2,']]);
  expect(found('"version": 1,', "")).toEqual([["LOCK_VERSION", "{"]]);
});

describe("entries that contradict each other are a located error:", () => {
  it("a key that is there twice", () => {
    const twice = '"account": "Account",\n    "account": "Person",';
    expect(found('"account": "Account",', twice)).toEqual([
      ["LOCK_DUPLICATE", '"account": "Person",'],
    ]);
  });

  it.each([
    ["two types of one name", '"CaseStatus"', '"Account"', '"case/attributes/status": "Account"'],
    [
      "names that differ in case",
      '"CaseStatus"',
      '"aCCOUNT"',
      '"case/attributes/status": "aCCOUNT"',
    ],
    ["a function and a type", '"Account",', '"CreateAccount",', '"account": "CreateAccount",'],
    ["an id's guard and a function", '"listCases"', '"isAccountId"', '"account": "AccountId"'],
    [
      "an enum's values and an event",
      '"CaseCreatedEvent"',
      '"CaseStatuses"',
      '"case/attributes/status": {',
    ],
    ["two files", '"cases": "cases"', '"cases": "accounts"', '"cases": "accounts"'],
    ["two operationIds", '"id": "a"', '"id": "list-cases"', '"id": "list-cases",'],
  ])("%s", (_, from, to, line) => {
    expect(found(from, to)).toEqual([["LOCK_CONFLICT", line]]);
  });

  it("two methods of one namespace", () => {
    const moved = { ...lock.operations["GET /cases"], namespace: "accounts", member: "Create" };
    const operations = { ...lock.operations, "GET /cases": moved } as NamesLock["operations"];
    const { diagnostics } = parseLock(printLock({ ...lock, operations }), "x");
    expect(diagnostics).toMatchObject([
      { code: "LOCK_CONFLICT", place: { pointer: "/operations/POST ~1accounts/member" } },
    ]);
    expect(diagnostics[0]?.message).toContain("line 12");
  });
});
