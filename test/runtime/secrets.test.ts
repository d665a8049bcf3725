import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ClientOptions } from "../../templates/runtime/client.js";
import { createClient } from "./fixtures/client.js";
import { Persona } from "./fixtures/facade.js";
import { isAccountId, parseAccountId } from "./fixtures/ids.js";
import {
  createAccount,
  createOAuthToken,
  generateRelayClaim,
  importAccounts,
  listInquiries,
  retrieveAccount,
  runAccountAction,
} from "./fixtures/operations.js";
import {
  breaksOff,
  drips,
  hangs,
  hangsUp,
  says,
  scriptedServer,
  type ScriptedServer,
  type Step,
} from "./scripted-server.js";

/** Every mark stands for a secret or for personal data; none may come out anywhere. */
const MARK = "MARK";
const KEY = `persona_sandbox_${MARK}key`;
const ID = `act_${MARK}idPqyAbEG4HeVjZoBR1` as const;
const PII = `${MARK}-jane@example.com`;

let server: ScriptedServer;
beforeAll(async () => {
  server = await scriptedServer();
});
afterAll(() => server[Symbol.asyncDispose]());

/** All that a careless `console.log`, logger or error reporter would write about a value. */
function traces(value: unknown): string {
  const own =
    typeof value === "object" && value !== null
      ? Object.entries(value).map(([name, inner]) => [name, inspect(inner)])
      : [];
  const { message, stack, cause } = Object(value) as Error;
  return [
    message,
    stack,
    String(value),
    JSON.stringify(value),
    JSON.stringify({ value }),
    JSON.stringify(own),
    inspect(value, { depth: 10, getters: true }),
    inspect({ value }),
    inspect(cause, { depth: 10 }),
    tryClone(value),
  ].join("\n");
}

function tryClone(value: unknown): string {
  try {
    return inspect(structuredClone(value));
  } catch {
    return "";
  }
}

const errors = (details: string): string =>
  JSON.stringify({
    errors: [
      {
        title: "Bad request",
        details,
        meta: { value: details },
        source: { pointer: `/data/${details}` },
      },
    ],
  });
const json = (status: number): Step =>
  says(status, "application/json", errors(PII), {
    "set-cookie": `session=${MARK}`,
    "request-id": "req_1",
    location: `https://user:${MARK}@evil.example/${MARK}?${MARK}`,
  });

const steps: Record<string, Step> = {
  ...Object.fromEntries(
    [400, 401, 403, 404, 408, 409, 418, 422, 429, 500, 502, 503, 504].map((status) => [
      status,
      json(status),
    ]),
  ),
  idempotency: says(
    400,
    "application/json",
    JSON.stringify({ errors: [{ title: "Idempotency error", details: PII }] }),
  ),
  redirect: says(302, "text/html", MARK, {
    location: `https://evil.example/${MARK}?token=${MARK}`,
  }),
  "redirect with user info": json(307),
  html: says(200, "text/html", `<h1>${MARK}</h1>`),
  "broken JSON": says(200, "application/json", `{"data":"${MARK}`),
  "HTML of a gateway": says(502, "text/html", MARK),
  hangsUp,
  breaksOff,
  hangs,
  drips,
};

/** A `fetch` of somebody else's whose errors quote all they were given, as some do. */
const talkative: ClientOptions["fetch"] = (url, init) =>
  Promise.reject(
    Object.assign(new Error(`request to ${url} failed ${JSON.stringify(init)}`), {
      code: "ECONNREFUSED",
      url,
      init,
      cause: Object.assign(new Error(`${url} ${MARK}`), { code: "ENOTFOUND" }),
    }),
  );

describe("no mark comes out", () => {
  const logged: unknown[] = [];
  const options = (): ClientOptions<"kebab"> => ({
    apiKey: KEY,
    baseUrl: server.origin,
    timeout: 60,
    maxRetries: 0,
    headers: { "X-Proxy-Secret": MARK, Cookie: `session=${MARK}` },
    onRequest: (attempt) => logged.push(attempt),
    onResponse: (attempt) => logged.push(attempt),
    logger: {
      debug: (...parts) => logged.push(...parts),
      warn: (...parts) => logged.push(...parts),
    },
  });
  type Caller = (client: ReturnType<typeof createClient>) => { result(): Promise<unknown> };
  const callers: Record<string, Caller> = {
    "GET with an id": (client) => retrieveAccount(client, { accountId: ID, idempotencyKey: PII }),
    "GET with a filter": (client) => listInquiries(client, { filter: { referenceId: PII } }),
    "POST with a body": (client) =>
      createAccount(client, {
        body: { data: { attributes: { "email-address": PII } } },
        idempotencyKey: PII,
      }),
    "form with credentials": (client) =>
      createOAuthToken(client, { body: { client_assertion: MARK } }),
    file: (client) =>
      importAccounts(client, {
        body: {
          data: { attributes: { file: { filename: PII, data: new TextEncoder().encode(PII) } } },
        },
      }),
    "relay with token and secret": (client) =>
      generateRelayClaim(client, {
        relayToken: MARK,
        privacyPassToken: MARK,
        personaRelaySecret: MARK,
      }),
  };

  for (const [name, call] of Object.entries(callers)) {
    it.each(Object.keys(steps))(`of ${name}, answered with %s`, async (step) => {
      server.play(steps[step] as Step);
      logged.length = 0;
      const result = await call(createClient(options())).result();
      expect(result).toMatchObject({ ok: false });
      const { error } = result as { error: Error };
      expect(traces(error)).not.toContain(MARK);
      expect(logged.map(traces).join("\n")).not.toContain(MARK);
      expect(logged.length).toBeGreaterThanOrEqual(4);
    });

    it(`of ${name}, through a fetch that talks too much`, async () => {
      logged.length = 0;
      const result = await call(createClient({ ...options(), fetch: talkative })).result();
      expect(traces((result as { error: Error }).error)).not.toContain(MARK);
      expect(logged.map(traces).join("\n")).not.toContain(MARK);
    });
  }

  const refused: Record<string, () => unknown> = {
    "a key with a newline": () =>
      retrieveAccount(createClient({ ...options(), apiKey: `${KEY}\nx` }), {
        accountId: ID,
      }).result(),
    "a key function that throws": () =>
      retrieveAccount(
        createClient({
          ...options(),
          apiKey: () => {
            throw Object.assign(new Error(MARK), { code: 5 });
          },
        }),
        { accountId: ID },
      ).result(),
    "a key that is an object": () =>
      retrieveAccount(createClient({ ...options(), apiKey: { secret: MARK } as never }), {
        accountId: ID,
      }).result(),
    "an id of another shape": () =>
      runAccountAction(createClient(options()), { accountId: `act_${MARK}`, body: {} }).result(),
    "an id in the body": () =>
      runAccountAction(createClient(options()), {
        accountId: "act_hpNqyAbEG4HeVjZoBRNCMKkA",
        body: { data: { accountActionId: MARK } },
      }).result(),
    "a header of two lines": () =>
      retrieveAccount(
        createClient(options()),
        { accountId: ID },
        { headers: { "X-Secret": `${MARK}\r\n${MARK}` } },
      ).result(),
    "a client header of two lines": () =>
      createClient({ ...options(), headers: { "X-Secret": `${MARK}\n` + MARK } }),
    "an idempotency key of two lines": () =>
      createAccount(createClient(options()), {
        body: {},
        idempotencyKey: `${MARK}\n${MARK}`,
      }).result(),
    "a body with a cycle": () => {
      const body: Record<string, unknown> = { [MARK]: MARK };
      body["self"] = body;
      return createAccount(createClient(options()), { body }).result();
    },
    "a lone surrogate in a query": () =>
      listInquiries(createClient(options()), { filter: { note: `${MARK}\ud800` } }).result(),
    "a base URL with credentials": () =>
      createClient({ ...options(), baseUrl: `https://user:${MARK}@proxy.example` }),
    "a guard": () => parseAccountId(PII),
  };
  it.each(Object.keys(refused))("of %s, refused before it is sent", async (name) => {
    const error = await Promise.resolve()
      .then(refused[name])
      .then(
        () => expect.unreachable(),
        (reason: unknown) => reason,
      );
    expect(error).toMatchObject({ name: "PersonaValidationError" });
    expect(traces(error)).not.toContain(MARK);
  });

  it("of a client, a facade, and what hangs on them", () => {
    const client = createClient({ apiKey: KEY, headers: { Cookie: MARK } });
    const persona = new Persona({ apiKey: KEY, headers: { Cookie: MARK } });
    for (const value of [client, persona, persona.accounts])
      expect(traces(value)).not.toContain(MARK);
    expect(isAccountId(PII)).toBe(false);
  });
});
