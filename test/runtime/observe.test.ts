import { spanAttributes } from "persona-sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AttemptInfo } from "../../templates/runtime/observe.js";
import { createClient } from "./fixtures/client.js";
import { retrieveAccount } from "./fixtures/operations.js";
import { answers, fails, hangsUp, scriptedServer, type ScriptedServer } from "./scripted-server.js";

const accountId = "act_hpNqyAbEG4HeVjZoBRNCMKkA";
const limited = fails(429, "Rate limit exceeded", { "retry-after": "0" });

let server: ScriptedServer;
beforeAll(async () => {
  server = await scriptedServer();
});
afterAll(() => server[Symbol.asyncDispose]());

describe("observers", () => {
  it("see each attempt begin and end", async () => {
    const seen: [string, AttemptInfo][] = [];
    const client = createClient({
      apiKey: "k",
      baseUrl: server.origin,
      onRequest: (attempt) => seen.push(["request", attempt]),
      onResponse: (attempt) => seen.push(["response", attempt]),
    });
    server.play(limited, answers(200));
    await retrieveAccount(client, { accountId });
    const facts = { method: "GET", path: "/accounts/{account-id}" };
    const duration = expect.any(Number) as number;
    expect(seen).toEqual([
      ["request", { ...facts, attempt: 1 }],
      [
        "response",
        {
          ...facts,
          attempt: 1,
          status: 429,
          requestId: "req_429",
          error: "RateLimitError",
          duration,
        },
      ],
      ["request", { ...facts, attempt: 2 }],
      ["response", { ...facts, attempt: 2, status: 200, requestId: "req_200", duration }],
    ]);
    for (const [, { duration: ms }] of seen) expect(ms ?? 0).toBeGreaterThanOrEqual(0);
  });

  it("hear of attempts without an answer", async () => {
    const seen: AttemptInfo[] = [];
    const client = createClient({
      apiKey: "k",
      baseUrl: server.origin,
      maxRetries: 0,
      onResponse: (attempt) => seen.push(attempt),
    });
    server.play(hangsUp);
    await retrieveAccount(client, { accountId }).result();
    await retrieveAccount(client, { accountId }, { signal: AbortSignal.abort() }).catch(
      () => undefined,
    );
    expect(seen).toMatchObject([
      { status: undefined, error: "ConnectionError" },
      { status: undefined, error: "AbortError" },
    ]);
  });

  it("never change a call by what they throw", async () => {
    const fail = (): never => {
      throw new Error("observer");
    };
    const client = createClient({
      apiKey: "k",
      baseUrl: server.origin,
      onRequest: fail,
      onResponse: fail,
      logger: { debug: fail, warn: fail },
    });
    server.play(limited, answers(200));
    expect(await retrieveAccount(client, { accountId })).toMatchObject({
      data: { type: "account" },
    });
  });

  it("never end a process by what they reject with, and are not waited for", async () => {
    const unheard: unknown[] = [];
    const note = (reason: unknown): void => void unheard.push(reason);
    process.on("unhandledRejection", note);
    const looked: string[] = [];
    const fail = (what: string) => async (): Promise<void> => {
      looked.push(what);
      await Promise.resolve();
      throw new Error("observer");
    };
    const client = createClient({
      apiKey: "k",
      baseUrl: server.origin,
      onRequest: fail("request"),
      onResponse: () => {
        looked.push("response");
        return new Promise<void>(() => undefined);
      },
      logger: { debug: fail("debug"), warn: fail("warn") },
    });
    server.play(limited, answers(200));
    await retrieveAccount(client, { accountId });
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off("unhandledRejection", note);
    expect(unheard).toEqual([]);
    const attempt = ["request", "debug", "response"];
    expect(looked).toEqual([...attempt, "warn", ...attempt, "debug"]);
  });

  it("write to the levels of a logger that are there", async () => {
    const lines: string[] = [];
    const client = createClient({
      apiKey: "k",
      baseUrl: server.origin,
      logger: { warn: (line) => lines.push(`warn ${line}`) },
    });
    server.play(limited, answers(200));
    await retrieveAccount(client, { accountId });
    expect(lines).toEqual(["warn GET /accounts/{account-id} #1 RateLimitError"]);
    const all = createClient({
      apiKey: "k",
      baseUrl: server.origin,
      logger: {
        warn: (line) => lines.push(`warn ${line}`),
        debug: (line) => lines.push(`debug ${line}`),
      },
    });
    lines.length = 0;
    server.play(limited, answers(200));
    await retrieveAccount(all, { accountId });
    expect(lines).toEqual([
      "debug GET /accounts/{account-id} #1 sent",
      "warn GET /accounts/{account-id} #1 RateLimitError",
      "debug GET /accounts/{account-id} #2 sent",
      "debug GET /accounts/{account-id} #2 200",
    ]);
  });

  it("find OpenTelemetry's names where they want them", () => {
    const attempt = { method: "GET", path: "/accounts/{account-id}", attempt: 2 };
    expect(spanAttributes(attempt)).toEqual({
      "http.request.method": "GET",
      "url.template": "/accounts/{account-id}",
      "http.request.resend_count": 1,
    });
    expect(
      spanAttributes({ ...attempt, status: 503, error: "ServiceUnavailableError", duration: 5 }),
    ).toMatchObject({
      "http.response.status_code": 503,
      "error.type": "ServiceUnavailableError",
    });
  });
});
