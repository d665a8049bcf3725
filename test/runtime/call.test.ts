import { getEventListeners } from "node:events";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { PersonaApiError } from "../../templates/runtime/api-errors.js";
import type { PersonaError } from "../../templates/runtime/errors.js";
import { PersonaValidationError } from "../../templates/runtime/errors.js";
import type { Client } from "../../templates/runtime/client.js";
import { createClient } from "./fixtures/client.js";
import {
  createAccount,
  createOAuthToken,
  createRelay,
  generateRelayClaim,
  retrieveAccount,
  runAccountAction,
} from "./fixtures/operations.js";
import {
  answers,
  breaksOff,
  drips,
  fails,
  hangs,
  scriptedServer,
  type ScriptedServer,
} from "./scripted-server.js";

const accountId = "act_hpNqyAbEG4HeVjZoBRNCMKkA";

let server: ScriptedServer;
let client: Client;
const rejections: unknown[] = [];
const note = (reason: unknown): void => void rejections.push(reason);

beforeAll(async () => {
  server = await scriptedServer();
  client = createClient({ apiKey: "persona_sandbox_key", baseUrl: server.origin, maxRetries: 0 });
  process.on("unhandledRejection", note);
});
afterAll(async () => {
  process.off("unhandledRejection", note);
  await server[Symbol.asyncDispose]();
});
beforeEach(() => {
  rejections.length = 0;
});

/** Long enough for Node to report a rejection that nobody handles. */
const turns = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.unreachable("should reject"),
    (error: unknown) => error,
  );
}

describe("one request, several views", () => {
  it("starts once, when it is made", async () => {
    server.play(answers(200));
    const started = retrieveAccount(client, { accountId });
    await vi.waitFor(() => expect(server.received).toHaveLength(1));
    const [body, { body: same, status }, result] = await Promise.all([
      started,
      started.withResponse(),
      started.result(),
    ]);
    expect(same).toBe(body);
    expect(status).toBe(200);
    expect(result.ok && result.body).toBe(body);
    await started;
    expect(server.received).toHaveLength(1);
  });

  it("parses headers, and leaves out what is missing or malformed", async () => {
    server.play(
      answers(
        201,
        {},
        {
          "ratelimit-limit": "300",
          "ratelimit-remaining": "abc",
          "persona-environment-id": "env_1",
        },
      ),
    );
    const { status, headers, response, attempts, idempotencyKey } = await createAccount(client, {
      body: {},
    }).withResponse();
    expect({ status, attempts }).toEqual({ status: 201, attempts: 1 });
    expect(headers).toEqual({
      rateLimitLimit: 300,
      rateLimitRemaining: undefined,
      rateLimitReset: undefined,
      requestId: "req_201",
      personaEnvironmentId: "env_1",
      personaOrganizationId: undefined,
    });
    expect(response.bodyUsed).toBe(true);
    expect(idempotencyKey).toBe(server.received[0]?.headers["idempotency-key"]);
  });

  it("raises no unhandled rejection where only one view is used", async () => {
    server.play(fails(404, "Record not found"));
    expect(await retrieveAccount(client, { accountId }).result()).toMatchObject({ ok: false });
    await expect(retrieveAccount(client, { accountId }).withResponse()).rejects.toBeInstanceOf(
      PersonaApiError,
    );
    await expect(retrieveAccount(client, { accountId })).rejects.toBeInstanceOf(PersonaApiError);
    await turns();
    expect(rejections).toEqual([]);
  });

  it("does raise one where a failed call is not looked at in any way", async () => {
    server.play(fails(404, "Record not found"));
    void retrieveAccount(client, { accountId });
    await vi.waitFor(() => expect(rejections).toHaveLength(1));
  });

  it("passes through what it does not know", async () => {
    const body = {
      data: {
        type: "account/new",
        id: "x",
        "unknown-member": [1.1, null, "2026-01-01"],
        status: "brand-new",
      },
      big: 12345678901234,
    };
    server.play(answers(200, body));
    expect(await retrieveAccount(client, { accountId })).toEqual(body);
  });
});

describe("before anything is sent", () => {
  const refused = async (promise: {
    result(): Promise<unknown>;
  }): Promise<PersonaValidationError> => {
    server.play(answers(200));
    const error = await rejection(promise.result());
    expect(error).toBeInstanceOf(PersonaValidationError);
    expect(server.received).toHaveLength(0);
    return error as PersonaValidationError;
  };

  it("says what to set where a key is missing", async () => {
    for (const apiKey of [undefined, "", () => "", () => Promise.resolve("")]) {
      const error = await refused(
        retrieveAccount(createClient({ apiKey, baseUrl: server.origin }), { accountId }),
      );
      expect(error.message).toContain("retrieveAccount: createClient.apiKey");
    }
  });

  it("refuses keys that no header can carry, without showing them", async () => {
    for (const apiKey of [
      "persona_\nsecret",
      "persona_\u{1F511}secret",
      5 as never,
      () => ({}) as never,
    ]) {
      const error = await refused(
        retrieveAccount(createClient({ apiKey, baseUrl: server.origin }), { accountId }),
      );
      expect(error.message).not.toContain("secret");
    }
  });

  it("keeps what a key function throws to itself", async () => {
    for (const apiKey of [
      () => {
        throw new Error("vault says secret");
      },
      () => Promise.reject(new Error("vault says secret")),
    ]) {
      const error = await refused(
        retrieveAccount(createClient({ apiKey, baseUrl: server.origin }), { accountId }),
      );
      expect(JSON.stringify(error) + error.message + (error.stack ?? "")).not.toContain("secret");
      expect(error.value).toMatchObject({ message: "vault says secret" });
    }
  });

  it("trims keys and header values", async () => {
    server.play(answers(200));
    await retrieveAccount(
      createClient({ apiKey: " key\n", baseUrl: server.origin, headers: { "X-Team": " kyc " } }),
      { accountId },
      { headers: { "X-Job": "\tnightly" } },
    );
    expect(server.received[0]?.headers).toMatchObject({
      authorization: "Bearer key",
      "x-team": "kyc",
      "x-job": "nightly",
    });
  });

  it("refuses headers that are none", async () => {
    await refused(
      retrieveAccount(client, { accountId }, { headers: { "X-Team": "a\r\nX-Admin: 1" } }),
    );
    await refused(retrieveAccount(client, { accountId }, { headers: { "X Team": "a" } }));
    await refused(retrieveAccount(client, { accountId, personaVersion: "2025\n" + "12" }));
    expect(() => createClient({ apiKey: "k", headers: { "X\n": "a" } })).toThrow(
      PersonaValidationError,
    );
  });

  it("refuses bodies that are not data", async () => {
    const cycle: Record<string, unknown> = {};
    cycle["self"] = cycle;
    await refused(createAccount(client, { body: cycle }));
    await refused(createAccount(client, { body: { amount: 10n } }));
  });

  it("ends at once where the signal has fired already", async () => {
    server.play(answers(200));
    const error = await rejection(
      retrieveAccount(client, { accountId }, { signal: AbortSignal.abort("never mind") }),
    );
    expect(error).toBe("never mind");
    expect(server.received).toHaveLength(0);
  });
});

describe("headers of an operation", () => {
  it("sends version and casing, also of the one call", async () => {
    server.play(answers(200));
    await retrieveAccount(
      createClient({ apiKey: "k", baseUrl: server.origin, keyInflection: "camel" }),
      { accountId },
    );
    await runAccountAction(client, {
      accountId,
      body: {},
      keyInflection: "snake",
      personaVersion: "2023-01-05",
    });
    expect(
      server.received.map(({ headers }) => [headers["key-inflection"], headers["persona-version"]]),
    ).toEqual([
      ["camel", "2025-12-08"],
      ["snake", "2023-01-05"],
    ]);
  });

  it("lets its own win over the client's, in whatever case they are spelt", async () => {
    server.play(answers(200));
    const headers = {
      "KEY-INFLECTION": "camel",
      "Persona-Version": "1999-01-01",
      authorization: "Bearer other",
      Accept: "text/html",
    };
    await retrieveAccount(createClient({ apiKey: "k", baseUrl: server.origin, headers }), {
      accountId,
    });
    expect(server.received[0]?.headers).toMatchObject({
      "key-inflection": "kebab",
      "persona-version": "2025-12-08",
      authorization: "Bearer k",
    });
  });

  it("lets its own win over the call's, also where client and call spell a header differently", async () => {
    server.play(answers(200));
    const spelt = createClient({
      apiKey: "k",
      baseUrl: server.origin,
      headers: { "content-type": "text/plain", "x-team": "client" },
    });
    await runAccountAction(
      spelt,
      { accountId, body: {} },
      {
        headers: {
          "Content-Type": "text/html",
          "KEY-INFLECTION": "camel",
          Authorization: "Bearer other",
          "X-Team": "call",
        },
      },
    );
    expect(server.received[0]?.headers).toMatchObject({
      "content-type": "application/json",
      "key-inflection": "kebab",
      authorization: "Bearer k",
      "x-team": "call",
    });
  });

  it("authenticates as the operation says", async () => {
    server.play(answers(200));
    await createRelay(client, { body: {} });
    await generateRelayClaim(client, {
      relayToken: "rt",
      privacyPassToken: "abc=",
      personaRelaySecret: "shh",
    });
    await createOAuthToken(createClient({ baseUrl: server.origin }), {
      body: { grant_type: "client_credentials" },
    });
    await createOAuthToken(client, { body: { "grant-type": "authorization_code" } });
    const [relay, claim, oauth, oauthWithKey] = server.received;
    expect(relay?.headers).not.toHaveProperty("authorization");
    expect(relay?.headers).toMatchObject({
      "persona-version": "2025-12-08",
      "key-inflection": "kebab",
    });
    expect(relay?.headers).not.toHaveProperty("idempotency-key");
    expect(claim?.headers).toMatchObject({
      authorization: "PrivateToken token=abc=",
      "persona-relay-secret": "shh",
    });
    expect(oauth?.headers).not.toHaveProperty("authorization");
    expect(oauth?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(oauth?.body.toString()).toBe("grant_type=client_credentials");
    expect(oauthWithKey?.headers.authorization).toBe("Bearer persona_sandbox_key");
    expect(oauthWithKey?.body.toString()).toBe("grant-type=authorization_code");
  });
});

describe("timeouts and aborts", () => {
  it("tells a timeout from an abort", async () => {
    server.play(hangs);
    const timeout = await retrieveAccount(client, { accountId }, { timeout: 50 }).result();
    expect(timeout).toMatchObject({
      ok: false,
      error: { name: "TimeoutError", timeout: 50, status: undefined, attempts: 1 },
    });
    const controller = new AbortController();
    const aborted = retrieveAccount(client, { accountId }, { signal: controller.signal });
    const watched = rejection(aborted.result());
    await vi.waitFor(() => expect(server.received).toHaveLength(2));
    controller.abort(new Error("changed my mind"));
    expect(await watched).toEqual(new Error("changed my mind"));
  });

  it("closes the connection of a request that nobody waits for", async () => {
    let closed = 0;
    server.play((request) => request.socket.on("close", () => closed++));
    await retrieveAccount(client, { accountId }, { timeout: 50 }).result();
    await vi.waitFor(() => expect(closed).toBe(1));
  });

  it("covers the whole answer, however slowly it comes", async () => {
    server.play(drips);
    expect(await retrieveAccount(client, { accountId }, { timeout: 80 }).result()).toMatchObject({
      error: { name: "TimeoutError" },
    });
  });

  it("ends a wait between attempts", async () => {
    server.play(fails(429, "Rate limit exceeded", { "ratelimit-reset": "60" }));
    const controller = new AbortController();
    const watched = rejection(
      retrieveAccount(client, { accountId }, { signal: controller.signal, maxRetries: 5 }),
    );
    await vi.waitFor(() => expect(server.received).toHaveLength(1));
    await turns();
    controller.abort();
    expect(await watched).toMatchObject({ name: "AbortError" });
  });

  it("ends a key function that never answers", async () => {
    const stuck = createClient({
      apiKey: () => new Promise<string>(() => undefined),
      baseUrl: server.origin,
      maxRetries: 0,
    });
    expect(await retrieveAccount(stuck, { accountId }, { timeout: 30 }).result()).toMatchObject({
      error: { name: "TimeoutError" },
    });
  });

  it("ends a fetch that ignores its signal", async () => {
    const deaf = createClient({
      apiKey: "k",
      fetch: () => new Promise(() => undefined),
      maxRetries: 0,
    });
    expect(await retrieveAccount(deaf, { accountId }, { timeout: 30 }).result()).toMatchObject({
      error: { name: "TimeoutError" },
    });
  });

  it("gives an attempt 60 seconds unless told otherwise", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const deaf = createClient({
        apiKey: "k",
        fetch: () => new Promise(() => undefined),
        maxRetries: 0,
      });
      const ended = vi.fn();
      const result = retrieveAccount(deaf, { accountId }).result();
      void result.then(ended);
      await vi.advanceTimersByTimeAsync(59_999);
      expect(ended).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      expect(await result).toMatchObject({ error: { name: "TimeoutError", timeout: 60_000 } });
    } finally {
      vi.useRealTimers();
    }
  });

  it("does nothing after the answer", async () => {
    server.play(answers(200));
    const controller = new AbortController();
    const body = await retrieveAccount(client, { accountId }, { signal: controller.signal });
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
    controller.abort();
    expect(body).toMatchObject({ data: { type: "account" } });
  });

  it("leaves no timer and no listener behind, whatever the end", async () => {
    const timers = (): number =>
      process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const controller = new AbortController();
    const before = timers();
    for (const step of [answers(200), fails(404, "Record not found"), breaksOff, hangs]) {
      server.play(step);
      await retrieveAccount(
        client,
        { accountId },
        { signal: controller.signal, timeout: step === hangs ? 30 : 60_000 },
      ).result();
      expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
    }
    expect(timers()).toBeLessThanOrEqual(before + 1); // one may be undici's own
  });

  it("knows no limit where it is 0 or Infinity", async () => {
    server.play(answers(200));
    for (const timeout of [0, Infinity]) await retrieveAccount(client, { accountId }, { timeout });
    expect(server.received).toHaveLength(2);
  });
});

describe("a thousand calls at once", () => {
  it("leave handles and memory as they were", async () => {
    server.play(answers(200));
    const { signal } = new AbortController();
    const handles = (): number =>
      process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const before = handles();
    const results = await Promise.all(
      Array.from({ length: 1_000 }, (_, index) =>
        index % 2
          ? retrieveAccount(client, { accountId }, { signal })
          : createAccount(client, { body: { index } }, { signal }),
      ),
    );
    expect(results).toHaveLength(1_000);
    expect(server.received).toHaveLength(1_000);
    expect(new Set(server.received.map(({ headers }) => headers["idempotency-key"])).size).toBe(
      501,
    );
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    await turns();
    expect(handles()).toBeLessThanOrEqual(before + 1);
  });

  it.each(["at once", "one after another"])("keep nothing alive: %s", async (order) => {
    const stub = (): Promise<Response> => Promise.resolve(Response.json({ data: {} }));
    const local = createClient({ apiKey: "k", fetch: stub });
    const { signal } = new AbortController();
    const gone: WeakRef<object>[] = [];
    const send = async (): Promise<void> => {
      gone.push(new WeakRef(await retrieveAccount(local, { accountId }, { signal })));
    };
    if (order === "at once") await Promise.all(Array.from({ length: 1_000 }, send));
    else for (let index = 0; index < 1_000; index++) await send();
    expect(gone).toHaveLength(1_000);
    const { setFlagsFromString } = await import("node:v8");
    const { runInNewContext } = await import("node:vm");
    setFlagsFromString("--expose-gc");
    await turns();
    (runInNewContext("gc") as () => void)();
    await turns();
    (runInNewContext("gc") as () => void)();
    expect(gone.filter((reference) => reference.deref()).length).toBeLessThan(20);
  });
});

describe("errors", () => {
  it("are of this package, whatever the platform throws", async () => {
    for (const thrown of [
      null,
      undefined,
      "text",
      5,
      Object.create(null),
      new Error("x", { cause: "y" }),
      { name: Symbol("s"), code: {} },
    ]) {
      const odd = createClient({
        apiKey: "k",
        maxRetries: 0,
        fetch: () => Promise.reject(thrown as Error),
      });
      expect(await retrieveAccount(odd, { accountId }).result()).toMatchObject({
        ok: false,
        error: { name: "ConnectionError" },
      });
    }
    const none = createClient({
      apiKey: "k",
      maxRetries: 0,
      fetch: () => Promise.resolve(undefined as never),
    });
    expect(await retrieveAccount(none, { accountId }).result()).toMatchObject({ ok: false });
    const sync = createClient({
      apiKey: "k",
      maxRetries: 0,
      fetch: () => {
        throw new Error("at once");
      },
    });
    expect(await retrieveAccount(sync, { accountId }).result()).toMatchObject({ ok: false });
  });

  it("survive error bodies of any shape", async () => {
    for (const body of [
      null,
      1,
      "x",
      [],
      {},
      { errors: null },
      { errors: "x" },
      { errors: [null, 1, "x", [], {}, { title: 5 }, { title: { a: 1 } }] },
    ]) {
      server.play(answers(404, body));
      const result = await retrieveAccount(client, { accountId }).result();
      expect(result).toMatchObject({ ok: false, error: { name: "NotFoundError", status: 404 } });
      if (!result.ok && result.error instanceof PersonaApiError)
        expect(result.error.errors.map(({ title }) => title)).toBeInstanceOf(Array);
    }
  });

  it("know a redirect whose address a browser hides", async () => {
    const opaque = createClient({ apiKey: "k", fetch: () => Promise.resolve(Response.error()) });
    expect(await retrieveAccount(opaque, { accountId }).result()).toMatchObject({
      ok: false,
      error: { name: "RedirectError", status: 0, host: undefined, attempts: 1 },
    });
  });

  it("say in toJSON what structuredClone drops", async () => {
    server.play(fails(409, "Conflict"));
    const error = (await rejection(retrieveAccount(client, { accountId }))) as PersonaError;
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "ConflictError",
      message: "409 Conflict: GET /accounts/{account-id} (req_409)",
      status: 409,
      method: "GET",
      path: "/accounts/{account-id}",
      requestId: "req_409",
      attempts: 1,
      contentType: "application/json",
      errors: [{ title: "Conflict" }],
    });
    expect(structuredClone(error).message).toBe(error.message);
  });

  it("can be cloned with their cause", async () => {
    server.play((request) => request.socket.destroy());
    const error = (await rejection(retrieveAccount(client, { accountId }))) as Error;
    expect(error.cause).toEqual({ code: expect.stringMatching(/^[A-Z_]+$/) as string });
    expect(structuredClone(error).cause).toEqual(error.cause);
    expect(error.message).toMatch(
      /^Connection failed \([A-Z_]+\): GET \/accounts\/\{account-id\}$/,
    );
  });
});
