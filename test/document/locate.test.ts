import { describe, expect, test } from "vitest";
import { locateThrough, type Edit } from "../../generator/document/edits.js";
import { placeAt, placeIn, positionOf, withPointer } from "../../generator/document/locate.js";

const yaml = [
  "a:",
  "  b: 1",
  "  'x/y':",
  "    - first",
  "    - {name: second}",
  "  '50%': true",
  "",
].join("\n");
const at = (pointer: string, text = yaml): string => {
  const { line, column } = placeIn({ name: "a.yaml", text }, pointer);
  return `${line ?? 0}:${column ?? 0}`;
};

describe("a pointer's place in its source", () => {
  test.each([
    ["", "1:1"],
    ["/a", "1:1"],
    ["/a/b", "2:3"],
    ["/a/x~1y", "3:3"],
    ["/a/x~1y/0", "4:7"],
    ["/a/x~1y/1/name", "5:8"],
    ["/a/50%", "6:3"],
    // not there: the nearest parent that is
    ["/a/c", "1:1"],
    ["/a/x~1y/7", "3:3"],
    ["/other", "1:1"],
  ])("%s is at %s", (pointer, expected) => {
    expect(at(pointer)).toBe(expected);
  });

  test("the code frame shows the lines around it", () => {
    expect(placeIn({ name: "a.yaml", text: yaml }, "/a/x~1y").codeFrame).toBe(
      [
        "1 | a:",
        "2 |   b: 1",
        "3 |   'x/y':",
        "  |   ^^^^^",
        "4 |     - first",
        "5 |     - {name: second}",
      ].join("\n"),
    );
  });

  describe("in JSON is the one that a parser of YAML finds", () => {
    const data = {
      info: { "x/y": [1, { name: "a: {b}" }], "50%": { "": null }, 'a"b': "\u2028" },
      paths: { "/a~b/{c}": { get: { list: [[], {}, "\\"] } } },
    };
    test.each([
      ["in one line", JSON.stringify(data)],
      ["in lines", JSON.stringify(data, null, 2)],
      ["with escapes", JSON.stringify(data).replaceAll("info", String.raw`\u0069nfo`)],
    ])("%s", (_, text) => {
      for (const pointer of [
        "/info",
        "/info/x~1y",
        "/info/x~1y/0",
        "/info/x~1y/1",
        "/info/x~1y/1/name",
        "/info/50%",
        '/info/a"b',
        "/paths/~1a~0b~1{c}/get/list",
        "/paths/~1a~0b~1{c}/get/list/2",
        "/paths/~1a~0b~1{c}/get/none/deeper",
        "/none",
      ]) {
        const json = placeIn({ name: "a.json", text }, pointer);
        // A comment makes it YAML.
        const other = placeIn({ name: "a.yaml", text: `# comment\n${text}` }, pointer);
        expect([json.line, json.column], pointer).toEqual([(other.line ?? 0) - 1, other.column]);
        const marks = (frame = ""): string | undefined => /\^+/.exec(frame)?.[0];
        expect(marks(json.codeFrame), pointer).toBe(marks(other.codeFrame));
      }
    });
  });

  test("of a document in one line only the part around the place is shown", () => {
    const entries = Array.from({ length: 200 }, (_, n) => [`key-${n}`, { value: n }]);
    const text = JSON.stringify(Object.fromEntries(entries));
    const { line, column, codeFrame = "" } = placeIn({ name: "a.json", text }, "/key-150/value");
    expect({ line, column }).toEqual({ line: 1, column: text.indexOf('"value":150') + 1 });
    const [shown = "", marks = ""] = codeFrame.split("\n");
    expect(shown.length).toBeLessThan(160);
    expect(shown.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toBe('"value"');
    expect(shown).toContain("key-150");
  });

  test("all of it can be listed and copied", () => {
    const place = placeIn({ name: "a.yaml", text: yaml }, "/a/b");
    expect(Object.keys(place).sort()).toEqual(["codeFrame", "column", "line", "pointer", "source"]);
    expect(JSON.parse(JSON.stringify(place))).toMatchObject({ source: "a.yaml", line: 2 });
    expect(withPointer(place, "/elsewhere")).toMatchObject({ pointer: "/elsewhere", line: 2 });
  });

  test("a source too deep for the position parser has a place all the same", () => {
    const depth = 50_000;
    const text = `{"a":${"[".repeat(depth)}${"]".repeat(depth)}}`;
    expect(at(`/a${"/0".repeat(100)}`, text)).toBe("1:1");
  });

  test("an offset has a line and a column", () => {
    const text = "ab\ncd\n";
    expect(
      [0, 1, 3, 4, 6].map((offset) => positionOf(text, offset)).map((it) => [it.line, it.column]),
    ).toEqual([
      [1, 1],
      [1, 2],
      [2, 1],
      [2, 2],
      [3, 1],
    ]);
    expect(placeAt({ name: "a", text }, positionOf(text, 4)).codeFrame).toContain("2 | cd\n  |  ^");
  });
});

describe("places of an edited document", () => {
  const original = (pointer: string): { source: string; pointer: string } => ({
    source: "original",
    pointer,
  });
  const locate = (edits: readonly Edit[], pointer: string): string => {
    const place = locateThrough(edits, original)(pointer);
    return `${place?.source ?? ""} ${place?.pointer ?? ""}`;
  };
  const from =
    (source: string) =>
    (rest: readonly string[]): { source: string } => ({ source: [source, ...rest].join("/") });

  test("what an edit brought leads to it, the rest to the original", () => {
    const edits: Edit[] = [{ kind: "set", at: ["a", "b"], place: from("edit") }];
    expect(locate(edits, "/a/b/c")).toBe("edit/c /a/b/c");
    expect(locate(edits, "/a/bc")).toBe("original /a/bc");
    expect(locate(edits, "/a")).toBe("original /a");
  });

  test("the last edit wins", () => {
    const edits: Edit[] = [
      { kind: "set", at: ["a"], place: from("first") },
      { kind: "set", at: ["a", "b"], place: from("second") },
    ];
    expect(locate(edits, "/a/b")).toBe("second /a/b");
    expect(locate(edits, "/a/c")).toBe("first/c /a/c");
  });

  test("items are found at the index they had", () => {
    const seen: string[] = [];
    const spy = (pointer: string): { source: string } => {
      seen.push(pointer);
      return { source: "original" };
    };
    const edits: Edit[] = [
      { kind: "remove", at: ["list", 1] },
      { kind: "insert", at: ["list", 0], place: from("new") },
    ];
    // before: a b c d; then a c d; then new a c d
    for (const index of [1, 2, 3]) locateThrough(edits, spy)(`/list/${index}/x`);
    expect(seen).toEqual(["/list/0/x", "/list/2/x", "/list/3/x"]);
    expect(locateThrough(edits, spy)("/list/0/x")).toMatchObject({ source: "new/x" });
    expect(locateThrough(edits, spy)("/listing/1")).toMatchObject({ source: "original" });
  });
});
