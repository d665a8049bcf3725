import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterEach, describe, expect, it } from "vitest";
import { isSlowPattern } from "../../generator/document/slow-pattern.js";
import { parses } from "./generate-mutated.js";
import { hostileTexts } from "./hostile-texts.js";
import { isObject, type Json, type JsonObject } from "./part-of-document.js";
import { generateFrom, smallDocument } from "./small-document.js";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function generate(
  document: JsonObject,
): Promise<{ code: number; told: string; folder: string }> {
  const made = await generateFrom(JSON.stringify(document));
  folders.push(made.folder);
  return made;
}

/** Texts that JSON can carry from one program to another as they are. */
const whole = hostileTexts.filter((text) => text !== "\ud800");
const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  account: { type: "object", properties, ...more },
});
const each = (make: (text: string, index: number) => readonly [string, Json]): JsonObject =>
  Object.fromEntries(whole.map(make));

/** Documents that are sound, but for their texts. */
const sound: Readonly<Record<string, () => JsonObject>> = {
  "names of members": () => smallDocument(object(each((text) => [text, { type: "string" }]))),
  "known values": () =>
    smallDocument(object({ kind: { type: "string", enum: [...new Set(whole)] } })),
  constants: () => smallDocument(object(each((text, index) => [`p${index}`, { const: text }]))),
  descriptions: () =>
    smallDocument(
      object(
        each((text, index) => [`p${index}`, { type: "string", description: text }]),
        {
          description: whole.join("\n"),
        },
      ),
      { summary: whole.join(" "), description: whole.join("\n\n"), externalDocs: { url: "x*/y" } },
    ),
  "examples and defaults": () =>
    smallDocument(
      object(
        each((text, index) => [
          `p${index}`,
          { type: "string", default: text, examples: [text], format: text, title: text },
        ]),
      ),
    ),
};

/** Documents that may be refused: a text stands where a name is made from it. */
const doubtful: Readonly<Record<string, (text: string) => JsonObject>> = {
  "the name of a schema": (text) => ({
    ...smallDocument({
      account: { type: "object", properties: { a: { type: "string" } } },
      [text]: { type: "object", properties: { a: { type: "string" } } },
    }),
  }),
  operationId: (text) => smallDocument(object({}), { operationId: text }),
  "a tag": (text) => smallDocument(object({}), { tags: [text] }),
  "a query parameter": (text) =>
    smallDocument(object({}), {
      parameters: [
        { name: "account-id", in: "path", required: true, schema: { type: "string" } },
        { name: text, in: "query", schema: { type: "string" } },
      ],
    }),
  "a header": (text) =>
    smallDocument(object({}), {
      responses: {
        "200": { description: text, headers: { [text]: { schema: { type: "string" } } } },
      },
    }),
};

/** Texts that names are made from, all of them in one document. */
const names = [
  "CON",
  "аccount",
  "line\nbreak",
  "line\u2028break",
  "'; escaped(); '",
  "a".repeat(99),
];
const operations = (more: (text: string) => JsonObject): JsonObject => {
  const { get = {} } = shortPath(smallDocument(object({})));
  const paths = names.map((text, index): [string, Json] => [
    `/accounts/${index}/{account-id}`,
    { get: { ...(get as JsonObject), operationId: `retrieve-${index}`, ...more(text) } },
  ]);
  return { ...smallDocument(object({})), paths: Object.fromEntries(paths) };
};
const crowded: Readonly<Record<string, () => JsonObject>> = {
  "names of schemas": () =>
    smallDocument({
      account: {
        type: "object",
        properties: Object.fromEntries(
          names.map((name, index) => [`p${index}`, { $ref: `#/components/schemas/${name}` }]),
        ),
      },
      ...Object.fromEntries(
        names.map((name) => [name, { type: "object", properties: { a: { type: "string" } } }]),
      ),
    }),
  operationIds: () => operations((text) => ({ operationId: text })),
  tags: () => operations((text) => ({ tags: [text] })),
  "query parameters": () =>
    smallDocument(object({}), {
      parameters: [
        { name: "account-id", in: "path", required: true, schema: { type: "string" } },
        ...names.map((name) => ({ name, in: "query", schema: { type: "string" } })),
      ],
    }),
  headers: () =>
    smallDocument(object({}), {
      responses: {
        "200": {
          description: "d",
          headers: Object.fromEntries(names.map((name) => [name, { schema: { type: "string" } }])),
        },
      },
    }),
};

/** The only path of a small document. */
const shortPath = (document: JsonObject): JsonObject =>
  objectIn(objectIn(document, "paths"), "/accounts/{account-id}");
const objectIn = (node: JsonObject, key: string): JsonObject => {
  const value = node[key];
  return isObject(value) ? value : {};
};

/** A small document whose path has these parameters. */
function withPath(parameters: readonly (JsonObject & { name: string })[]): JsonObject {
  const path = `/accounts${parameters.map(({ name }) => `/{${name}}`).join("")}`;
  const document = smallDocument(object({}), { parameters: [...parameters] });
  return { ...document, paths: { [path]: shortPath(document) } };
}

const compiles = (pattern: string): boolean => {
  try {
    return new RegExp(pattern, "u").source !== "";
  } catch {
    return false;
  }
};

describe("a document full of texts that are made to escape", { timeout: 240_000 }, () => {
  it.each(Object.entries(sound))("in %s becomes a package", async (_, make) => {
    const { code, told, folder } = await generate(make());
    expect(told).not.toMatch(/error/i);
    expect(code).toBe(0);
    expectContained(folder);
  });

  it.each(Object.entries(doubtful))("as %s stays inside", async (_, make) => {
    for (const text of ["../../../escaped", "a\u0000*/b", "__proto__"]) {
      const { code, told, folder } = await generate(make(text));
      expect([0, 2], `${JSON.stringify(text)}: ${told}`).toContain(code);
      expectContained(folder);
    }
  });

  it.each(Object.entries(crowded))("as %s, side by side, stay inside", async (_, make) => {
    const { code, told, folder } = await generate(make());
    expect(code, told).toBe(0);
    expectContained(folder);
  });

  it("as patterns of ids stays inside them", async () => {
    const patterns = [...whole, "/; escaped(); /", "/u; escaped(); //", "[/]; escaped()", "\\/*"]
      .map((text) => `^act_${text}`)
      .filter((pattern) => compiles(pattern) && !isSlowPattern(pattern));
    expect(patterns.length).toBeGreaterThan(30);
    const { code, told, folder } = await generate(withPatterns(patterns));
    expect(code, told).toBe(0);
    expectContained(folder);
    const sourceOf = (pattern: string): string => new RegExp(pattern).source;
    const enforced = sources(folder).flatMap(({ file }) => patternsIn(file).map(sourceOf));
    const missing = patterns.filter((pattern) => !enforced.includes(sourceOf(pattern)));
    expect(missing).toEqual([]);
  });

  it("keeps known values exactly", async () => {
    const { folder } = await generate(sound["known values"]?.() ?? {});
    const found = new Set(sources(folder).flatMap(({ file }) => literalsIn(file)));
    expect(whole.filter((text) => !found.has(text))).toEqual([]);
  });
});

it("a pattern that may take exponential time is told and not enforced", async () => {
  const quick = "^acc_[a-z]{24}$";
  const slow = ["^act_(a|a){24}$", "^act_(?:a{1,5}){1,12}$", "^act_(?:[a-z0-9]{1,4}-?){1,12}$"];
  const { code, told, folder } = await generate(withPatterns([quick, ...slow]));
  expect(code, told).toBe(0);
  expect(told.match(/openapi\.json:\d+:\d+/g)).toHaveLength(slow.length);
  expect(told.match(/PATTERN_SLOW/g)).toHaveLength(slow.length);
  const enforced = sources(folder).flatMap(({ file }) => patternsIn(file));
  expect(enforced).toContain(quick);
  expect(enforced.filter((pattern) => pattern.includes("act_"))).toEqual([]);
}, 60_000);

/** A document in which ids of a path have these patterns. */
const withPatterns = (patterns: readonly string[]): ReturnType<typeof withPath> =>
  withPath(
    patterns.map((pattern, index) => ({
      name: `p${index}-id`,
      in: "path",
      required: true,
      schema: { type: "string", pattern },
    })),
  );

function sources(folder: string): { readonly path: string; readonly file: ts.SourceFile }[] {
  const out = join(folder, "sdk");
  return readdirSync(out, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.includes("runtime"))
    .map((path) => {
      const text = readFileSync(join(out, path), "utf8");
      expect(parses(path, text), path).toBe(true);
      return { path, file: ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true) };
    });
}

/** Nothing beside the package, and none of the texts became code. */
function expectContained(folder: string): void {
  const beside = readdirSync(folder).filter((name) => !["openapi.json", "sdk"].includes(name));
  expect(beside).toEqual([]);
  if (!readdirSync(folder).includes("sdk")) return;
  for (const { path, file } of sources(folder)) {
    expect(path).toMatch(/^[\w./-]+$/);
    expect(
      namesIn(file).filter((name) => name === "escaped"),
      path,
    ).toEqual([]);
    expect(file.text.includes("\u0000") || /@ts-/.test(commentsBeforeCode(file)), path).toBe(false);
  }
}

const namesIn = (file: ts.SourceFile): string[] =>
  collect(file, (node) => (ts.isIdentifier(node) && isCalled(node) ? node.text : undefined));
const isCalled = (node: ts.Node): boolean => ts.isCallExpression(node.parent);
const literalsIn = (file: ts.SourceFile): string[] =>
  collect(file, (node) => (ts.isStringLiteral(node) ? node.text : undefined));

/** Of literals, and of those that a literal cannot hold readably. */
const patternsIn = (file: ts.SourceFile): string[] =>
  collect(file, (node) => {
    if (ts.isRegularExpressionLiteral(node)) return node.text.slice(1, node.text.lastIndexOf("/"));
    if (!ts.isNewExpression(node) || node.expression.getText(file) !== "RegExp") return undefined;
    const [source] = node.arguments ?? [];
    return source !== undefined && ts.isStringLiteral(source) ? source.text : undefined;
  });

function collect(file: ts.SourceFile, read: (node: ts.Node) => string | undefined): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const text = read(node);
    if (text !== undefined) found.push(text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** A comment of one line that speaks to the compiler. */
function commentsBeforeCode(file: ts.SourceFile): string {
  return file.text
    .split("\n")
    .filter((line) => line.startsWith("//"))
    .join("\n");
}
