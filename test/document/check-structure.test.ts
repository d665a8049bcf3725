import { describe } from "vitest";
import { testMistakes } from "./sound-document.js";

describe("structure", () => {
  testMistakes([
    [
      "an older OpenAPI",
      "openapi: 3.1.0",
      "openapi: 3.0.3",
      "OPENAPI_VERSION 1:1",
      "expected openapi 3.1.x, found 3.0.3",
    ],
    [
      "a later OpenAPI",
      "openapi: 3.1.0",
      "openapi: 3.2.0",
      "OPENAPI_VERSION 1:1",
      "expected openapi 3.1.x, found 3.2.0",
    ],
    [
      "a version that is a number",
      "openapi: 3.1.0",
      "openapi: 3.1",
      "OPENAPI_VERSION 1:1",
      "expected openapi 3.1.x, found a number",
    ],
    [
      "a reference that is no text",
      '{$ref: "#/components/schemas/account"}}}}',
      "{$ref: 1}}}}",
      "STRUCTURE_INVALID 12:55",
      "$ref must be a string, but is a number",
    ],
    [
      "paths that are a list",
      "paths:\n  /accounts",
      "paths: []\nx-old:\n  /accounts",
      "STRUCTURE_INVALID 5:1",
      "paths must be an object, but is a list",
    ],
    [
      "an operation that is a text",
      'post: {operationId: account-created, responses: {"200": {}}}',
      "post: hello",
      "STRUCTURE_INVALID 15:5",
      'the operation must be an object, but is "hello"',
    ],
    [
      "a type that is none",
      "account: {type: object",
      "account: {type: text",
      "STRUCTURE_INVALID 18:15",
      'type must be one or more of string, number, integer, boolean, object, array, null, but is "text"',
    ],
    [
      "a parameter without a name",
      "name: account-id, ",
      "",
      "STRUCTURE_INVALID 10:11",
      "name of the parameter must be given, but is missing",
    ],
    [
      "a body elsewhere",
      "in: path",
      "in: body",
      "STRUCTURE_INVALID 10:12",
      'in must be one of path, query, header, cookie, but is "body"',
    ],
  ]);
});
