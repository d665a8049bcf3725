import { describe, expect, test } from "vitest";
import { broken, check, testMistakes } from "./sound-document.js";

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
  ]);
});

describe("the target that is meant is guessed", () => {
  test("for a reference", () => {
    const [problem] = check(broken('account"}}}}', 'acount"}}}}'));
    expect(problem?.remedy).toContain("did you mean #/components/schemas/account?");
  });
});
