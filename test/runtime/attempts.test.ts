import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { PersonaApiError } from "../../templates/runtime/api-errors.js";
import { PersonaCallError } from "../../templates/runtime/call-errors.js";
import type { Call, CallOptions } from "../../templates/runtime/call.js";
import type { Client } from "../../templates/runtime/client.js";
import type * as deadline from "../../templates/runtime/deadline.js";
import { createClient } from "./fixtures/client.js";
import {
  createAccount,
  createRelay,
  redactAccount,
  retrieveAccount,
  updateAccount,
} from "./fixtures/operations.js";
import {
  answers,
  breaksOff,
  drips,
  fails,
  hangs,
  hangsUp,
  promisesTooMuch,
  says,
  scriptedServer,
  type ScriptedServer,
  type Step,
} from "./scripted-server.js";

/** Milliseconds of every wait, which takes no time here. */
const waits: number[] = [];

vi.mock("../../templates/runtime/deadline.js", async (original) => ({
  ...(await original<typeof deadline>()),
  wait: (ms: number) => {
    waits.push(ms);
    return Promise.resolve();
  },
}));

const accountId = "act_hpNqyAbEG4HeVjZoBRNCMKkA";
const calls = {
  GET: (client: Client, options?: CallOptions) => retrieveAccount(client, { accountId }, options),
  DELETE: (client: Client, options?: CallOptions) => redactAccount(client, { accountId }, options),
  POST: (client: Client, options?: CallOptions) =>
    createAccount(client, { body: { data: {} } }, options),
  keyless: (client: Client, options?: CallOptions) => createRelay(client, { body: {} }, options),
  PATCH: (client: Client, options?: CallOptions) =>
    updateAccount(client, { accountId, body: {} }, options),
} satisfies Record<string, (client: Client, options?: CallOptions) => Call<unknown>>;

type Kind = keyof typeof calls;

interface Row {
  readonly situation: string;
  readonly script: readonly Step[];
  readonly options?: CallOptions;
  /** Kind of operation → requests that arrive. */
  readonly attempts: Partial<Record<Kind, number>>;
  /** Name of the error where there is one; for some kinds another. */
  readonly outcome: string | Partial<Record<Kind, string>>;
  /** Range of each wait, in milliseconds, where there is one. */
  readonly waits?: readonly (readonly [from: number, to: number])[];
}

const ok = answers(200);
const limited = (headers?: Record<string, string>): Step =>
  fails(429, "Rate limit exceeded", headers);
const quota = (headers?: Record<string, string>): Step => fails(429, "Quota exceeded", headers);
const everyone = (attempts: number): Record<Kind, number> => ({
  GET: attempts,
  DELETE: attempts,
  POST: attempts,
  keyless: attempts,
  PATCH: attempts,
});
const backOff = [[0, 1000]] as const;
const seconds = (value: number): readonly [number, number] => [value * 1000, value * 1100];

const table: readonly Row[] = [
  { situation: "success", script: [ok], attempts: everyone(1), outcome: "ok" },
  {
    situation: "429 without headers",
    script: [limited(), ok],
    attempts: everyone(2),
    outcome: "ok",
    waits: backOff,
  },
  {
    situation: "429 with RateLimit-Reset",
    script: [limited({ "ratelimit-reset": "7" }), ok],
    attempts: everyone(2),
    outcome: "ok",
    waits: [seconds(7)],
  },
  {
    situation: "429 with Retry-After in seconds",
    script: [limited({ "retry-after": "9" }), ok],
    attempts: everyone(2),
    outcome: "ok",
    waits: [seconds(9)],
  },
  {
    situation: "429 with Retry-After: 0",
    script: [limited({ "retry-after": "0" }), ok],
    attempts: everyone(2),
    outcome: "ok",
    waits: [[0, 0]],
  },
  {
    situation: "429 with Retry-After as a date",
    script: [
      (...step) => {
        limited({ "retry-after": new Date(Date.now() + 20_000).toUTCString() })(...step);
      },
      ok,
    ],
    attempts: everyone(2),
    outcome: "ok",
    waits: [[18_000, 22_000]],
  },
  {
    situation: "429 with a date in the past",
    script: [limited({ "retry-after": "Wed, 21 Oct 2015 07:28:00 GMT" }), ok],
    attempts: everyone(2),
    outcome: "ok",
    waits: backOff,
  },
  {
    situation: "429 with RateLimit-Reset: -1",
    script: [limited({ "ratelimit-reset": "-1" }), ok],
    attempts: everyone(2),
    outcome: "ok",
    waits: backOff,
  },
  {
    situation: "429 with RateLimit-Reset: abc",
    script: [limited({ "ratelimit-reset": "abc" }), ok],
    attempts: everyone(2),
    outcome: "ok",
    waits: backOff,
  },
  {
    situation: "429 with RateLimit-Reset: 1e9",
    script: [limited({ "ratelimit-reset": "1e9" }), ok],
    attempts: everyone(2),
    outcome: "ok",
    waits: backOff,
  },
  {
    situation: "429 with an empty RateLimit-Reset",
    script: [limited({ "ratelimit-reset": "" }), ok],
    attempts: everyone(2),
    outcome: "ok",
    waits: backOff,
  },
  {
    situation: "429 whose wait exceeds the budget",
    script: [limited({ "ratelimit-reset": "121" })],
    attempts: everyone(1),
    outcome: "RateLimitError",
  },
  {
    situation: "429 whose waits together exceed the budget",
    script: [limited({ "ratelimit-reset": "70" })],
    attempts: everyone(2),
    outcome: "RateLimitError",
    waits: [seconds(70)],
  },
  {
    situation: "429 for ever",
    script: [limited()],
    attempts: everyone(3),
    outcome: "RateLimitError",
    waits: [
      [0, 1000],
      [0, 2000],
    ],
  },
  {
    situation: "429 with retries turned off",
    script: [limited(), ok],
    options: { maxRetries: 0 },
    attempts: everyone(1),
    outcome: "RateLimitError",
  },
  {
    situation: "quota without a reset",
    script: [quota({ "ratelimit-reset": "3", "retry-after": "3" })],
    attempts: everyone(1),
    outcome: "RateLimitError",
  },
  {
    situation: "quota with quota-reset that fits",
    script: [quota({ "quota-reset": "30" }), ok],
    attempts: everyone(2),
    outcome: "ok",
    waits: [seconds(30)],
  },
  {
    situation: "quota with QuotaLimit-Reset that fits",
    script: [quota({ "QuotaLimit-Reset": "31" }), ok],
    attempts: everyone(2),
    outcome: "ok",
    waits: [seconds(31)],
  },
  {
    situation: "quota whose reset does not fit",
    script: [quota({ "quota-reset": "3000" })],
    attempts: everyone(1),
    outcome: "RateLimitError",
  },
  {
    situation: "connection lost before the answer",
    script: [hangsUp, ok],
    attempts: { GET: 2, DELETE: 2, POST: 2, keyless: 1, PATCH: 1 },
    outcome: {
      GET: "ok",
      DELETE: "ok",
      POST: "ok",
      keyless: "ConnectionError",
      PATCH: "ConnectionError",
    },
    waits: backOff,
  },
  {
    situation: "connection lost in the middle of the answer",
    script: [breaksOff, ok],
    attempts: { GET: 2, DELETE: 2, POST: 2, keyless: 1, PATCH: 1 },
    outcome: {
      GET: "ok",
      DELETE: "ok",
      POST: "ok",
      keyless: "ConnectionError",
      PATCH: "ConnectionError",
    },
    waits: backOff,
  },
  {
    situation: "fewer bytes than promised",
    script: [promisesTooMuch, ok],
    attempts: { GET: 2, DELETE: 2, POST: 2, keyless: 1, PATCH: 1 },
    outcome: {
      GET: "ok",
      DELETE: "ok",
      POST: "ok",
      keyless: "ConnectionError",
      PATCH: "ConnectionError",
    },
    waits: backOff,
  },
  {
    situation: "no answer in time",
    script: [hangs, ok],
    options: { timeout: 100 },
    attempts: { GET: 2, DELETE: 2, POST: 2, keyless: 1, PATCH: 1 },
    outcome: {
      GET: "ok",
      DELETE: "ok",
      POST: "ok",
      keyless: "TimeoutError",
      PATCH: "TimeoutError",
    },
    waits: backOff,
  },
  {
    situation: "an answer that drips past the timeout",
    script: [drips, ok],
    options: { timeout: 100 },
    attempts: { GET: 2, DELETE: 2, POST: 2, keyless: 1, PATCH: 1 },
    outcome: {
      GET: "ok",
      DELETE: "ok",
      POST: "ok",
      keyless: "TimeoutError",
      PATCH: "TimeoutError",
    },
    waits: backOff,
  },
  {
    situation: "408",
    script: [fails(408, "Request timeout"), ok],
    attempts: { GET: 2, DELETE: 2, POST: 2, keyless: 1, PATCH: 1 },
    outcome: {
      GET: "ok",
      DELETE: "ok",
      POST: "ok",
      keyless: "RequestTimeoutError",
      PATCH: "RequestTimeoutError",
    },
    waits: backOff,
  },
  {
    situation: "connection lost, asked to try again",
    script: [hangsUp, ok],
    options: { retry: ["no answer"] },
    attempts: { keyless: 2, PATCH: 2 },
    outcome: "ok",
    waits: backOff,
  },
  {
    situation: "no answer in time, asked to try again",
    script: [hangs, ok],
    options: { retry: ["no answer"], timeout: 100 },
    attempts: { keyless: 2, PATCH: 2 },
    outcome: "ok",
    waits: backOff,
  },
  {
    situation: "408, asked to try again",
    script: [fails(408, "Request timeout"), ok],
    options: { retry: [408] },
    attempts: { keyless: 2, PATCH: 2 },
    outcome: "ok",
    waits: backOff,
  },
  {
    situation: "404 after a lost connection",
    script: [hangsUp, fails(404, "Record not found")],
    attempts: { DELETE: 2 },
    outcome: "NotFoundError",
    waits: backOff,
  },
  {
    situation: "409 after a lost connection",
    script: [hangsUp, fails(409, "Conflict")],
    attempts: { DELETE: 2 },
    outcome: "ConflictError",
    waits: backOff,
  },
  ...[500, 502, 504].map((status): Row => ({
    situation: `${status}`,
    script: [fails(status, "Server error"), ok],
    attempts: { GET: 2, DELETE: 1, POST: 1, keyless: 1, PATCH: 1 },
    outcome: {
      GET: "ok",
      DELETE: "ServerError",
      POST: "ServerError",
      keyless: "ServerError",
      PATCH: "ServerError",
    },
    waits: backOff,
  })),
  {
    situation: "503",
    script: [fails(503, "Service unavailable"), ok],
    attempts: { GET: 2, DELETE: 1, POST: 1, keyless: 1, PATCH: 1 },
    outcome: {
      GET: "ok",
      DELETE: "ServiceUnavailableError",
      POST: "ServiceUnavailableError",
      keyless: "ServiceUnavailableError",
      PATCH: "ServiceUnavailableError",
    },
    waits: backOff,
  },
  {
    situation: "503 with Retry-After",
    script: [fails(503, "Service unavailable", { "retry-after": "4" }), ok],
    attempts: { GET: 2 },
    outcome: "ok",
    waits: [seconds(4)],
  },
  {
    situation: "503 with RateLimit-Reset, which is about another thing",
    script: [fails(503, "Service unavailable", { "ratelimit-reset": "50" }), ok],
    attempts: { GET: 2 },
    outcome: "ok",
    waits: backOff,
  },
  ...([500, 502, 503, 504] as const).map((status): Row => ({
    situation: `${status}, asked to try again`,
    script: [fails(status, "Server error"), ok],
    options: { retry: [status] },
    attempts: { DELETE: 2, POST: 2, keyless: 2, PATCH: 2 },
    outcome: "ok",
    waits: backOff,
  })),
  {
    situation: "429 where other failures are asked for instead",
    script: [limited(), ok],
    options: { retry: [500] },
    attempts: everyone(1),
    outcome: "RateLimitError",
  },
  {
    situation: "501",
    script: [fails(501, "Not implemented"), ok],
    attempts: everyone(1),
    outcome: "ServerError",
  },
  {
    situation: "400",
    script: [fails(400, "Bad request"), ok],
    attempts: everyone(1),
    outcome: "BadRequestError",
  },
  {
    situation: "400 Idempotency error",
    script: [fails(400, "Idempotency error"), ok],
    attempts: everyone(1),
    outcome: "IdempotencyError",
  },
  {
    situation: "401",
    script: [fails(401, "Unauthorized"), ok],
    attempts: everyone(1),
    outcome: "UnauthorizedError",
  },
  {
    situation: "403",
    script: [fails(403, "Forbidden"), ok],
    attempts: everyone(1),
    outcome: "ForbiddenError",
  },
  {
    situation: "404",
    script: [fails(404, "Record not found"), ok],
    attempts: everyone(1),
    outcome: "NotFoundError",
  },
  {
    situation: "409",
    script: [fails(409, "Stale object error"), ok],
    attempts: everyone(1),
    outcome: "ConflictError",
  },
  {
    situation: "422",
    script: [fails(422, "Unprocessable entity"), ok],
    attempts: everyone(1),
    outcome: "UnprocessableEntityError",
  },
  {
    situation: "418",
    script: [fails(418, "I am a teapot"), ok],
    attempts: everyone(1),
    outcome: "OtherApiError",
  },
  // Statuses that HTTP does not know, from a gateway that makes up its own.
  ...[600, 799, 999].map((status): Row => ({
    situation: `${status}`,
    script: [fails(status, "Blocked"), ok],
    attempts: everyone(1),
    outcome: "OtherApiError",
  })),
  {
    situation: "redirect to another host",
    script: [says(302, "text/html", "", { location: "https://evil.example/login" }), ok],
    attempts: everyone(1),
    outcome: "RedirectError",
  },
  {
    situation: "redirect to nowhere",
    script: [says(301, "text/html", "", { location: "http://[" }), ok],
    attempts: everyone(1),
    outcome: "RedirectError",
  },
  {
    situation: "HTML error page of a gateway",
    script: [says(502, "text/html", "<h1>Bad gateway</h1>"), ok],
    attempts: { GET: 2, POST: 1 },
    outcome: { GET: "ok", POST: "ServerError" },
    waits: backOff,
  },
  {
    situation: "HTML page that says success",
    script: [says(200, "text/html", "<h1>Welcome</h1>"), ok],
    attempts: everyone(1),
    outcome: "UnexpectedResponseError",
  },
  {
    situation: "JSON under another content type",
    script: [says(200, "text/html", "{}"), ok],
    attempts: everyone(1),
    outcome: "UnexpectedResponseError",
  },
  {
    situation: "half of a JSON text, properly ended",
    script: [says(200, "application/json", '{"data":{"ty'), ok],
    attempts: everyone(1),
    outcome: "UnexpectedResponseError",
  },
  {
    situation: "200 with an empty body",
    script: [says(200, "application/json", ""), ok],
    attempts: everyone(1),
    outcome: "UnexpectedResponseError",
  },
  {
    situation: "204",
    script: [
      (_, response) => {
        response.writeHead(204);
        response.end();
      },
    ],
    attempts: everyone(1),
    outcome: "ok",
  },
  {
    situation: "JSON with charset",
    script: [says(200, "application/json; charset=utf-8", "{}")],
    attempts: everyone(1),
    outcome: "ok",
  },
  {
    situation: "JSON with suffix",
    script: [says(200, "application/vnd.api+json", "{}")],
    attempts: everyone(1),
    outcome: "ok",
  },
];

describe("situation → attempts, waits, keys, outcome", () => {
  let server: ScriptedServer;
  beforeAll(async () => {
    server = await scriptedServer();
  });
  afterAll(() => server[Symbol.asyncDispose]());
  beforeEach(() => {
    waits.length = 0;
  });

  for (const row of table) {
    for (const [kind, attempts] of Object.entries(row.attempts) as [Kind, number][]) {
      const outcome = typeof row.outcome === "string" ? row.outcome : (row.outcome[kind] ?? "");
      it(`${row.situation}: ${kind} is sent ${attempts} times → ${outcome}`, async () => {
        server.play(...row.script);
        const client = createClient({ apiKey: "persona_sandbox_key", baseUrl: server.origin });
        const result = await calls[kind](client, row.options).result();
        expect(result.ok ? "ok" : result.error.name).toBe(outcome);
        expect(server.received).toHaveLength(attempts);

        const keys = new Set(server.received.map(({ headers }) => headers["idempotency-key"]));
        expect(keys.size).toBe(1);
        const [key] = keys;
        if (kind === "POST") expect(key).toMatch(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);
        else expect(key).toBeUndefined();

        const facts = result.ok ? result : result.error;
        expect(facts.attempts).toBe(attempts);
        expect(facts.idempotencyKey).toBe(key);

        expect(waits).toHaveLength(attempts - 1);
        for (const [index, ms] of waits.entries()) {
          const [from, to] = row.waits?.[index] ?? [NaN, NaN];
          expect(ms).toBeGreaterThanOrEqual(from);
          expect(ms).toBeLessThanOrEqual(to);
        }
      });
    }
  }

  it("doubles its waits up to 30 seconds", async () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    server.play(fails(503, "Service unavailable"));
    const client = createClient({ apiKey: "k", baseUrl: server.origin });
    await calls.GET(client, { maxRetries: 8, retryBudget: Infinity }).result();
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it("gives every logical call a key of its own", async () => {
    server.play(ok);
    const client = createClient({ apiKey: "k", baseUrl: server.origin });
    await calls.POST(client);
    await calls.POST(client);
    const [first, second] = server.received.map(({ headers }) => headers["idempotency-key"]);
    expect(first).not.toBe(second);
  });

  it("sends the caller's own key, on any method", async () => {
    server.play(hangsUp, ok);
    const client = createClient({ apiKey: "k", baseUrl: server.origin });
    await createAccount(client, { body: {}, idempotencyKey: " own-key " });
    expect(server.received.map(({ headers }) => headers["idempotency-key"])).toEqual([
      "own-key",
      "own-key",
    ]);
    server.play(ok);
    await retrieveAccount(client, { accountId, idempotencyKey: "own-key" });
    expect(server.received[0]?.headers["idempotency-key"]).toBe("own-key");
  });

  it("refuses an empty key rather than sending none", async () => {
    server.play(ok);
    const client = createClient({ apiKey: "k", baseUrl: server.origin });
    await expect(createAccount(client, { body: {}, idempotencyKey: "" })).rejects.toThrow(
      "idempotency-key",
    );
    expect(server.received).toHaveLength(0);
  });

  it("takes a new key after a server failure where the caller asks for it", async () => {
    const client = createClient({ apiKey: "k", baseUrl: server.origin });
    server.play(fails(500, "Server error"), ok);
    const { idempotencyKey } = await calls
      .POST(client, { retry: [500], retryKey: "new" })
      .withResponse();
    const [first, second] = server.received.map(({ headers }) => headers["idempotency-key"]);
    expect(first).not.toBe(second);
    expect(idempotencyKey).toBe(second);
    server.play(limited(), ok);
    await calls.POST(client, { retryKey: "new" });
    expect(new Set(server.received.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
  });

  it.each(["GET", "DELETE", "PATCH", "keyless"] as const)(
    "gives no key to a call without one, whatever is asked for: %s",
    async (kind) => {
      server.play(fails(500, "Server error"), ok);
      const client = createClient({ apiKey: "k", baseUrl: server.origin });
      const { idempotencyKey } = await calls[kind](client, {
        retry: [500],
        retryKey: "new",
      }).withResponse();
      expect(idempotencyKey).toBeUndefined();
      expect(server.received.map(({ headers }) => headers["idempotency-key"])).toEqual([
        undefined,
        undefined,
      ]);
    },
  );

  it("takes a new key for the caller's own, on any method", async () => {
    server.play(fails(500, "Server error"), ok);
    const client = createClient({ apiKey: "k", baseUrl: server.origin });
    await retrieveAccount(client, { accountId, idempotencyKey: "own-key" }, { retryKey: "new" });
    const [first, second] = server.received.map(({ headers }) => headers["idempotency-key"]);
    expect(first).toBe("own-key");
    expect(second).toMatch(/^[0-9a-f]{8}-/);
  });

  it("reads the key once for each attempt", async () => {
    server.play(limited(), limited(), ok);
    let turn = 0;
    const client = createClient({
      apiKey: () => Promise.resolve(`key_${++turn}`),
      baseUrl: server.origin,
    });
    await calls.GET(client);
    expect(server.received.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer key_1",
      "Bearer key_2",
      "Bearer key_3",
    ]);
  });

  it("takes settings from the client, and a call's own where it has any", async () => {
    const client = createClient({
      apiKey: "k",
      baseUrl: server.origin,
      maxRetries: 1,
      retryBudget: 5_000,
    });
    server.play(limited());
    await calls.GET(client).result();
    expect(server.received).toHaveLength(2);
    server.play(limited({ "ratelimit-reset": "6" }));
    await calls.GET(client).result();
    expect(server.received).toHaveLength(1);
    server.play(limited({ "ratelimit-reset": "6" }));
    await calls.GET(client, { retryBudget: 60_000, maxRetries: 4 }).result();
    expect(server.received).toHaveLength(5);
    server.play(limited());
    await calls
      .GET(client, {
        maxRetries: undefined,
        retryBudget: undefined,
        timeout: undefined,
        retry: undefined,
      })
      .result();
    expect(server.received).toHaveLength(2);
  });

  it("has the policy on the descriptor, as data", async () => {
    const {
      retrieveAccountOperation,
      createAccountOperation,
      createRelayOperation,
      updateAccountOperation,
      redactAccountOperation,
    } = await import("./fixtures/operations.js");
    expect(retrieveAccountOperation.retry).toEqual(["no answer", 408, 429, 500, 502, 503, 504]);
    expect(redactAccountOperation.retry).toEqual(["no answer", 408, 429]);
    expect(createAccountOperation.retry).toEqual(["no answer", 408, 429]);
    expect(createRelayOperation.retry).toEqual([429]);
    expect(updateAccountOperation.retry).toEqual([429]);
  });

  it("keeps parsed headers and the answer on an error", async () => {
    server.play(
      limited({
        "ratelimit-reset": "abc",
        "ratelimit-limit": "300",
        "persona-organization-id": "org_1",
      }),
    );
    const result = await calls.GET(createClient({ apiKey: "k", baseUrl: server.origin })).result();
    if (result.ok || !(result.error instanceof PersonaApiError))
      throw new Error("expected an API error");
    expect(result.error.headers).toMatchObject({
      rateLimitLimit: 300,
      rateLimitReset: undefined,
      requestId: "req_429",
      personaOrganizationId: "org_1",
    });
    expect(result.error.errors[0]?.details).toBe("details that may quote a person");
    expect(result.error).toBeInstanceOf(PersonaCallError);
    expect(result.error.message).toBe(
      "429 Rate limit exceeded: GET /accounts/{account-id} (req_429)",
    );
    expect(result.error.response.headers.get("ratelimit-reset")).toBe("abc");
  });

  it("names the host of a redirect", async () => {
    server.play(says(302, "text/html", "", { location: "https://evil.example:8443/login?to=x" }));
    const result = await calls.GET(createClient({ apiKey: "k", baseUrl: server.origin })).result();
    expect(!result.ok && result.error.message).toBe(
      "302 evil.example:8443: GET /accounts/{account-id}",
    );
    expect(!result.ok && result.error.name === "RedirectError" && result.error.host).toBe(
      "evil.example:8443",
    );
  });
});
