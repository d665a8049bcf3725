import globals from "globals";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { globalNames } from "../../generator/names/global-names.js";
import {
  fileName,
  isFileName,
  isIdentifier,
  isTakenForMembers,
  isTakenForOptions,
  isTakenForTypes,
  isTakenForValues,
  numbered,
  prefixed,
  valueIdentifier,
} from "../../generator/names/identifiers.js";

describe("names that are taken", () => {
  it("hold the globals of the language, of the DOM and of Node", () => {
    for (const name of [...Object.keys(globals.builtin), ...Object.keys(globals.nodeBuiltin)]) {
      expect(globalNames, name).toContain(name);
    }
    for (const name of ["Document", "Event", "File", "Report", "Response", "Partial", "fetch"]) {
      expect(globalNames, name).toContain(name);
    }
    for (const name of ["Account", "Inquiry", "Device", "List", "Transaction", "Webhook", "User"]) {
      expect(globalNames, name).not.toContain(name);
    }
  });

  it("hold every type that a program sees without an import", { timeout: 120_000 }, () => {
    const options = {
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      types: [],
    };
    const host = ts.createCompilerHost(options);
    const empty = ts.createSourceFile("empty.ts", "export {};", ts.ScriptTarget.ES2022);
    const program = ts.createProgram(["empty.ts"], options, {
      ...host,
      getSourceFile: (name, ...rest) =>
        name === "empty.ts" ? empty : host.getSourceFile(name, ...rest),
    });
    const seen = program
      .getTypeChecker()
      .getSymbolsInScope(empty, ts.SymbolFlags.Type | ts.SymbolFlags.Value)
      .map(({ name }) => name);
    expect(seen.length).toBeGreaterThan(1000);
    expect(seen.filter((name) => !globalNames.has(name) && name !== "arguments")).toEqual([]);
  });

  it("hold every reserved word", () => {
    const keywords = Object.keys(ts.SyntaxKind)
      .filter((kind) => kind.endsWith("Keyword"))
      .map((kind) => kind.slice(0, -"Keyword".length).toLowerCase());
    const refused = keywords.filter((word) => {
      const { diagnostics } = ts.transpileModule(`export function ${word}() {}`, {
        reportDiagnostics: true,
      });
      return diagnostics?.length !== 0;
    });
    expect(refused.length).toBeGreaterThan(30);
    const strict = "arguments await eval implements interface let package private protected public";
    const words = [...refused, ...strict.split(" "), "static", "yield"];
    expect(words.filter((word) => !isTakenForValues(word) || !isTakenForOptions(word))).toEqual([]);
    expect(["Document", "Record"].map(isTakenForTypes)).toEqual([true, true]);
  });

  it("hold what objects answer to anyway", () => {
    for (const name of ["constructor", "toString", "__proto__", "then", "bind"]) {
      expect(isTakenForMembers(name), name).toBe(true);
      expect(isTakenForOptions(name), name).toBe(true);
    }
    expect(["list", "create", "delete"].map(isTakenForMembers)).toEqual([false, false, false]);
  });
});

it.each([
  ["2fa", "persona2Fa"],
  ["", "unnamed"],
  ["__proto__", "proto"],
  ["../x", "x"],
  ["a".repeat(1000), "a".repeat(160)],
])("%j is the value %s", (text, want) => {
  expect(valueIdentifier(text)).toBe(want);
});

it.each([
  ["Document", "PersonaDocument"],
  ["delete", "personaDelete"],
])("%s is told apart as %s", (name, want) => {
  expect(prefixed(name)).toBe(want);
});

it.each([
  ["Account", 2, "Account2"],
  ["Street1", 2, "Street1_2"],
])("%s has the number %d as %s", (name, n, want) => {
  expect(numbered(name, n)).toBe(want);
});

describe("file names", () => {
  it.each([
    ["inquiryTemplates", "inquiry-templates"],
    ["OAuth", "o-auth"],
    ["../../etc/passwd", "etc-passwd"],
    ["CON", "persona-con"],
    ["com1", "persona-com1"],
    ["index", "persona-index"],
    ["\0", "unnamed"],
    ["a b\\c:d", "a-b-c-d"],
  ])("%j is %s", (text, want) => {
    expect(fileName(text)).toBe(want);
    expect(isFileName(want)).toBe(true);
  });

  it.each(["", "..", "a/b", "A", "a.ts", "nul", "lpt9", "-a", "a--b", "a".repeat(81)])(
    "%j is none",
    (text) => {
      expect(isFileName(text)).toBe(false);
    },
  );
});

it.each(["a", "_", "$x1"])("%s is an identifier", (text) => {
  expect(isIdentifier(text)).toBe(true);
});

it.each(["", "1a", "a-b", "é", "a b", "a\n"])("%j is no identifier", (text) => {
  expect(isIdentifier(text)).toBe(false);
});
