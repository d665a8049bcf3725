import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, Persona, type ClientOptions, type KeyInflection } from "persona-sdk";
import { webhookEvent, webhookRequest } from "persona-sdk/webhooks/testing";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Json } from "../oracle/json-tree.js";
import { recaseBody } from "../oracle/recase.js";
import { jsonAnswer } from "../sdk/recorded-request.js";
import { startRecordingServer, type ServedRequest } from "../sdk/recording-server.js";
import * as exportInCamel from "./programs/export-accounts.camel.js";
import * as exportInKebab from "./programs/export-accounts.js";
import { firstSteps } from "./programs/first-steps.js";
import * as forgetInCamel from "./programs/forget-person.camel.js";
import * as forgetInKebab from "./programs/forget-person.js";
import * as importInCamel from "./programs/import-customers.camel.js";
import * as importInKebab from "./programs/import-customers.js";
import * as inviteInCamel from "./programs/invite-person.camel.js";
import * as inviteInKebab from "./programs/invite-person.js";
import * as triageInCamel from "./programs/triage-cases.camel.js";
import * as triageInKebab from "./programs/triage-cases.js";

/** Programs as users of the package would write them; what is here plays Persona to them. */
const server = await startRecordingServer();
const folder = mkdtempSync(join(tmpdir(), "persona-programs-"));
afterAll(async () => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});

const options = <K extends KeyInflection>(keyInflection: K): ClientOptions<K> => ({
  apiKey: "persona_sandbox_consumer",
  baseUrl: server.baseUrl,
  maxRetries: 0,
  keyInflection,
});
const client = createClient(options("kebab"));
const persona = new Persona(options("camel"));

const end = { prev: null, next: null };
const resource = (type: string, id: string, attributes = {}, relationships = {}): object => ({
  type,
  id,
  attributes,
  relationships,
});

type Play = (request: ServedRequest, place: string) => object | undefined;

let places: string[] = [];
beforeEach(() => {
  places = [];
});

/** Answers as the server would, in the casing it is asked for; 404 where the play has nothing. */
function play(answers: Play): void {
  server.answer((request) => {
    const target = decodeURIComponent(request.target).replace("/api/v1", "");
    const place = `${request.method} ${target}`;
    places.push(place);
    const body = answers(request, place);
    if (body === undefined) return jsonAnswer(404, { errors: [{ title: "Record not found" }] });
    const casing = request.headers.get("key-inflection") === "camel" ? "camel" : "kebab";
    return jsonAnswer(200, recaseBody(body as Json, casing));
  });
}

describe.each([
  ["kebab", inviteInKebab.invitations.bind(undefined, client)] as const,
  ["camel", inviteInCamel.invitations.bind(undefined, persona)] as const,
])("inviting a person, keys in %s", (keyInflection, invitations) => {
  it("gives a link, and the inquiry once its webhook came", async () => {
    play(() => ({
      data: resource("inquiry", "inq_1", { status: "created" }),
      meta: { "one-time-link": "https://inquiry.example" },
    }));
    const secret = "wbhsec_1";
    const { invite, webhook } = invitations(secret);
    const { link, completed } = await invite("itmpl_1", "customer-1");
    expect(link).toBe("https://inquiry.example");
    expect(server.theRequest().headers.get("idempotency-key")).toBe("invite-customer-1");

    const event = webhookEvent("inquiry.completed", { keyInflection, resource: { id: "inq_1" } });
    expect((await webhook(await webhookRequest({ event, secret: "other" }))).status).toBe(400);
    expect((await webhook(await webhookRequest({ event, secret }))).status).toBe(200);
    expect((await completed).id).toBe("inq_1");
  });
});

describe.each([
  ["kebab", exportInKebab.exportAccounts.bind(undefined, client)] as const,
  ["camel", exportInCamel.exportAccounts.bind(undefined, persona)] as const,
])("exporting accounts, keys in %s", (_casing, exportAccounts) => {
  it("goes on after a crash with the page that was not written", async () => {
    const ids = ["act_1", "act_2", "act_3"];
    play(({ url }) => {
      const after = new URL(url).searchParams.get("page[after]");
      const at = ids.indexOf(after ?? "") + 1;
      const next = at < 2 ? `/api/v1/accounts?page%5Bafter%5D=${ids[at] ?? ""}` : null;
      const attributes = { "reference-id": `customer-${at + 1}`, "created-at": "2026-01-01" };
      const data = [resource("account", ids[at] ?? "", attributes)];
      return { data, links: { prev: null, next } };
    });
    const written: unknown[] = [];
    let position: string | undefined;
    let crash = true;
    const warehouse = {
      readPosition: () => Promise.resolve(position),
      write: (rows: readonly object[], cursor: string | undefined) => {
        if (crash && written.length === 1) return Promise.reject(new Error("power cut"));
        written.push(...rows);
        position = cursor;
        return Promise.resolve();
      },
    };
    await expect(exportAccounts(warehouse)).rejects.toThrow("power cut");
    crash = false;
    await exportAccounts(warehouse);
    expect(written).toEqual(
      ids.map((id, index) => ({
        id,
        customer: `customer-${index + 1}`,
        createdAt: "2026-01-01",
      })),
    );
    const queries = server.requests.map(({ url }) => new URL(url).searchParams);
    expect(queries.map((query) => query.get("page[after]"))).toEqual([
      null,
      "act_1",
      "act_1",
      "act_2",
    ]);
    for (const query of queries) {
      expect(query.get("page[size]")).toBe("100");
      expect(query.get("fields[account]")).toBe("reference-id,created-at");
    }
  });
});

describe.each([
  ["kebab", triageInKebab.triageCases.bind(undefined, client)] as const,
  ["camel", triageInCamel.triageCases.bind(undefined, persona)] as const,
])("sorting out cases, keys in %s", (_casing, triageCases) => {
  it("hands over those whose reports have a match", async () => {
    const found = (id: string, match: boolean): object => ({
      data: resource(
        "case",
        id,
        {},
        {
          accounts: { data: [{ type: "account", id: "act_1" }] },
          reports: { data: [{ type: "report/watchlist", id: "rep_1" }] },
        },
      ),
      included: [
        resource("account", "act_1", { "reference-id": "customer-1" }),
        resource("report/watchlist", "rep_1", { "has-match": match }),
      ],
    });
    play((_request, place) => {
      if (place.startsWith("GET /cases?")) {
        return { data: [resource("case", "case_1"), resource("case", "case_2")], links: end };
      }
      return found(place.includes("case_1") ? "case_1" : "case_2", place.includes("case_2"));
    });
    expect(await triageCases("expert@example.com")).toEqual([
      { caseId: "case_2", customers: ["customer-1"] },
    ]);
    const more =
      "include=accounts,reports&fields[account]=reference-id&fields[report/watchlist]=has-match";
    expect(places).toEqual([
      "GET /cases?page[size]=100&filter[status]=open",
      `GET /cases/case_1?${more}`,
      `GET /cases/case_2?${more}`,
      "POST /cases/case_2/assign",
    ]);
  });
});

describe.each([
  ["kebab", importInKebab.importCustomers.bind(undefined, client)] as const,
  ["camel", importInCamel.importCustomers.bind(undefined, persona)] as const,
])("importing customers, keys in %s", (_casing, importCustomers) => {
  it("sends rows as a file and tells how far the import is", async () => {
    async function* customers() {
      yield await Promise.resolve({ reference_id: "customer-1", birthdate: "1990-12-31" });
      yield { reference_id: "customer-2" };
    }
    let asked = 0;
    play(({ method }) => {
      const done = method === "GET" ? ++asked : 0;
      const counts = { "successful-count": done, "error-count": 0 };
      const status = done < 2 ? "pending" : "ready";
      return { data: resource("importer/account", "mprt_1", { status, ...counts }) };
    });
    const progress: number[] = [];
    const imported = await importCustomers(customers(), (rows) => progress.push(rows));
    expect(imported).toEqual({ importer: "mprt_1", ok: true, failed: 0 });
    expect(progress).toEqual([1, 2]);
    expect(server.requests[0]?.body.toString("utf8")).toContain("customer-2,,,,,,\r\n");
  });
});

describe.each([
  ["kebab", forgetInKebab.forgetPerson.bind(undefined, client)] as const,
  ["camel", forgetInCamel.forgetPerson.bind(undefined, persona)] as const,
])("forgetting a person, keys in %s", (_casing, forgetPerson) => {
  it("redacts reports, inquiries and the account, and may be done twice", async () => {
    let forgotten = false;
    play((_request, place) => {
      if (forgotten && place.startsWith("DELETE /accounts")) return undefined;
      const [, kind = ""] = /\/(report|inquir|account)/.exec(place) ?? [];
      const one = {
        report: resource("report/watchlist", "rep_1"),
        inquir: resource("inquiry", "inq_1"),
        account: resource("account", "act_1"),
      }[kind];
      if (place.startsWith("DELETE")) return { data: one };
      return { data: forgotten ? [] : [one], links: end };
    });
    expect(await forgetPerson("act_1")).toBe(3);
    const query = "page[size]=100&filter[account-id]=act_1";
    expect(places).toEqual([
      `GET /reports?${query}`,
      "DELETE /reports/rep_1",
      `GET /inquiries?${query}`,
      "DELETE /inquiries/inq_1",
      "DELETE /accounts/act_1",
    ]);
    forgotten = true;
    expect(await forgetPerson("act_1")).toBe(0);
  });
});

describe("the first steps", () => {
  it("run as they stand", async () => {
    vi.stubEnv("PERSONA_API_KEY", "persona_sandbox_first");
    vi.stubEnv("PERSONA_URL", server.baseUrl);
    const csv = join(folder, "accounts.csv");
    writeFileSync(csv, "reference_id\r\ncustomer-1\r\n");
    const id = "act_hpNqyAbEG4HeVjZoBRNCMKkA";
    server.answer(({ target }) => {
      if (target.includes("run-action")) {
        const meta = { "workflow-run-id": "wfr_1" };
        const headers = { "ratelimit-remaining": "299", "request-id": "req_1" };
        return jsonAnswer(200, { data: resource("account", id), meta }, headers);
      }
      if (target.includes("importer")) {
        const data = resource("importer/account", "mprt_1", { status: "pending" });
        return jsonAnswer(201, { data });
      }
      const data = [resource("inquiry", "inq_1", { createdAt: "2026-01-01" })];
      return jsonAnswer(200, { data, links: end });
    });
    expect(await firstSteps({ persona_id: id }, csv)).toEqual({
      same: true,
      run: { "workflow-run-id": "wfr_1" },
      status: 200,
      remaining: 299,
      requestId: "req_1",
      later: false,
      imported: "pending",
      completed: ["2026-01-01"],
    });
  });
});
