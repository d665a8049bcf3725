import { describe, expect, test } from "vitest";
import { documentFromText, parseFile } from "../../generator/document/parse.js";
import { brief, refusalOf } from "./findings.js";

const root = (text: string, name = "openapi.yaml"): unknown => documentFromText(text, name).root;

describe("a document is told by its content", () => {
  test.each([
    ["JSON", "openapi.json", '{"openapi": "3.1.0", "a": [1, null]}'],
    ["JSON named otherwise", "document", '\n  {"openapi": "3.1.0", "a": [1, null]}'],
    ["YAML", "openapi.yaml", "openapi: 3.1.0\na: [1, null]\n"],
    ["YAML named otherwise", "openapi.json", "openapi: 3.1.0\na: [1, null]\n"],
    ["YAML in braces", "openapi.yml", "{openapi: 3.1.0, a: [1, ~]}"],
    ["a byte order mark before it", "openapi.json", '\uFEFF{"openapi": "3.1.0", "a": [1, null]}'],
  ])("%s", (_, name, text) => {
    expect(root(text, name)).toEqual({ openapi: "3.1.0", a: [1, null] });
  });

  test("YAML is read as JSON values: dates stay text, status codes become names", () => {
    const text =
      "version: 2025-12-08\nresponses:\n  200: yes\nbase: &b {x: 1}\nmerged: {<<: *b, y: 2}\n";
    expect(root(text)).toEqual({
      version: "2025-12-08",
      responses: { "200": "yes" },
      base: { x: 1 },
      merged: { x: 1, y: 2 },
    });
  });
});

describe("keys of the document are data", () => {
  test.each([
    ["JSON", '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'],
    ["YAML", "__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\n"],
  ])("%s: __proto__ and constructor are keys like any other", (_, text) => {
    const parsed = root(text) as object;
    expect(Object.keys(parsed)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
    expect("polluted" in {}).toBe(false);
  });
});

describe("what cannot be parsed is refused with its place", () => {
  test.each([
    [
      "truncated JSON",
      "a.json",
      '{\n  "openapi": "3.1.0",\n  "paths": {',
      "DOCUMENT_SYNTAX 3:13",
      /end of the file/,
    ],
    [
      "JSON with a word",
      "a.json",
      '{\n  "openapi": tru\n}',
      "DOCUMENT_SYNTAX 2:14",
      /expected a value/,
    ],
    [
      "truncated YAML",
      "a.yaml",
      'openapi: 3.1.0\ninfo: {title: "a',
      "DOCUMENT_SYNTAX 2:17",
      /not valid YAML/,
    ],
    ["YAML with a tab", "a.yaml", "a:\n  b: 1\n\tc: 2\n", "DOCUMENT_SYNTAX 3:1", /not valid YAML/],
    ["two keys of one name", "a.yaml", "a: 1\nb: 2\na: 3\n", "DOCUMENT_SYNTAX 3:1", /duplicate/i],
    ["a type JSON has not", "a.yaml", "a: !!binary aGk=\n", "DOCUMENT_SYNTAX 1:4", /tag/],
    [
      "bytes of something else",
      "a.yaml",
      "\u0000\u0001\u0002PNG",
      "DOCUMENT_SYNTAX 1:1",
      /not valid YAML/,
    ],
    [
      "a web page",
      "a.json",
      "<!doctype html>\n<title>404</title>",
      "DOCUMENT_NOT_OBJECT 1:1",
      /an HTML page/,
    ],
    ["a list", "a.json", "[1, 2]", "DOCUMENT_NOT_OBJECT 1:1", /a list/],
    ["nothing", "a.yaml", "\n", "DOCUMENT_NOT_OBJECT 1:1", /an empty file/],
  ])("%s", async (_, name, text, expected, message) => {
    const [problem, ...others] = await refusalOf(() => documentFromText(text, name));
    expect(others).toEqual([]);
    expect(problem && brief(problem)).toBe(expected);
    expect(problem?.message).toMatch(message);
    expect(problem?.place?.source).toBe(name);
    expect(problem?.remedy).not.toBe("");
  });

  test("the code frame marks the place", async () => {
    const [problem] = await refusalOf(() => documentFromText('{\n  "openapi": tru\n}', "a.json"));
    expect(problem?.place?.codeFrame).toBe(
      ["1 | {", '2 |   "openapi": tru', "  |              ^", "3 | }"].join("\n"),
    );
  });
});

describe("limits", () => {
  const bomb = [
    "l0: &l0 [x, x, x, x, x, x, x, x, x, x]",
    ...Array.from({ length: 12 }, (_, n) => {
      const before = `*l${n}`;
      return `l${n + 1}: &l${n + 1} [${Array.from({ length: 10 }, () => before).join(", ")}]`;
    }),
  ].join("\n");

  test.each([
    ["aliases that multiply", "a.yaml", bomb, "DOCUMENT_ALIASES 1:1"],
    ["an alias inside itself", "a.yaml", "a: &a\n  b: *a\n", "DOCUMENT_TOO_DEEP 1:1"],
    [
      "10,000 levels of JSON",
      "a.json",
      `{"a":${"[".repeat(10_000)}${"]".repeat(10_000)}}`,
      "DOCUMENT_TOO_DEEP 1:1",
    ],
    [
      "10,000 levels of YAML",
      "a.yaml",
      `a: ${"[".repeat(10_000)}${"]".repeat(10_000)}`,
      "DOCUMENT_TOO_DEEP 1:103",
    ],
    [
      "1,000,000 levels of JSON",
      "a.json",
      `{"a":${"[".repeat(1_000_000)}`,
      "DOCUMENT_SYNTAX 1:1000006",
    ],
  ])("%s", async (_, name, text, expected) => {
    const problems = await refusalOf(() => documentFromText(text, name));
    expect(problems.map(brief)).toEqual([expected]);
    expect(() => problems[0]?.place?.codeFrame).not.toThrow();
  });

  test("a program may set its own", async () => {
    const file = { name: "a.json", text: '{"a": [1, 2, 3]}' };
    const problems = await refusalOf(() => parseFile(file, { depth: 100, values: 4 }));
    expect(problems.map(({ code }) => code)).toEqual(["DOCUMENT_TOO_LARGE"]);
    expect(problems[0]?.message).toContain("4 values");
    expect(parseFile(file, { depth: 3, values: 5 }).root).toEqual({ a: [1, 2, 3] });
  });
});
