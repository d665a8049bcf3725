import { describe, expect, test } from "vitest";
import { catalogue } from "../../generator/diagnostics/catalogue.js";
import { diagnose, throwErrors } from "../../generator/diagnostics/diagnose.js";
import { DiagnosticsError, type Diagnostic } from "../../generator/diagnostics/diagnostic.js";
import { formatDiagnostics } from "../../generator/diagnostics/format.js";
import { nearest } from "../../generator/diagnostics/suggest.js";

const place = {
  source: "/home/me/spec/openapi.yaml",
  line: 12,
  column: 3,
  codeFrame: "11 | a\n12 |   b: 1\n   |   ^\n13 | c",
};
const dangling = (target: string, at?: Diagnostic["place"]): Diagnostic =>
  diagnose("REFERENCE_DANGLING", { target, suggestion: "" }, at);

describe("the catalogue", () => {
  test.each(Object.entries(catalogue))("%s says what is wrong and what to do", (code, entry) => {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(["error", "warning", "note"]).toContain(entry.severity);
    for (const text of [entry.title, entry.message, entry.remedy]) {
      expect(text).toMatch(/\S/);
      expect(text).not.toMatch(/\.$|\n/);
    }
  });
});

describe("diagnose", () => {
  test("fills in the texts of its code", () => {
    expect(dangling("#/a")).toEqual({
      code: "REFERENCE_DANGLING",
      severity: "error",
      message: "$ref #/a leads to nothing",
      remedy: "add #/a or point the reference to something that exists",
    });
  });

  test("values from a document cannot break out of their line or flood it", () => {
    expect(dangling("a\n\u001b[2Jb\u2028c").message).toBe("$ref a [2Jb c leads to nothing");
    expect(dangling("x".repeat(5000)).message.length).toBeLessThan(400);
    expect(dangling("{suggestion}").remedy).toContain("add {suggestion} or");
  });

  test("an error stops, with everything that was found; warnings do not", () => {
    const warning = diagnose("DISCRIMINATOR_DANGLING", { value: "a", target: "b" });
    expect(() => {
      throwErrors([warning]);
    }).not.toThrow();
    const thrown = new DiagnosticsError([warning, dangling("#/a")]);
    expect(() => {
      throwErrors([warning, dangling("#/a")]);
    }).toThrow(thrown);
    expect(thrown.diagnostics).toHaveLength(2);
  });
});

describe("formatDiagnostics", () => {
  test("place, code, message, the lines, what to do; errors last; a count", () => {
    const note = diagnose("OVERLAY_TARGET_ABSENT", { target: "$.a", suggestion: "only $ exists" });
    const found = [dangling("#/a", place), note];
    expect(formatDiagnostics(found, { color: false, cwd: "/home/me" })).toBe(`\
OVERLAY_TARGET_ABSENT  the target $.a matches nothing in this document
  → nothing to do, if it is meant for other versions (only $ exists)

spec/openapi.yaml:12:3  REFERENCE_DANGLING  $ref #/a leads to nothing
  11 | a
  12 |   b: 1
     |   ^
  13 | c
  → add #/a or point the reference to something that exists

1 error, 1 note
`);
  });

  test.each([
    ["elsewhere", { source: "/etc/a.yaml", line: 1 }, "/etc/a.yaml:1:1  "],
    [
      "an address",
      { source: "https://a.example/b", line: 1, column: 2 },
      "https://a.example/b:1:2  ",
    ],
    ["without a line", { source: "a.json", pointer: "/paths" }, "a.json#/paths  "],
    ["without anything", { source: "a.json" }, "a.json  "],
  ])("a place %s", (_, at, expected) => {
    const text = formatDiagnostics([dangling("#/a", at)], { color: false, cwd: "/home/me" });
    expect(text.startsWith(`${expected}REFERENCE_DANGLING`)).toBe(true);
  });

  test("colours change nothing but colours", () => {
    const found = [dangling("#/a", place)];
    const coloured = formatDiagnostics(found, { color: true, cwd: "/home/me" });
    expect(coloured).toContain("\u001b[31m");
    expect(coloured.replaceAll(/\u001b\[\d+m/g, "")).toBe(
      formatDiagnostics(found, { color: false, cwd: "/home/me" }),
    );
  });

  test("nothing found, nothing said", () => {
    expect(formatDiagnostics([], { color: false })).toBe("");
  });
});

describe("nearest", () => {
  test.each([
    ["acount", ["case", "account", "accounts"], "account"],
    ["/Accounts", ["/accounts", "/cases"], "/accounts"],
    ["reports", ["inquiries", "cases"], undefined],
    ["a", [], undefined],
  ])("%s among %j is %s", (name, candidates, expected) => {
    expect(nearest(name, candidates)).toBe(expected);
  });
});
