import { expect, test } from "vitest";
import { checkDocument } from "../../generator/document/check.js";
import { documentFromText } from "../../generator/document/parse.js";
import { brief } from "./findings.js";

/** A document in order: each test breaks one thing in it. */
export const sound: string = `openapi: 3.1.0
info: {version: "1"}
servers: [{url: https://api.withpersona.com/api/v1}]
security: [{bearerAuth: []}]
paths:
  /accounts/{account-id}:
    get:
      operationId: retrieve-an-account
      parameters:
        - {in: path, name: account-id, required: true, schema: {type: string, pattern: ^act_}}
      responses:
        "200": {content: {application/json: {schema: {$ref: "#/components/schemas/account"}}}}
webhooks:
  account.created:
    post: {operationId: account-created, responses: {"200": {}}}
components:
  schemas:
    account: {type: object, properties: {parent: {$ref: "#/components/schemas/account"}}}
  securitySchemes:
    bearerAuth: {type: http, scheme: bearer}
    privacyPassAuth: {type: apiKey, in: header, name: Authorization}
`;

export const check = (text: string): ReturnType<typeof checkDocument> =>
  checkDocument(documentFromText(text, "openapi.yaml"));

/** The sound document with one text replaced by another. */
export function broken(part: string, by: string): string {
  expect(sound.split(part)).toHaveLength(2);
  return sound.replace(part, by);
}

/** What is wrong, the text that is replaced and by what, `CODE line:column`, the message. */
export type Mistake = readonly [
  name: string,
  part: string,
  by: string,
  found: string,
  message: string,
];

/** Each mistake, made in the sound document, is the first that is told: with its place, its cause and what to do. */
export function testMistakes(mistakes: readonly Mistake[]): void {
  test.each(mistakes)("%s", (_, part, by, found, message) => {
    const [first] = check(broken(part, by));
    expect(first && brief(first)).toBe(found);
    expect(first?.message).toBe(message);
    expect(first?.severity).toBe("error");
    expect(first?.remedy).not.toMatch(/^$|\{\w+\}/);
    expect(first?.place?.source).toBe("openapi.yaml");
    expect(first?.place?.codeFrame).toContain("^");
  });
}
