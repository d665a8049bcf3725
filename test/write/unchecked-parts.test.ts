import ts from "typescript";
import { beforeEach, describe, expect, it } from "vitest";
import { uncheckedParts } from "../../generator/write/unchecked-parts.js";
import { compiled, smallTsconfig, type Compiled } from "./compiled.js";
import { watched } from "./kept.js";

const HEAD = "/**\n * By hand.\n * @noformat\n */\n";
/** Makes an object long enough to be looked at member by member. */
const filler = `  many: ${Array.from({ length: 4_000 }, (_, index) => `${index}`).join(" | ")};\n`;

const text = `${HEAD}export interface paths {
  "/accounts": {
    get: operations["list-accounts"];
  };
}
export interface components {
  schemas: {
  ${filler}    account: {
      cases: components["schemas"]["case"][];
    };
    case: {
      state: Name;
    };
  };
}
export type Name = string;
export interface Nothing {}
export interface operations {
  "list-accounts": {
    answer: components["schemas"]["account"];
    query: Nothing;
  };
  "redact-account": {
    answer: components["schemas"]["account"]["cases"];
  };
}
`;

const parse = (written: string): ts.SourceFile =>
  ts.createSourceFile("src/openapi.ts", written, ts.ScriptTarget.ES2022);

/** Lines of a text that say something. */
const linesOf = (left: string | undefined): readonly string[] =>
  (left ?? "").split("\n").filter((line) => line.trim() !== "" && !line.includes("many:"));

describe("of a long module of types", () => {
  let kept: Map<string, string>;

  beforeEach(() => {
    kept = new Map();
    const first = uncheckedParts(parse(text), "", watched(kept));
    expect(first).toMatchObject({ text });
    for (const key of first?.keys ?? []) kept.set(key, "");
  });

  it("nothing is left where all was checked, each line at its place", () => {
    const again = uncheckedParts(parse(text), "", watched(kept));
    expect(again?.keys).toEqual([]);
    expect(again?.text.split("\n")).toHaveLength(text.split("\n").length);
    expect(linesOf(again?.text)).not.toContain('    get: operations["list-accounts"];');
  });

  it("all is left under other settings", () => {
    expect(uncheckedParts(parse(text), "strict", watched(kept))?.text).toBe(text);
  });

  it("what changed is left, what leads to it and all that these lead to", () => {
    const changed = text.replace("state: Name", "state?: Name");
    const { text: left = "", keys = [] } = uncheckedParts(parse(changed), "", watched(kept)) ?? {};
    // case, account, list-accounts, redact-account, /accounts
    expect(keys).toHaveLength(5);
    expect(linesOf(left)).toEqual(linesOf(changed));
    expect(left).not.toContain("many:");
  });

  it("of an operation that changed, the others are not left", () => {
    const changed = text.replace('["account"]["cases"]', '["case"]');
    const { text: left, keys } = uncheckedParts(parse(changed), "", watched(kept)) ?? {};
    expect(keys).toHaveLength(1);
    expect(linesOf(left).slice(4)).toEqual([
      "export interface paths {",
      "}",
      "export interface components {",
      "  schemas: {",
      "    case: {",
      "      state: Name;",
      "    };",
      "  };",
      "}",
      "export type Name = string;",
      "export interface operations {",
      '  "redact-account": {',
      '    answer: components["schemas"]["case"];',
      "  };",
      "}",
    ]);
  });

  it.each([
    ["a short one", `${HEAD}export interface A {\n  a: string;\n}\n`],
    [
      "one with a method",
      text.replace("export type Name = string;", "export interface B { b(): void }"),
    ],
    ["one with type parameters", text.replace("type Name =", "type Name<T = 1> =")],
    ["one that inherits", text.replace("interface paths", "interface paths extends operations")],
    ["one that declares a name twice", `${text}export interface paths {}\n`],
  ])("is not %s", (_, other) => {
    expect(uncheckedParts(parse(other), "", watched(kept))).toBeUndefined();
  });
});

describe("a build that knows an earlier one finds in such a module, and makes of it, what a first one does:", () => {
  const build = (written: string, kept: Map<string, string>): Promise<Compiled> => {
    const tree = new Map([
      ["package.json", '{ "type": "module" }'],
      ["tsconfig.json", smallTsconfig],
      ["src/openapi.ts", written],
    ]);
    return compiled("sdk", tree, watched(kept));
  };

  it.each([
    ["no error where there is none", "state: Name", "state?: Name"],
    ["a name that went", "    case: {", "    cases: {"],
    ["a type that went", "type Name =", "type Names ="],
    ["an empty type that went", "interface Nothing {}", "interface None {}"],
    ["a member that went", "      cases: comp", "      all: comp"],
    ["a circle", "type Name = string", 'type Name = components["schemas"]["case"]["state"]'],
    ["a name that is there twice", '  "redact-account": {', '  "list-accounts": {'],
    [
      "a name that is there before itself",
      "interface operations {",
      'interface operations {\n  "list-accounts": Name;',
    ],
    ["a long name that is there twice", "  schemas: {", "  schemas: {};\n  schemas: {"],
    ["a part that went", "interface operations {", "interface operation {"],
    ["an unfinished text", "export type Name = string;", "export type Name = ;"],
  ])("%s", async (_, from, to) => {
    const kept = new Map<string, string>();
    expect((await build(text, kept)).errors).toEqual([]);
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    expect(await build(changed, kept)).toEqual(await build(changed, new Map()));
  });
});
