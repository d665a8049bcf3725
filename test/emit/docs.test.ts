import { StructureKind } from "ts-morph";
import ts from "typescript";
import { expect, test } from "vitest";
import { code } from "../../generator/emit/code.js";
import { docComment, docs, type Docs } from "../../generator/emit/docs.js";
import { printSourceFile } from "../../generator/emit/print.js";

/** Comment and tags of the only declaration, as TypeScript itself reads them. */
function read(text: string): { readonly comment: string; readonly tags: readonly string[] } {
  const file = ts.createSourceFile("a.ts", text, ts.ScriptTarget.Latest, true);
  expect(file.statements, text).toHaveLength(1);
  const [statement] = file.statements;
  if (statement === undefined) throw new Error("no statement");
  const [doc] = ts.getJSDocCommentsAndTags(statement);
  return {
    comment: doc === undefined ? "" : (ts.getTextOfJSDocComment(doc.comment) ?? ""),
    tags: ts.getJSDocTags(statement).map((tag) => tag.getText().replace(/[\s*]+$/, "")),
  };
}

/** Both ways of writing docs: on a structure, and in front of code. */
function both(content: Docs | string): readonly string[] {
  const structure = { kind: StructureKind.Interface, name: "A", docs: docs(content) } as const;
  return [
    printSourceFile({ path: "a.ts", statements: [structure] }),
    printSourceFile({ path: "a.ts", statements: [code`${docComment(content)}interface A {}`] }),
  ];
}

test("one line stays on one line, more lines and tags stand below each other", () => {
  for (const text of both("One line.")) expect(text).toMatch(/^\/\*\* One line\. \*\/\n/);
  const tags = [{ name: "see", text: "https://example.com" }, undefined, { name: "deprecated" }];
  for (const text of both({ text: ["First.", "", "- a", "  - b"], tags })) {
    expect(text).toMatch(
      /^\/\*\*\n \* First\.\n \*\n \* - a\n \* {3}- b\n \* @see https:\/\/example\.com\n \* @deprecated\n \*\//,
    );
    expect(read(text).tags).toEqual(["@see https://example.com", "@deprecated"]);
  }
});

test("nothing to say gives no comment", () => {
  expect(docs(undefined)).toEqual([]);
  expect(docs({ text: "  \n ", tags: [undefined] })).toEqual([]);
  expect(docComment("")).toBe("");
});

test.each([
  "*/ export const evil = 1; /*",
  "*/*/",
  "@deprecated",
  "first\n@internal second",
  "text @param x and {@link y}",
  "a\r\nb\u2028@c",
  "\u202ereversed",
  "  \n\n\n spaced \n\n\n\n out \n",
])("%j neither ends the comment nor becomes a tag", (hostile) => {
  for (const text of both({ text: hostile, tags: [{ name: "see", text: hostile }] })) {
    const { tags } = read(text);
    expect(tags.map((tag) => tag.split(" ")[0])).toEqual(["@see"]);
    expect(text).not.toMatch(/[\r\u2028\u202e]|\n \*\n \*\n/);
  }
});

test("the way to another declaration stands at the end of the text, before the tags", () => {
  const content = { text: ["One.", "Two."], link: "other", tags: [{ name: "deprecated" }] };
  for (const text of both(content)) {
    expect(text).toContain(" * Two. {@link other}\n * @deprecated\n");
    expect(read(text).tags).toEqual(["@deprecated"]);
  }
  expect(docComment({ link: "other" })).toBe("/** {@link other} */\n");
});
