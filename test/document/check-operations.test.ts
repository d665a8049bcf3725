import { describe, expect, test } from "vitest";
import { broken, check, testMistakes } from "./sound-document.js";

describe("operations, their ids, parameters and patterns", () => {
  testMistakes([
    [
      "a path parameter under another name",
      "name: account-id",
      "name: account_id",
      "PATH_PARAMETER_UNDECLARED 7:5",
      "GET /accounts/{account-id} does not declare the path parameter account-id of /accounts/{account-id}",
    ],
    [
      "a path without a leading slash",
      "  /accounts/{account-id}:",
      "  accounts/{account-id}:",
      "PATH_TEMPLATE 6:3",
      "the path accounts/{account-id} does not start with a slash",
    ],
    [
      "a path with half a brace",
      "  /accounts/{account-id}:",
      "  /accounts/{account-id}/{x:",
      "PATH_TEMPLATE 6:3",
      "the path /accounts/{account-id}/{x has a brace without its counterpart",
    ],
    [
      "a path that climbs",
      "  /accounts/{account-id}:",
      "  /accounts/../{account-id}:",
      "PATH_TEMPLATE 6:3",
      "the path /accounts/../{account-id} has a step . or .. in it",
    ],
    [
      "no operationId",
      "operationId: retrieve-an-account",
      "description: none",
      "OPERATION_ID_MISSING 7:5",
      "GET /accounts/{account-id} has no operationId",
    ],
    [
      "an operationId used twice",
      "operationId: account-created",
      "operationId: retrieve-an-account",
      "OPERATION_ID_DUPLICATE 15:12",
      "POST account.created has the operationId retrieve-an-account, like GET /accounts/{account-id}",
    ],
    [
      "a pattern that does not compile",
      "pattern: ^act_",
      'pattern: "^act_["',
      "PATTERN_INVALID 10:79",
      "the pattern ^act_[ is not a regular expression of ECMAScript: Unterminated character class",
    ],
    [
      "parameters that are an object",
      "parameters:\n        - {in: path, name: account-id, required: true, schema: {type: string, pattern: ^act_}}",
      "x-was: {}",
      "PATH_PARAMETER_UNDECLARED 7:5",
      "GET /accounts/{account-id} does not declare the path parameter account-id of /accounts/{account-id}",
    ],
  ]);
});

describe("the parameter that is meant is guessed", () => {
  test("for a parameter", () => {
    const remedies = check(broken("name: account-id", "name: account_id")).map((it) => it.remedy);
    expect(remedies[0]).toContain("did you mean account_id?");
    expect(remedies[1]).toContain("did you mean account-id?");
  });
});
