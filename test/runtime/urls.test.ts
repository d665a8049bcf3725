import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PersonaValidationError } from "../../templates/runtime/errors.js";
import type { ClientOptions } from "../../templates/runtime/client.js";
import { createClient } from "./fixtures/client.js";
import {
  createAccount,
  createRelay,
  generateRelayClaim,
  listInquiries,
  retrieveAccount,
  runAccountAction,
} from "./fixtures/operations.js";

/** A client that sends nothing and keeps the address it would have sent to. */
function recorder(options: ClientOptions<"kebab"> = {}): {
  readonly client: ReturnType<typeof createClient>;
  readonly urls: string[];
} {
  const urls: string[] = [];
  const client = createClient({
    apiKey: "k",
    ...options,
    fetch: (url) => {
      urls.push(url);
      return Promise.resolve(Response.json({}));
    },
  });
  return { client, urls };
}

const valid = "act_hpNqyAbEG4HeVjZoBRNCMKkA";
const actionId = "accac_h4Ln3agRBwdpZD55Lef8fDwjuvjG";

async function refusal(promise: Promise<unknown>): Promise<PersonaValidationError> {
  const error = await promise.then(
    () => expect.unreachable("should be refused"),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(PersonaValidationError);
  return error as PersonaValidationError;
}

describe("addresses", () => {
  it.each([
    [undefined, "https://api.withpersona.com/api/v1/accounts"],
    ["https://proxy.example", "https://proxy.example/accounts"],
    ["https://proxy.example/", "https://proxy.example/accounts"],
    ["https://proxy.example/persona/api/v1//", "https://proxy.example/persona/api/v1/accounts"],
    ["http://localhost:3000", "http://localhost:3000/accounts"],
    ["http://127.0.0.1", "http://127.0.0.1/accounts"],
    ["http://[::1]:8080/api", "http://[::1]:8080/api/accounts"],
  ])("goes from base URL %s to %s", async (baseUrl, expected) => {
    const { client, urls } = recorder({ baseUrl });
    await createAccount(client, { body: {} });
    expect(urls).toEqual([expected]);
  });

  it.each([
    "http://api.withpersona.com/api/v1",
    "http://localhost.evil.example",
    "http://localhost@evil.example",
    "http://127.0.0.1.evil.example",
    "https://user:secret@proxy.example",
    "https://proxy.example?x=1",
    "https://proxy.example#x",
    "ftp://proxy.example",
    "proxy.example",
    "https://",
    "",
  ])("refuses %s, where the key would be in the clear or get lost", (baseUrl) => {
    expect(() => createClient({ apiKey: "k", baseUrl })).toThrow(PersonaValidationError);
    expect(() => createClient({ apiKey: "k", baseUrl })).not.toThrow("secret");
  });

  it("sends operations with a server of their own there", async () => {
    const { client, urls } = recorder();
    await createRelay(client, { body: {} });
    await generateRelayClaim(client, { relayToken: "a/b", privacyPassToken: "t" });
    expect(urls).toEqual([
      "https://api.withpersona.com/api/privacy/v1/relays",
      "https://api.withpersona.com/api/privacy/v1/relays/a%2Fb/generate-claim",
    ]);
    const proxied = recorder({ baseUrl: "https://proxy.example/persona/api/v1" });
    await createRelay(proxied.client, { body: {} });
    expect(proxied.urls).toEqual(["https://proxy.example/persona/api/privacy/v1/relays"]);
  });

  it("leaves no question mark where there is no query", async () => {
    const { client, urls } = recorder();
    await listInquiries(client);
    await listInquiries(client, { filter: {}, page: { after: undefined } });
    expect(new Set(urls)).toEqual(new Set(["https://api.withpersona.com/api/v1/inquiries"]));
  });
});

describe("values in a path", () => {
  const anyId = recorder({ idValidation: "off" });
  const get = (accountId: unknown): Promise<unknown> =>
    retrieveAccount(anyId.client, { accountId: accountId as `act_${string}` });

  it.each([
    "",
    ".",
    "..",
    undefined,
    null,
    5,
    {},
    [],
    ["act_1"],
    "\ud800",
    "act_\udc00x",
    Symbol.iterator,
  ])("never sends %o, whatever the options", async (value) => {
    anyId.urls.length = 0;
    expect((await refusal(get(value))).message).toMatch(/^retrieveAccount: accountId must /);
    expect(anyId.urls).toEqual([]);
  });

  it("sends any other text as one encoded step of the path", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .string({ unit: "grapheme", minLength: 1 })
          .filter((value) => value !== "." && value !== ".."),
        async (value) => {
          anyId.urls.length = 0;
          await get(value);
          const { pathname, search, hash } = new URL(anyId.urls[0] ?? "");
          expect(pathname.split("/").slice(1, -1)).toEqual(["api", "v1", "accounts"]);
          expect(decodeURIComponent(pathname.split("/").at(-1) ?? "")).toBe(value);
          expect(search + hash).toBe("");
        },
      ),
    );
  });

  it("enforces a declared pattern unless told not to", async () => {
    const body = { data: { "account-action-id": actionId } };
    for (const idValidation of ["declared", "prefix", undefined] as const) {
      const { client, urls } = recorder({ idValidation });
      await runAccountAction(client, { accountId: valid, body });
      const error = await refusal(runAccountAction(client, { accountId: "act_short", body }));
      expect(error.message).toBe(
        "runAccountAction: accountId must match ^act_[a-zA-Z0-9]{24,28}$; got act_... of 9 characters",
      );
      expect(error).toMatchObject({
        operation: "runAccountAction",
        parameter: "accountId",
        rule: "must match ^act_[a-zA-Z0-9]{24,28}$",
        value: "act_short",
      });
      expect(Object.keys(error)).not.toContain("value");
      await refusal(runAccountAction(client, { accountId: `${valid}\n` as typeof valid, body }));
      expect(urls).toHaveLength(1);
    }
    const { client, urls } = recorder({ idValidation: "off" });
    await runAccountAction(client, {
      accountId: "act_short",
      body: { data: { "account-action-id": "short" } },
    });
    expect(urls).toHaveLength(1);
  });

  it("checks known prefixes on demand only", async () => {
    const wrong = "inq_hpNqyAbEG4HeVjZoBRNCMKkA" as typeof valid;
    await retrieveAccount(recorder().client, { accountId: wrong });
    const { client } = recorder({ idValidation: "prefix" });
    await retrieveAccount(client, { accountId: "act_x" });
    const error = await refusal(retrieveAccount(client, { accountId: wrong }));
    expect(error.message).toBe(
      "retrieveAccount: accountId must match ^(act_); got ... of 28 characters",
    );
  });

  it.each([["account-action-id"], ["accountActionId"], ["account_action_id"]])(
    "enforces the pattern of %s in the body",
    async (key) => {
      const { client, urls } = recorder();
      await runAccountAction(client, { accountId: valid, body: { data: { [key]: actionId } } });
      const error = await refusal(
        runAccountAction(client, { accountId: valid, body: { data: { [key]: "accac_SECRET" } } }),
      );
      expect(error.message).toBe(
        `runAccountAction: body.data.${key} must match ^accac_[a-zA-Z0-9]{24,28}$; got ... of 12 characters`,
      );
      await runAccountAction(client, { accountId: valid, body: { data: {} } });
      await runAccountAction(client, { accountId: valid, body: {} });
      expect(urls).toHaveLength(3);
    },
  );
});
