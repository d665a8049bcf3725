import { afterAll, describe, expect, it } from "vitest";
import { createClient, Persona } from "../../generated/src/index.js";
import {
  createAccount,
  redactAccount,
  updateAccount,
} from "../../generated/src/operations/index.js";
import { account, accountId, rateHeaders } from "./answers.js";
import { jsonAnswer } from "./recorded-request.js";
import { startRecordingServer } from "./recording-server.js";

const server = await startRecordingServer();
const client = createClient({
  apiKey: "persona_sandbox_kinds",
  baseUrl: `${server.baseUrl}/`,
  maxRetries: 0,
});
afterAll(() => server.close());

const header = (name: string): string | undefined => server.theRequest().headers.get(name);

describe("POST, PATCH and DELETE", () => {
  it("POST sends JSON and a key of its own", async () => {
    server.answer(jsonAnswer(201, { data: account }, rateHeaders));
    const body = { data: { attributes: { "reference-id": "tenant 7" } } };
    const answer = await createAccount(client, { body }).withResponse();
    expect(server.theRequest().method).toBe("POST");
    expect(server.theRequest().target).toBe("/api/v1/accounts");
    expect(server.theRequest().body.toString()).toBe(
      '{"data":{"attributes":{"reference-id":"tenant 7"}}}',
    );
    expect(header("content-type")).toBe("application/json");
    expect(header("idempotency-key")).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.status).toBe(201);
  });

  it("PATCH sends JSON and no key unless one is given", async () => {
    server.answer(jsonAnswer(200, { data: account }));
    const body = { data: { attributes: { "reference-id": "tenant 8" } } };
    await updateAccount(client, { accountId, body });
    expect(server.theRequest().method).toBe("PATCH");
    expect(server.theRequest().body.toString()).toBe(JSON.stringify(body));
    expect(header("idempotency-key")).toBeUndefined();
    server.answer(jsonAnswer(200, { data: account }));
    await updateAccount(client, { accountId, body, idempotencyKey: "own" });
    expect(header("idempotency-key")).toBe("own");
  });

  it("DELETE sends no body and answers what was redacted", async () => {
    server.answer(
      jsonAnswer(200, {
        data: {
          ...account,
          attributes: { ...account.attributes, "redacted-at": "2026-03-03T00:00:00.000Z" },
        },
      }),
    );
    const { data } = await redactAccount(client, { accountId });
    expect(server.theRequest().method).toBe("DELETE");
    expect(server.theRequest().body).toHaveLength(0);
    for (const name of ["content-type", "idempotency-key"]) expect(header(name)).toBeUndefined();
    expect(data.attributes?.["redacted-at"]).toBe("2026-03-03T00:00:00.000Z");
  });
});

describe("the facade", () => {
  it("sends what the function sends", async () => {
    const persona = new Persona({
      apiKey: "persona_sandbox_kinds",
      baseUrl: server.baseUrl,
      keyInflection: "camel",
    });
    server.answer(
      jsonAnswer(200, {
        data: {
          type: "account",
          id: accountId,
          attributes: { createdAt: "2026-03-01T08:15:00.000Z" },
        },
      }),
    );
    const { data } = await persona.accounts.retrieve({ accountId });
    expect(server.theRequest().target).toBe(`/api/v1/accounts/${accountId}`);
    expect(header("key-inflection")).toBe("camel");
    expect(data.attributes?.createdAt).toBe("2026-03-01T08:15:00.000Z");
  });
});
