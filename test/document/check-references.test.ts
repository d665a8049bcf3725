import { describe, expect, test } from "vitest";
import { broken, check, testMistakes } from "./sound-document.js";

/** Schemas of which each is the next, the last one a text. */
const chain = (length: number): string =>
  schemas(length, (index) => `{$ref: "#/components/schemas/s${index}"}`);

/** Schemas of which each has a property of the next. */
const links = (length: number): string =>
  schemas(length, (index) => `{properties: {a: {$ref: "#/components/schemas/s${index}"}}}`);

function schemas(length: number, before: (next: number) => string): string {
  const lines = Array.from({ length }, (_, index) => `s${index}: ${before(index + 1)}`);
  return [...lines, `s${length}: {type: string}`].join("\n    ");
}

describe("references", () => {
  testMistakes([
    [
      "a dangling reference",
      '{$ref: "#/components/schemas/account"}}}}',
      '{$ref: "#/components/schemas/acount"}}}}',
      "REFERENCE_DANGLING 12:55",
      "$ref #/components/schemas/acount leads to nothing",
    ],
    [
      "a reference to what is inherited",
      '{$ref: "#/components/schemas/account"}}}}',
      '{$ref: "#/components/schemas/constructor"}}}}',
      "REFERENCE_DANGLING 12:55",
      "$ref #/components/schemas/constructor leads to nothing",
    ],
    [
      "a reference to another file",
      '{$ref: "#/components/schemas/account"}}}}',
      '{$ref: "account.yaml"}}}}',
      "REFERENCE_UNSUPPORTED 12:55",
      "$ref account.yaml does not lead to a component",
    ],
    [
      "a reference into a path",
      '{$ref: "#/components/schemas/account"}}}}',
      '{$ref: "#/paths/~1accounts~1{account-id}/get"}}}}',
      "REFERENCE_UNSUPPORTED 12:55",
      "$ref #/paths/~1accounts~1{account-id}/get does not lead to a component",
    ],
    [
      "a reference to a component of another kind",
      '{$ref: "#/components/schemas/account"}}}}',
      '{$ref: "#/components/securitySchemes/bearerAuth"}}}}',
      "REFERENCE_WRONG_KIND 12:55",
      "$ref #/components/securitySchemes/bearerAuth stands where an entry of #/components/schemas is expected",
    ],
    [
      "a schema that is itself",
      "account: {type: object",
      'account: {allOf: [{$ref: "#/components/schemas/account"}]',
      "REFERENCE_CIRCULAR 18:5",
      "#/components/schemas/account is defined by itself: #/components/schemas/account → #/components/schemas/account",
    ],
    [
      "a schema that is another over 33 references",
      "account: {type: object",
      `${chain(34)}
    account: {type: object`,
      "REFERENCE_CHAIN_LONG 19:5",
      "#/components/schemas/s1 is another, which is another, over more than 32 references and unions",
    ],
    [
      "one that is so in all of its alternatives together",
      "account: {type: object",
      `${chain(20)}
    a: {oneOf: [{type: object}, {anyOf: [{allOf: [{$ref: "#/components/schemas/s0"}]}]}]}
    b: ${"{allOf: [".repeat(7)}{$ref: "#/components/schemas/a"}${"]}".repeat(7)}
    c: {$ref: "#/components/schemas/b"}
    d: {$ref: "#/components/schemas/c"}
    account: {type: object`,
      "REFERENCE_CHAIN_LONG 41:5",
      "#/components/schemas/c is another, which is another, over more than 32 references and unions",
    ],
    [
      "many schemas that are each other",
      "account: {type: object",
      `${chain(7).replace("{type: string}", '{oneOf: [{$ref: "#/components/schemas/s1"}]}')}
    account: {type: object`,
      "REFERENCE_CIRCULAR 19:5",
      "#/components/schemas/s1 is defined by itself: #/components/schemas/s1 → #/components/schemas/s2 → #/components/schemas/s3 → 2 more → #/components/schemas/s6 → #/components/schemas/s7 → #/components/schemas/s1",
    ],
  ]);

  test.each([
    ["a schema that is another over 32 references", chain(33)],
    ["schemas with a property of the next, however many", links(20_000)],
  ])("are in order with %s", (_, schemas) => {
    const text = broken("account: {type: object", `${schemas}\n    account: {type: object`);
    expect(check(text).map(({ code }) => code)).toEqual([]);
  });

  test("that take too many steps are told once each, however many there are", () => {
    const text = broken("account: {type: object", `${chain(20_000)}\n    account: {type: object`);
    expect(check(text).map(({ code }) => code)).toEqual(["REFERENCE_CHAIN_LONG"]);
  });
});

describe("the target that is meant is guessed", () => {
  test("for a reference", () => {
    const [problem] = check(broken('account"}}}}', 'acount"}}}}'));
    expect(problem?.remedy).toContain("did you mean #/components/schemas/account?");
  });
});
