import { afterEach, describe, expect, it, vi } from "vitest";
import { PersonaValidationError } from "../../templates/runtime/errors.js";
import { createClient } from "./fixtures/client.js";
import { Persona } from "./fixtures/facade.js";
import { retrieveAccount } from "./fixtures/operations.js";

const accountId = "act_hpNqyAbEG4HeVjZoBRNCMKkA";

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("createClient", () => {
  it("takes undefined for not given", async () => {
    const sent: RequestInit[] = [];
    const client = createClient({
      apiKey: "k",
      baseUrl: undefined,
      personaVersion: undefined,
      keyInflection: undefined,
      timeout: undefined,
      maxRetries: undefined,
      retryBudget: undefined,
      headers: undefined,
      idValidation: undefined,
      onRequest: undefined,
      logger: undefined,
      fetch: (url, init) => {
        expect(url).toBe(`https://api.withpersona.com/api/v1/accounts/${accountId}`);
        sent.push(init);
        return Promise.resolve(Response.json({}));
      },
    });
    await retrieveAccount(client, { accountId });
    expect(sent[0]?.headers).toEqual({
      authorization: "Bearer k",
      "key-inflection": "kebab",
      "persona-version": "2025-12-08",
    });
    expect(sent[0]?.redirect).toBe("manual");
  });

  it("calls fetch as a function, not as a method of anything", async () => {
    const receivers: unknown[] = [];
    vi.stubGlobal("fetch", function (this: unknown) {
      receivers.push(this);
      return Promise.resolve(Response.json({}));
    });
    await retrieveAccount(createClient({ apiKey: "k" }), { accountId });
    expect(receivers).toEqual([undefined]);
  });

  it("refuses to run in a page until told that it may", () => {
    vi.stubGlobal("document", {});
    expect(() => createClient({ apiKey: "k" })).toThrow(PersonaValidationError);
    expect(() => createClient({ apiKey: "k", allowBrowser: false })).toThrow("allowBrowser");
    expect(createClient({ apiKey: "k", allowBrowser: true }).keyInflection).toBe("kebab");
  });

  it("shows no key in what is printed of it", () => {
    expect(
      JSON.parse(JSON.stringify(createClient({ apiKey: "k", keyInflection: "camel" }))),
    ).toEqual({ keyInflection: "camel" });
  });

  it("uses nothing that only Node has", async () => {
    const { readdir, readFile } = await import("node:fs/promises");
    const folder = new URL("../../templates/runtime/", import.meta.url);
    for (const file of (await readdir(folder)).filter((name) => name.endsWith(".ts"))) {
      const text = await readFile(new URL(file, folder), "utf8");
      expect(text, file).not.toMatch(/from "(?!\.\/)|require\(|\bprocess\.|\bBuffer\b|import\(/);
    }
  });
});

describe("the facade", () => {
  it("starts the same calls from bound methods", async () => {
    const urls: string[] = [];
    const { accounts, others } = new Persona({
      apiKey: "k",
      fetch: (url, init) => {
        urls.push(`${init.method ?? ""} ${url}`);
        return Promise.resolve(Response.json({ data: {} }));
      },
    });
    const { retrieve, create } = accounts;
    expect((await retrieve({ accountId }).withResponse()).attempts).toBe(1);
    expect(await create({ body: {} }).result()).toMatchObject({ ok: true, status: 200 });
    await others["listInquiries"]?.();
    expect(urls).toEqual([
      `GET https://api.withpersona.com/api/v1/accounts/${accountId}`,
      "POST https://api.withpersona.com/api/v1/accounts",
      "GET https://api.withpersona.com/api/v1/inquiries",
    ]);
  });

  it("names methods in errors as they were called", async () => {
    const { accounts } = new Persona({ apiKey: "k" });
    await expect(accounts.retrieve({ accountId: ".." as "act_1" })).rejects.toMatchObject({
      operation: "accounts.retrieve",
      message: expect.stringMatching(/^accounts\.retrieve: accountId must /),
    });
  });
});
