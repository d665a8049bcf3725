import { afterAll, describe, expect, it } from "vitest";
import {
  createClient,
  Persona,
  related,
  toCsv,
  importAccountsColumns,
  type Account,
  type Client,
} from "../../generated/src/index.js";
import type * as camel from "../../generated/src/types/camel/index.js";
import {
  createInquiry,
  importAccounts,
  listAccounts,
  redactAccount,
  retrieveCase,
  waitForImporter,
} from "../../generated/src/operations/index.js";
import { jsonAnswer, type CannedAnswer } from "../sdk/recorded-request.js";
import { startRecordingServer, type ServedRequest } from "../sdk/recording-server.js";

const server = await startRecordingServer();
afterAll(() => server.close());

const options = { apiKey: "persona_sandbox_consumer", baseUrl: server.baseUrl, maxRetries: 0 };
const kebab = createClient(options);
const inCamel = createClient({ ...options, keyInflection: "camel" });
const persona = new Persona({ ...options, keyInflection: "camel" });

const pathAndQuery = ({ method, target }: ServedRequest): string =>
  `${method} ${decodeURIComponent(target).replace("/api/v1", "")}`;

describe("a consumer", () => {
  it("creates an inquiry with a one-time link, in kebab and in camel", async () => {
    server.answer(
      jsonAnswer(201, {
        data: { type: "inquiry", id: "inq_1", attributes: { status: "created" } },
        meta: { "one-time-link": "https://inquiry.example", oneTimeLink: "https://camel.example" },
      }),
    );
    const { meta } = await createInquiry(kebab, {
      body: {
        data: { attributes: { "inquiry-template-id": "itmpl_1" } },
        meta: { "auto-create-one-time-link": true },
      },
    });
    expect(meta["one-time-link"]).toBe("https://inquiry.example");
    server.answer(
      jsonAnswer(201, {
        data: { type: "inquiry", id: "inq_1", attributes: { status: "created" } },
        meta: { oneTimeLink: "https://camel.example" },
      }),
    );
    const created = await persona.inquiries.create({
      body: {
        data: { attributes: { inquiryTemplateId: "itmpl_1" } },
        meta: { autoCreateOneTimeLink: true },
      },
    });
    expect(created.meta.oneTimeLink).toBe("https://camel.example");
  });

  it("exports all accounts and goes on after a crash where it was", async () => {
    const next = "/api/v1/accounts?page%5Bafter%5D=act_2&page%5Bsize%5D=100";
    server.answer((request) =>
      request.target.includes("act_2")
        ? jsonAnswer(200, { data: [account("act_3")], links: { prev: null, next: null } })
        : jsonAnswer(200, {
            data: [account("act_1"), account("act_2")],
            links: { prev: null, next },
          }),
    );
    const exported: string[] = [];
    let position: string | undefined;
    for await (const page of listAccounts(kebab, { fields: { account: ["created-at"] } }).pages()) {
      exported.push(...page.data.map(({ id }) => id));
      position = page.cursor;
      break;
    }
    for await (const { id } of listAccounts(inCamel, { page: { after: position ?? "" } })) {
      exported.push(id);
    }
    expect(exported).toEqual(["act_1", "act_2", "act_3"]);
    expect(server.requests.map(pathAndQuery)).toEqual([
      "GET /accounts?page[size]=100&fields[account]=created-at",
      "GET /accounts?page[after]=act_2&page[size]=100",
    ]);
  });

  it("sorts out a case with the objects that come along", async () => {
    const link = { data: [{ type: "account", id: "act_1" }] };
    server.answer(
      jsonAnswer(200, {
        data: { type: "case", id: "case_1", attributes: {}, relationships: { accounts: link } },
        included: [account("act_1")],
      }),
    );
    const found = await retrieveCase(kebab, { caseId: "case_1", include: ["accounts"] });
    const accounts: readonly Account[] = related(found, "accounts") ?? [];
    expect(accounts.map(({ id }) => id)).toEqual(["act_1"]);
    const answer = await retrieveCase(inCamel, { caseId: "case_1", include: ["accounts"] });
    const others: readonly camel.Account[] = related(answer, "accounts") ?? [];
    expect(others).toHaveLength(1);
  });

  it("imports rows and follows the import until it is done", async () => {
    const importer = (status: string): CannedAnswer =>
      jsonAnswer(200, { data: { type: "importer/account", id: "mprt_1", attributes: { status } } });
    const run = async (client: Client<"kebab"> | Client<"camel">): Promise<readonly string[]> => {
      let asked = 0;
      server.answer(({ method }) =>
        importer(method === "GET" && (asked += 1) > 1 ? "ready" : "pending"),
      );
      const rows = [{ reference_id: "a-1", birthdate: "1990-12-31" }];
      const { data } = await importAccounts(client, { rows });
      const seen: string[] = [];
      await waitForImporter(client, data.id, {
        interval: 1,
        onProgress: ({ data: { id } }) => seen.push(String(id)),
      });
      return seen;
    };
    expect(await run(inCamel)).toEqual(["mprt_1", "mprt_1"]);
    expect(await run(kebab)).toEqual(["mprt_1", "mprt_1"]);
    expect(server.requests[0]?.body.toString("utf8")).toContain("a-1");
    expect(await toCsv([{ name_first: "Zoë" }], importAccountsColumns).text()).toContain("Zoë");
  });

  it("redacts a person", async () => {
    server.answer(jsonAnswer(200, { data: account("act_1") }));
    const { data } = await redactAccount(kebab, { accountId: "act_1" });
    expect(data.id).toBe("act_1");
    server.answer(jsonAnswer(200, { data: { type: "inquiry", id: "inq_1", attributes: {} } }));
    await persona.inquiries.redact({ inquiryId: "inq_1" });
    expect(pathAndQuery(server.theRequest())).toBe("DELETE /inquiries/inq_1");
  });
});

function account(id: string): object {
  return { type: "account", id, attributes: {} };
}
