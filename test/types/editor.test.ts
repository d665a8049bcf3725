import { beforeAll, describe, expect, it } from "vitest";
import { openEditor, type Editor } from "./editor.js";

const PROGRAM = `
import * as sdk from "../../generated/src/operations/index.js";
import { type AccountId, type InquiryStatus, Persona, type Client } from "../../generated/src/index.js";
declare const client: Client<"kebab">;
declare const persona: Persona<"camel">;

const /*result*/inquiry = await sdk./*function*/retrieveInquiry(/*arguments*/client, { /*parameter*/inquiryId: "inq_1" });
inquiry.data./*id*/id;
inquiry.data.attributes./*status*/status;
inquiry.data.attributes["/*date*/created-at"];
inquiry.data.attributes./*fields*/fields;
inquiry.data.relationships./*relationship*/account;
declare const anId: /*idType*/AccountId;
declare const status: /*enumType*/InquiryStatus;
declare const error: sdk./*errorType*/RetrieveInquiryError;

const /*included*/withOthers = await sdk.retrieveInquiry(client, { inquiryId: "inq_1", include: ["account", "reports"] });
withOthers./*includedProperty*/included;
for (const /*item*/item of withOthers.included ?? []) if (item.type !== "account") void item;
const /*thin*/thin = await persona.inquiries.retrieve({ inquiryId: "inq_1", include: ["account"], fields: { inquiry: ["status"] } });

const /*page*/page = await persona.accounts./*list*/list(/*listArguments*/);
for await (const /*account*/account of persona.accounts.list()) account.attributes?./*camelDate*/createdAt;
await persona.inquiries./*redact*/redact({ inquiryId: "inq_1" });
const result = await persona.accounts.list().result();
if (!result.ok) result./*error*/error;

persona./*namespaces*/accounts;
persona.inquiries./*members*/retrieve;
void sdk.retrieveInquiry(client, {
  inquiryId: "inq_1",
  include: ["/*relationships*/account"],
  fields: { inquiry: ["status", "/*attributes*/note"], /*types*/account: ["/*otherAttributes*/reference-id"] },
});
`;

let editor: Editor;
beforeAll(() => {
  editor = openEditor(PROGRAM);
  expect(editor.errors()).toEqual([]);
}, 60_000);

describe("hovering", () => {
  it("a function shows its parameters, its answer and errors by name, what it does, and where it is documented", () => {
    const { code, doc } = editor.hover("function");
    expect(code).toContain("function retrieveInquiry");
    expect(code).toContain("params: RetrieveInquiryParams &");
    expect(code).toMatch(/: Call<InquiryResponse, sdk\.RetrieveInquiryError>$/);
    expect(doc).toContain("Fetches one inquiry");
    expect(doc).toContain(
      "[`GET /inquiries/{inquiry-id}`](https://docs.withpersona.com/api-reference/",
    );
    expect(editor.hover("parameter")).toEqual({
      code: "(property) InquiryIdInPath.inquiryId: InquiryId",
      doc: "Id of the inquiry, beginning with `inq_`.",
    });
  });

  it("a method shows the same text, and the way to the function", () => {
    const { code, doc } = editor.hover("list");
    expect(code).toMatch(/^\(method\) AccountsOperations<"camel">\.list</);
    expect(code).toMatch(/: PageCall<AccountList, sdk\.ListAccountsError>$/);
    expect(doc).toContain("Lists accounts, newest first");
    expect(doc).toContain("{@link listAccounts}");
    expect(editor.hover("redact").doc).toContain("@destructive What it takes away");
  });

  it.each([
    ["result", "const inquiry: InquiryResponse"],
    ["page", "const page: Page<AccountList>"],
    ["account", "const account: Account"],
  ])("%s shows the name of its type", (place, code) => {
    expect(editor.hover(place)).toEqual({ code, doc: "" });
  });

  it.each([
    ["id", "Inquiry.id: InquiryId", ""],
    [
      "status",
      "InquiryAttributes.status: InquiryStatus",
      "Known: created, pending, completed, expired, failed, needs_review, approved, declined.",
    ],
    ["date", 'InquiryAttributes["created-at"]: string', "ISO 8601 date and time."],
    ["camelDate", "AccountAttributes.createdAt?: string | undefined", "ISO 8601 date and time."],
    [
      "relationship",
      'InquiryRelationships.account?: ToOneOrNone<"account", `act_${string}`> | undefined',
      "",
    ],
  ])("a property (%s) shows its type by name, format and known values", (place, code, doc) => {
    expect(editor.hover(place)).toEqual({ code: `(property) ${code}`, doc });
  });

  it("customers' fields say how to read one", () => {
    const { code, doc } = editor.hover("fields");
    expect(code).toBe("(property) InquiryAttributes.fields: InquiryFields");
    expect(doc).toContain("`fieldValue` reads one");
  });

  it("the type of an id shows how it begins, that of known values shows them, that of errors their classes", () => {
    expect(editor.hover("idType").code).toBe(
      "(alias) type AccountId = `act_${string}` import AccountId",
    );
    expect(editor.hover("enumType").code).toMatch(/type InquiryStatus = .*"needs_review"/);
    expect(editor.hover("errorType").code).toMatch(
      /RetrieveInquiryError = BadRequestError \| UnauthorizedError \| ForbiddenError \| RateLimitError \| NotFoundError$/,
    );
    expect(editor.hover("error").code).toContain("RateLimitError");
  });

  it("an answer with include reads as what it is, and so does one with fields", () => {
    const others = "Account | UnknownResource | PersonaReport";
    expect(editor.hover("included").code).toBe(
      `const withOthers: With<InquiryResponse, ${others}>`,
    );
    expect(editor.hover("includedProperty").code).toBe(
      `(property) included?: (${others})[] | undefined`,
    );
    expect(editor.hover("item").code).toBe(`const item: ${others}`);
    expect(editor.hover("thin").code).toBe(
      'const thin: Thin<With<InquiryResponse, UnknownResource | Account>, { readonly inquiry: readonly ["status"]; }>',
    );
  });
});

describe("writing a call", () => {
  it.each([
    ["arguments", ["client", "params", "options"], "Fetches one inquiry"],
    ["listArguments", ["params", "options"], "Lists accounts, newest first"],
  ])("shows its parameters and what it does (%s)", (place, parameters, doc) => {
    const signature = editor.signature(place);
    expect(signature.parameters).toEqual(parameters);
    expect(signature.doc).toContain(doc);
  });

  it("offers the namespaces, and the methods of each with their text", () => {
    expect(editor.completions("namespaces")).toEqual(
      expect.arrayContaining(["accounts", "cases", "inquiries", "reports", "webhooks"]),
    );
    const members = editor.completions("members");
    expect(members).toEqual(
      expect.arrayContaining(["approve", "create", "list", "redact", "retrieve", "update"]),
    );
    for (const name of members) {
      expect([name, editor.completion("members", name).doc]).not.toEqual([name, ""]);
    }
  });

  it("offers relationships, resource types and attributes, also after the first", () => {
    expect(editor.completions("relationships")).toEqual(
      expect.arrayContaining(["inquiry-template", "reports"]),
    );
    expect(editor.completions("types")).toEqual(
      expect.arrayContaining(["case", "report/watchlist"]),
    );
    expect(editor.completions("attributes")).toEqual(
      expect.arrayContaining(["created-at", "reviewer-comment"]),
    );
    expect(editor.completions("otherAttributes")).toEqual(
      expect.arrayContaining(["account-status", "reference-id"]),
    );
  });
});
