import { describe, expect, expectTypeOf, it } from "vitest";
import type {
  NotFoundError,
  OtherApiError,
  PersonaErrorItem,
  RateLimitError,
  ServerError,
} from "../../templates/runtime/api-errors.js";
import type {
  ConnectionError,
  RedirectError,
  TimeoutError,
  UnexpectedResponseError,
} from "../../templates/runtime/call-errors.js";
import type { Answer, Call } from "../../templates/runtime/call.js";
import type { Client } from "../../templates/runtime/client.js";
import type { ResponseHeaders } from "../../templates/runtime/response-headers.js";
import { createClient } from "./fixtures/client.js";
import {
  printInquiryPdf,
  retrieveAccount,
  type AccountError,
  type AccountResponse,
} from "./fixtures/operations.js";

const fetch = (): Promise<Response> => Promise.resolve(Response.json({}));
const client = createClient({ apiKey: "k", fetch });
const accountId = "act_hpNqyAbEG4HeVjZoBRNCMKkA";

describe("types of the runtime", () => {
  it("tell clients apart by their casing", () => {
    const camel = createClient({ apiKey: "k", keyInflection: "camel" });
    expectTypeOf(client).toEqualTypeOf<Client<"kebab">>();
    expectTypeOf(camel).toEqualTypeOf<Client<"camel">>();
    expectTypeOf<Client<"camel">>().not.toExtend<Client<"kebab">>();
    expectTypeOf<Client>().not.toExtend<Client<"kebab">>();
    expectTypeOf<Client<"camel">>().toExtend<Client>();
    expect(camel.keyInflection).toBe("camel");
  });

  it("follow the call through its views", async () => {
    const call = retrieveAccount(client, { accountId });
    expectTypeOf(call).toEqualTypeOf<Call<AccountResponse, AccountError>>();
    expectTypeOf(await call).toEqualTypeOf<AccountResponse>();
    expectTypeOf(await call.withResponse()).toEqualTypeOf<Answer<AccountResponse>>();
    expectTypeOf((await call.withResponse()).headers).toEqualTypeOf<ResponseHeaders>();
    const result = await call.result();
    if (result.ok) expectTypeOf(result.body).toEqualTypeOf<AccountResponse>();
    else expectTypeOf(result.error.status).toExtend<number | undefined>();
    expect(result.ok).toBe(true);
  });

  it("narrow an error by its status, the classes for the rest included", async () => {
    const result = await retrieveAccount(client, { accountId }).result();
    if (result.ok) return;
    const { error } = result;
    switch (error.status) {
      case 404:
        expectTypeOf(error).toEqualTypeOf<NotFoundError>();
        break;
      case 429:
        expectTypeOf(error).toEqualTypeOf<RateLimitError>();
        expectTypeOf(error.errors).toEqualTypeOf<readonly PersonaErrorItem[]>();
        break;
      case 502:
        expectTypeOf(error).toEqualTypeOf<ServerError>();
        break;
      case 418:
        expectTypeOf(error).toEqualTypeOf<OtherApiError>();
        break;
      case 302:
        expectTypeOf(error).toEqualTypeOf<RedirectError>();
        break;
      case 200:
        expectTypeOf(error).toEqualTypeOf<UnexpectedResponseError>();
        break;
      case undefined:
        expectTypeOf(error).toEqualTypeOf<ConnectionError | TimeoutError>();
        break;
      default:
        break;
    }
  });

  it("narrow an error by its name", async () => {
    const result = await retrieveAccount(client, { accountId }).result();
    if (!result.ok && result.error.name === "TimeoutError")
      expectTypeOf(result.error).toEqualTypeOf<TimeoutError>();
    if (!result.ok && result.error.name === "ConnectionError")
      expectTypeOf(result.error.cause).toEqualTypeOf<{ readonly code: string }>();
  });

  it("follow the form of a binary answer", () => {
    const print = (): Call<Blob, AccountError> => printInquiryPdf(client, { inquiryId: "inq_1" });
    const stream = (): Call<ReadableStream<Uint8Array>, AccountError> =>
      printInquiryPdf(client, { inquiryId: "inq_1", as: "stream" });
    expect([print, stream]).toHaveLength(2);
  });
});
