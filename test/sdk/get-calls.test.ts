import { afterAll, describe, expect, it } from "vitest";
import { createClient, RedirectError } from "../../generated/src/index.js";
import {
  listInquiries,
  listThemeSets,
  listTransactions,
  retrieveAccount,
  retrieveShareToken,
} from "../../generated/src/operations/index.js";
import { account, accountId, rateHeaders } from "./answers.js";
import { jsonAnswer } from "./recorded-request.js";
import { startRecordingServer } from "./recording-server.js";

const inquiryId = "inq_Rs7Tu9Vw2Xy4Za6Bc8De3Fg5";
const page = { data: [], included: [], links: { prev: null, next: null } };

const server = await startRecordingServer();
const client = createClient({
  apiKey: "persona_sandbox_kinds",
  baseUrl: `${server.baseUrl}/`,
  maxRetries: 0,
});
afterAll(() => server.close());

const header = (name: string): string | undefined => server.theRequest().headers.get(name);

describe("GET", () => {
  it("sends no body, no content type and no idempotency key", async () => {
    server.answer(jsonAnswer(200, { data: account }, rateHeaders));
    const { body } = await retrieveAccount(client, { accountId }).withResponse();
    const request = server.theRequest();
    expect(request.method).toBe("GET");
    expect(request.target).toBe(`/api/v1/accounts/${accountId}`);
    expect(request.body).toHaveLength(0);
    for (const name of ["content-type", "idempotency-key", "cookie"])
      expect(header(name)).toBeUndefined();
    expect(body.data.attributes?.["created-at"]).toBe("2026-03-01T08:15:00.000Z");
  });

  it("writes filter, page and fields in brackets, and escapes what a query cannot hold", async () => {
    server.answer(jsonAnswer(200, page));
    await listInquiries(client, {
      filter: {
        "reference-id": "a+b&c=d%e",
        "account-id": `${accountId},${accountId}`,
        "created-at-start": "2026-03-01T00:00:00Z",
      },
      page: { after: inquiryId, size: 50 },
      fields: { inquiry: ["status", "created-at"] },
    });
    const [path, query = ""] = server.theRequest().target.split("?");
    expect(path).toBe("/api/v1/inquiries");
    expect(query.split("&").sort()).toEqual([
      "fields%5Binquiry%5D=status%2Ccreated-at",
      `filter%5Baccount-id%5D=${accountId}%2C${accountId}`,
      "filter%5Bcreated-at-start%5D=2026-03-01T00%3A00%3A00Z",
      "filter%5Breference-id%5D=a%2Bb%26c%3Dd%25e",
      `page%5Bafter%5D=${inquiryId}`,
      "page%5Bsize%5D=50",
    ]);
  });

  it("writes a filter of two levels", async () => {
    server.answer(jsonAnswer(200, page));
    await listTransactions(client, { filter: { identifier: { key: "email", value: "ä@b.de" } } });
    expect(server.theRequest().target).toBe(
      "/api/v1/transactions?filter%5Bidentifier%5D%5Bkey%5D=email&filter%5Bidentifier%5D%5Bvalue%5D=%C3%A4%40b.de",
    );
  });

  it("writes the filter that the document names literally", async () => {
    server.answer(jsonAnswer(200, page));
    await listThemeSets(client, { filter: { status: "active" } });
    expect(server.theRequest().target).toBe("/api/v1/theme-sets?filter%5Bstatus%5D=active");
  });

  it("writes include as one list, and nothing for an empty one", async () => {
    server.answer(jsonAnswer(200, { data: account }));
    await retrieveAccount(client, { accountId, include: ["account-type"] });
    await retrieveAccount(client, { accountId, include: [] });
    expect(server.requests.map(({ target }) => target.split("?")[1])).toEqual([
      "include=account-type",
      undefined,
    ]);
  });

  it.each([true, false])("writes the plain value %s", async (peekSourceData) => {
    server.answer(jsonAnswer(200, { data: { type: "connect/share-token", id: "cnst_1" } }));
    await retrieveShareToken(client, { shareTokenId: "cnst_1", peekSourceData });
    expect(server.theRequest().target).toBe(
      `/api/v1/connect/share-tokens/cnst_1?peek-source-data=${String(peekSourceData)}`,
    );
  });

  it("keeps query keys in kebab case whatever the casing of the client", async () => {
    server.answer(jsonAnswer(200, page));
    const camel = createClient({ apiKey: "k", baseUrl: server.baseUrl, keyInflection: "camel" });
    await listInquiries(camel, {
      filter: { referenceId: "r" },
      fields: { inquiry: ["createdAt"] },
    });
    const query = server.theRequest().target.split("?")[1] ?? "";
    expect(query.split("&").sort()).toEqual([
      "fields%5Binquiry%5D=created-at",
      "filter%5Breference-id%5D=r",
    ]);
    expect(header("key-inflection")).toBe("camel");
  });
});

describe("a redirect", () => {
  it("is not followed: key and secret stay with Persona's host", async () => {
    server.answer({ status: 302, headers: { location: `${server.origin}/elsewhere` } });
    await expect(retrieveAccount(client, { accountId })).rejects.toBeInstanceOf(RedirectError);
    expect(server.requests).toHaveLength(1);
  });
});
