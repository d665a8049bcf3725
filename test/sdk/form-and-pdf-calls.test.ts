import { afterAll, describe, expect, expectTypeOf, it } from "vitest";
import { createClient, PersonaValidationError } from "../../generated/src/index.js";
import {
  createOAuthAuthorization,
  createOAuthToken,
  printInquiryPdf,
  retrieveAccount,
} from "../../generated/src/operations/index.js";
import { accountId, rateHeaders } from "./answers.js";
import { jsonAnswer } from "./recorded-request.js";
import { startRecordingServer } from "./recording-server.js";

const inquiryId = "inq_Rs7Tu9Vw2Xy4Za6Bc8De3Fg5";

const server = await startRecordingServer();
const client = createClient({
  apiKey: "persona_sandbox_kinds",
  baseUrl: `${server.baseUrl}/`,
  maxRetries: 0,
});
afterAll(() => server.close());

const header = (name: string): string | undefined => server.theRequest().headers.get(name);

describe("urlencoded", () => {
  it("sends the forms of OAuth with their keys untouched, also under another casing", async () => {
    const camel = createClient({
      apiKey: "persona_sandbox_kinds",
      baseUrl: server.baseUrl,
      keyInflection: "camel",
    });
    server.answer(jsonAnswer(201, { accessToken: "t" }));
    await createOAuthToken(camel, { body: { code: "a b&c", "grant-type": "authorization_code" } });
    expect(server.theRequest().target).toBe("/api/v1/oauth/token");
    expect(header("content-type")).toMatch(/^application\/x-www-form-urlencoded(;charset=UTF-8)?$/);
    expect(server.theRequest().body.toString()).toMatch(
      /^code=a(\+|%20)b%26c&grant-type=authorization_code$/,
    );
    server.answer(jsonAnswer(201, { accessToken: "t" }));
    await createOAuthToken(camel, {
      body: {
        grant_type: "client_credentials",
        client_assertion_type: "urn:x:jwt",
        client_assertion: "e.y.J",
      },
    });
    expect(server.theRequest().body.toString()).toBe(
      "grant_type=client_credentials&client_assertion_type=urn%3Ax%3Ajwt&client_assertion=e.y.J",
    );
  });

  it("needs no API key for a token, and sends one where there is one", async () => {
    server.answer(jsonAnswer(201, {}));
    const keyless = createClient({ apiKey: undefined, baseUrl: server.baseUrl });
    await createOAuthToken(keyless, { body: { code: "c", "grant-type": "authorization_code" } });
    expect(header("authorization")).toBeUndefined();
    server.answer(jsonAnswer(201, {}));
    await createOAuthAuthorization(client, {
      body: { "client-id": "c", "response-type": "code", scope: "s" },
    });
    expect(header("authorization")).toBe("Bearer persona_sandbox_kinds");
    expect(server.theRequest().body.toString()).toBe("client-id=c&response-type=code&scope=s");
  });

  it("refuses other calls without a key before anything is sent", async () => {
    server.answer(jsonAnswer(200, {}));
    const keyless = createClient({ apiKey: undefined, baseUrl: server.baseUrl });
    await expect(retrieveAccount(keyless, { accountId })).rejects.toBeInstanceOf(
      PersonaValidationError,
    );
    expect(server.requests).toHaveLength(0);
  });
});

describe("PDF", () => {
  it("gives the bytes as a Blob", async () => {
    const bytes = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0, 255, 0xc3, 0x28, 13, 10]);
    server.answer({
      status: 200,
      headers: { "content-type": "application/pdf", ...rateHeaders },
      body: bytes,
    });
    const { body, headers } = await printInquiryPdf(client, { inquiryId }).withResponse();
    expectTypeOf(body).toEqualTypeOf<Blob>();
    expect(new Uint8Array(await body.arrayBuffer())).toEqual(bytes);
    expect(body.type).toBe("application/pdf");
    expect(headers.requestId).toBe(rateHeaders["Request-Id"]);
    expect(server.theRequest().target).toBe(`/api/v1/inquiries/${inquiryId}/print`);
    expect(header("accept")).toMatch(/application\/pdf|\*\/\*/);
  });

  it("still reads its errors as JSON", async () => {
    server.answer(jsonAnswer(404, { errors: [{ title: "Record not found" }] }));
    const result = await printInquiryPdf(client, { inquiryId }).result();
    expect(result).toMatchObject({
      ok: false,
      error: { name: "NotFoundError", errors: [{ title: "Record not found" }] },
    });
  });
});
