import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, it, vi } from "vitest";
import { RateLimitError } from "../../templates/runtime/api-errors.js";
import type { Client } from "../../templates/runtime/client.js";
import type * as deadline from "../../templates/runtime/deadline.js";
import { PersonaError, PersonaValidationError } from "../../templates/runtime/errors.js";
import { PaginationError } from "../../templates/runtime/page-cursor.js";
import type { Page } from "../../templates/runtime/pages.js";
import { createClient } from "./fixtures/client.js";
import {
  accounts,
  listAccounts,
  listRelations,
  searchAccounts,
  type Account,
  type AccountList,
} from "./fixtures/lists.js";
import { listOf, pageOf, people, sizes, sought } from "./list-server.js";
import { answers, fails, hangs, scriptedServer, type ScriptedServer } from "./scripted-server.js";

vi.mock("../../templates/runtime/deadline.js", async (original) => ({
  ...(await original<typeof deadline>()),
  wait: () => Promise.resolve(),
}));

let server: ScriptedServer;
let client: Client;
const rejections: unknown[] = [];
const note = (reason: unknown): void => void rejections.push(reason);

beforeAll(async () => {
  server = await scriptedServer();
  client = createClient({ apiKey: "persona_sandbox_key", baseUrl: `${server.origin}/api/v1` });
  process.on("unhandledRejection", note);
});
afterAll(async () => {
  process.off("unhandledRejection", note);
  await server[Symbol.asyncDispose]();
});
beforeEach(() => {
  rejections.length = 0;
});

const turns = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.unreachable("should reject"),
    (error: unknown) => error,
  );

/** The ids an iteration gives, and the error that ends it. */
async function ids(
  list: AsyncIterable<{ readonly id: string }>,
): Promise<{ ids: readonly string[]; error?: unknown }> {
  const found: string[] = [];
  try {
    for await (const { id } of list) found.push(id);
    return { ids: found };
  } catch (error) {
    return { ids: found, error };
  }
}

const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);

describe("awaiting a list", () => {
  it("asks for a page of the server's size, and says where to go on", async () => {
    const all = people(25);
    server.play(listOf(() => all));
    const page = await listAccounts(client);
    expect(server.received.map(({ url }) => url)).toEqual(["/api/v1/accounts"]);
    expect(page.data).toEqual(all.slice(0, 10));
    expect(page.cursor).toBe(all[9]?.id);
    expect(Object.keys(page)).toEqual(["data", "links"]);
    expect(JSON.stringify(page)).not.toContain("cursor");
  });

  it("shares the page with its other views", async () => {
    server.play(listOf(() => people(25)));
    const list = listAccounts(client, { filter: { referenceId: "ä&b" } });
    const [page, { body, status }, result] = await Promise.all([
      list,
      list.withResponse(),
      list.result(),
    ]);
    expect(body).toBe(page);
    expect(result.ok && result.body.cursor).toBe(page.cursor);
    expect(status).toBe(200);
    expect(sought(server)).toEqual([{ "filter[reference-id]": "ä&b" }]);
  });

  it("goes on from the page that was fetched, with larger pages", async () => {
    const all = people(250);
    server.play(listOf(() => all));
    const list = listAccounts(client);
    const { data } = await list;
    expect((await ids(list)).ids).toEqual(idsOf(all));
    expect(data).toHaveLength(10);
    expect(sizes(server)).toEqual([undefined, "100", "100", "100"]);
    expect((await ids(list)).ids).toEqual(idsOf(all));
    expect(server.received).toHaveLength(7);
  });

  it("says nothing of a link that cannot be followed until it is asked", async () => {
    server.play(answers(200, { data: [], links: { next: "/api/v1/cases?page[after]=case_1" } }));
    const page = await listAccounts(client);
    expect(page.data).toEqual([]);
    expect(() => page.cursor).toThrow(PaginationError);
  });

  it("rejects without a request for what cannot be sent", async () => {
    server.play(answers(200));
    const list = listRelations(client, { accountId: ".." as "act_" });
    expect(await rejection(list)).toBeInstanceOf(PersonaValidationError);
    expect((await ids(list)).error).toBeInstanceOf(PersonaValidationError);
    expect(server.received).toHaveLength(0);
  });
});

describe("iterating over a list", () => {
  it.each([
    [0, 1],
    [1, 1],
    [100, 1],
    [101, 2],
    [10_000, 100],
  ])("of %i items takes %i requests", async (count, requests) => {
    const all = people(count);
    server.play(listOf(() => all));
    expect(await ids(listAccounts(client))).toEqual({ ids: idsOf(all) });
    expect(sizes(server)).toEqual(Array(requests).fill("100"));
  });

  it("gives pages, of the size it is told", async () => {
    const all = people(25);
    server.play(listOf(() => all));
    const pages: string[][] = [];
    for await (const page of listAccounts(client, { page: { size: 9 } }).pages()) {
      expectTypeOf(page).toEqualTypeOf<Page<AccountList>>();
      pages.push(idsOf(page.data));
    }
    expect(pages).toEqual([idsOf(all.slice(0, 9)), idsOf(all.slice(9, 18)), idsOf(all.slice(18))]);
    expect(sizes(server)).toEqual(["9", "9", "9"]);
  });

  it("is the same by way of a namespace", async () => {
    const all = people(150);
    server.play(listOf(() => all));
    expect(await accounts(client).list().all({ limit: Infinity })).toEqual(all);
    expect(sizes(server)).toEqual(["100", "100"]);
  });

  it("sends filters and everything else with every page, and nothing of the links but the cursor", async () => {
    const all = people(3);
    server.play(
      listOf(() => all, { link: (cursor) => `/api/v1/accounts?page[after]=${cursor}&evil=1` }),
    );
    const filter = { referenceId: "a+b", tags: ["x", "y"] };
    await ids(listAccounts(client, { filter, page: { size: 1 } }));
    const same = { "filter[reference-id]": "a+b", "filter[tags]": "x,y", "page[size]": "1" };
    expect(sought(server)).toEqual([
      same,
      { ...same, "page[after]": all[0]?.id },
      { ...same, "page[after]": all[1]?.id },
    ]);
  });

  it("goes on over an empty page that has a next", async () => {
    server.play(
      answers(200, pageOf([], "act_a")),
      answers(200, pageOf([], "act_b")),
      answers(200, pageOf(people(2))),
    );
    expect(await ids(listAccounts(client))).toEqual({ ids: idsOf(people(2)) });
  });

  it.each([
    ["null", { next: null, prev: null }],
    ["absent", {}],
    ["without links", undefined],
  ])("ends where the next page is %s", async (_, links) => {
    server.play(answers(200, { data: people(1), links }));
    expect(await ids(listAccounts(client))).toEqual({ ids: idsOf(people(1)) });
    expect(server.received).toHaveLength(1);
  });

  it("walks a list below one object", async () => {
    const all = people(150);
    const accountId = "act_hpNqyAbEG4HeVjZoBRNCMKkA";
    server.play(listOf(() => all));
    expect(await ids(listRelations(client, { accountId }))).toEqual({ ids: idsOf(all) });
    expect(server.received[1]?.url).toContain(`/api/v1/accounts/${accountId}/relations?`);
  });

  it("sees each item once while others come and go", async () => {
    let all = people(300);
    const before = idsOf(all);
    let page = 0;
    server.play((...step) => {
      // New ones come in front; of those not yet seen and those seen, some vanish. The cursor's own stays.
      page++;
      all = [...people(7, `new${page}`), ...all].filter(({ id }) => !/5$/.test(id));
      listOf(() => all)(...step);
    });
    const { ids: found } = await ids(listAccounts(client));
    const old = found.filter((id) => !id.includes("new"));
    expect(new Set(found).size).toBe(found.length);
    expect(old).toEqual(before.filter((id) => !/5$/.test(id)));
  });

  it("hands over what it has before it fails, and starts again from the first page when asked again", async () => {
    const [first, second] = [people(2), people(2, "x")];
    server.play(
      answers(200, pageOf(first, "act_a")),
      fails(400, "Bad cursor"),
      answers(200, pageOf(second)),
    );
    const list = listAccounts(client);
    const { ids: found, error } = await ids(list);
    expect(found).toEqual(idsOf(first));
    expect(error).toMatchObject({ name: "BadRequestError" });
    expect(await ids(list)).toEqual({ ids: idsOf([...first, ...second]) });
  });

  it("tries a page again", async () => {
    const all = people(250);
    let requests = 0;
    server.play((...step) => {
      requests++;
      (requests === 2 || requests === 4
        ? fails(429, "Rate limit exceeded", { "ratelimit-reset": "3" })
        : listOf(() => all))(...step);
    });
    expect(await ids(listAccounts(client))).toEqual({ ids: idsOf(all) });
    expect(server.received).toHaveLength(5);
  });

  it("gives up where a single call would", async () => {
    server.play(answers(200, pageOf(people(1), "act_a")), fails(429, "Rate limit exceeded"));
    const { error } = await ids(listAccounts(client, {}, { maxRetries: 1 }));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(server.received).toHaveLength(3);
  });

  it.each([{ prefetch: false }, { prefetch: true }])(
    "holds no page that it has left, the first one neither: %j",
    async (options) => {
      const { setFlagsFromString } = await import("node:v8");
      setFlagsFromString("--expose-gc");
      const { runInNewContext } = await import("node:vm");
      const collectGarbage = runInNewContext("gc") as () => void;
      const all = people(500);
      server.play(listOf(() => all));
      const passed: WeakRef<object>[] = [];
      const held: number[] = [];
      for await (const page of listAccounts(client, {}, options).pages()) {
        await turns();
        collectGarbage();
        held.push(passed.filter((reference) => reference.deref()).length);
        passed.push(new WeakRef(page));
      }
      expect(held).toEqual([0, 0, 0, 0, 0]);
    },
  );
});

describe("links that lead nowhere", () => {
  const walk = async (link: unknown, base = "/api/v1"): Promise<unknown> => {
    server.play(
      answers(200, { data: people(1), links: { next: link, prev: null } }),
      answers(200, pageOf([])),
    );
    const at = createClient({ apiKey: "k", baseUrl: server.origin + base });
    const { ids: found, error } = await ids(listAccounts(at));
    expect(found).toEqual(idsOf(people(1)));
    return error;
  };

  it.each([
    ["another list", "/api/v1/cases?page[after]=act_secret"],
    ["a longer path", "/api/v1/accounts/search?page[after]=act_secret"],
    ["no path", "?page[after]=act_secret"],
    ["no cursor", "/api/v1/accounts?page[before]=act_secret"],
    ["an empty cursor", "/api/v1/accounts?page[after]=&x=act_secret"],
    ["no query", "/api/v1/accounts"],
    ["an object", { href: "act_secret" }],
    ["a number", 7],
    ["nothing", ""],
    ["broken percent-encoding", "/api/v1/acc%ounts?page[after]=act_secret"],
  ])("are refused: %s", async (_, link) => {
    const error = (await walk(link)) as PaginationError;
    expect(error).toBeInstanceOf(PaginationError);
    expect(error).toBeInstanceOf(PersonaError);
    expect(error.operation).toBe("listAccounts");
    expect(error.rule).toMatch(/^links\.next must /);
    expect(JSON.stringify(error) + String(error) + String(error.stack)).not.toContain("secret");
    expect(server.received).toHaveLength(1);
  });

  it.each([
    ["encoded brackets", "/api/v1/accounts?page%5Bafter%5D=act_a%2Bb", "/api/v1"],
    ["another host, which is not asked", "https://evil.example/accounts?page[after]=act_a%2Bb", ""],
    ["a proxy with a prefix of its own", "/api/v1/accounts?page[after]=act_a%2Bb", "/persona"],
  ])("but for %s", async (_, link, base) => {
    expect(await walk(link, base)).toBeUndefined();
    expect(sought(server)[1]).toEqual({ "page[after]": "act_a+b", "page[size]": "100" });
    expect(server.received[1]?.url).toMatch(`${base}/accounts?`);
  });

  it.each([
    ["the page itself", ["act_a", "act_a"]],
    ["a page further back", ["act_a", "act_b", "act_c", "act_b"]],
  ])("are refused when they lead back to %s", async (_, cursors) => {
    server.play(...cursors.map((cursor) => answers(200, pageOf(people(1), cursor))));
    const { ids: found, error } = await ids(listAccounts(client));
    expect(found).toHaveLength(cursors.length);
    expect(error).toMatchObject({ name: "PaginationError", rule: "links must not lead back" });
    expect(String(error)).not.toContain("act_");
  });

  it("are refused when they lead back to where the caller began", async () => {
    server.play(answers(200, pageOf(people(1), "act_a")));
    const { error } = await ids(listAccounts(client, { page: { after: "act_a" } }));
    expect(error).toBeInstanceOf(PaginationError);
    expect(server.received).toHaveLength(1);
  });

  it.each([{ data: { id: "act_1" } }, {}, []])("and answers that are no list: %j", async (body) => {
    server.play(answers(200, body));
    expect((await ids(listAccounts(client))).error).toMatchObject({
      name: "PaginationError",
      rule: "data must be a list",
    });
  });
});

describe("the position in a walk", () => {
  it("lets another process go on after a crash", async () => {
    const all = people(350);
    server.play(listOf(() => all));
    const stored: Account[] = [];
    let position: string | undefined;
    for (let run = 0; run < 4; run++) {
      const from = position === undefined ? {} : { page: { after: position } };
      for await (const page of listAccounts(client, from).pages()) {
        stored.push(...page.data);
        position = page.cursor;
        if (run < 3) break;
      }
    }
    expect(position).toBeUndefined();
    expect(stored).toEqual(all);
    expect(server.received).toHaveLength(4);
  });

  it("leads backwards, to newer items, in one order", async () => {
    const all = people(250);
    server.play(listOf(() => all));
    const list = listAccounts(client, { page: { before: all[249]?.id as string } });
    expect(await ids(list)).toEqual({ ids: idsOf(all.slice(0, 249).reverse()) });
    expect(sought(server)).toEqual([
      { "page[before]": all[249]?.id, "page[size]": "100" },
      { "page[before]": all[149]?.id, "page[size]": "100" },
      { "page[before]": all[49]?.id, "page[size]": "100" },
    ]);
    const page = await list;
    expect(page.data).toEqual(all.slice(149, 249));
    expect(page.cursor).toBe(all[149]?.id);
  });
});

describe("all", () => {
  it.each([
    [0, 0, ["1"]],
    [1, 1, ["1"]],
    [30, 30, ["30"]],
    [100, 100, ["100"]],
    [130, 130, ["100", "100"]],
    [Infinity, 250, ["100", "100", "100"]],
  ])("with limit %d gives %i of 250", async (limit, count, asked) => {
    const all = people(250);
    server.play(listOf(() => all));
    const found = await listAccounts(client).all({ limit });
    expectTypeOf(found).toEqualTypeOf<Account[]>();
    expect(found).toEqual(all.slice(0, count));
    expect(sizes(server)).toEqual(asked);
  });

  it.each([NaN, -1, "x" as unknown as number])("refuses a limit of %j", async (limit) => {
    server.play(listOf(() => people(1)));
    const list = listAccounts(client);
    expect(await rejection(list.all({ limit }))).toMatchObject({
      name: "PersonaValidationError",
      parameter: "limit",
    });
    await list;
  });
});

describe("a search", () => {
  it("sends its body again with every page, byte for byte, each under a key of its own", async () => {
    const all = people(250);
    server.play(listOf(() => all));
    const body = { query: { attribute: "näme", operator: "eq", value: 'a"b' }, sort: {} };
    expect(await ids(searchAccounts(client, { body }))).toEqual({ ids: idsOf(all) });
    const bodies = server.received.map((request) => request.body.toString());
    expect(bodies).toEqual(Array(3).fill(JSON.stringify(body)));
    expect(server.received.map(({ method }) => method)).toEqual(["POST", "POST", "POST"]);
    expect(sought(server).map((query) => query["page[after]"])).toEqual([
      undefined,
      all[99]?.id,
      all[199]?.id,
    ]);
    const keys = server.received.map(({ headers }) => headers["idempotency-key"]);
    expect(new Set(keys).size).toBe(3);
    expect(keys).not.toContain(undefined);
  });

  it("uses the caller's key for the first page only", async () => {
    server.play(listOf(() => people(250)));
    await ids(searchAccounts(client, { body: {}, idempotencyKey: "mine" }));
    const keys = server.received.map(({ headers }) => headers["idempotency-key"]);
    expect(keys[0]).toBe("mine");
    expect(new Set(keys).size).toBe(3);
  });

  it("keeps a page's key when the page is tried again", async () => {
    let requests = 0;
    server.play((...step) => {
      requests++;
      (requests === 2 ? fails(429, "Rate limit exceeded") : listOf(() => people(150)))(...step);
    });
    await ids(searchAccounts(client, { body: {} }));
    const [first, second, third] = server.received.map(({ headers }) => headers["idempotency-key"]);
    expect(second).toBe(third);
    expect(second).not.toBe(first);
  });
});

describe("leaving a walk", () => {
  it("asks for no further page", async () => {
    server.play(listOf(() => people(250)));
    for await (const { id } of listAccounts(client)) if (id.endsWith("_00105")) break;
    await turns();
    expect(server.received).toHaveLength(2);
  });

  it("asks for one page ahead with `prefetch`, and aborts that request", async () => {
    let closed = false;
    server.play(answers(200, pageOf(people(3), "act_a")), (request) => {
      request.socket.on("close", () => (closed = true));
    });
    for await (const _ of listAccounts(client, {}, { prefetch: true })) {
      await vi.waitFor(() => expect(server.received).toHaveLength(2));
      break;
    }
    await vi.waitFor(() => expect(closed).toBe(true));
    expect(server.received).toHaveLength(2);
    expect(rejections).toEqual([]);
  });

  it("with `prefetch` gives the same items, never more than one page ahead", async () => {
    const all = people(450);
    server.play(listOf(() => all));
    const found: string[] = [];
    let page = 0;
    for await (const { data } of listAccounts(client, {}, { prefetch: true }).pages()) {
      page++;
      await vi.waitFor(() => expect(server.received).toHaveLength(Math.min(page + 1, 5)));
      found.push(...idsOf(data));
    }
    expect(found).toEqual(idsOf(all));
  });

  it("with `prefetch` hears of a failure after the items before it", async () => {
    server.play(answers(200, pageOf(people(3), "act_a")), fails(400, "Bad cursor"));
    const found: string[] = [];
    const walk = (async (): Promise<void> => {
      for await (const { id } of listAccounts(client, {}, { prefetch: true })) {
        await turns();
        found.push(id);
      }
    })();
    expect(await rejection(walk)).toMatchObject({ name: "BadRequestError" });
    expect(found).toHaveLength(3);
    expect(rejections).toEqual([]);
  });

  it("by an abort rejects with its reason: between items, and while a page is under way", async () => {
    for (const prefetch of [false, true]) {
      const between = new AbortController();
      server.play(listOf(() => people(250)));
      const found: string[] = [];
      const walk = (async (): Promise<void> => {
        const options = { signal: between.signal, prefetch };
        for await (const { id } of listAccounts(client, {}, options)) {
          found.push(id);
          if (found.length === 3) between.abort("enough");
        }
      })();
      expect(await rejection(walk)).toBe("enough");
      expect(found).toHaveLength(3);

      await turns();
      const during = new AbortController();
      server.play(answers(200, pageOf(people(3), "act_a")), hangs);
      const ended = ids(listAccounts(client, {}, { signal: during.signal, prefetch }));
      await vi.waitFor(() => expect(server.received).toHaveLength(2));
      during.abort("now");
      expect(await ended).toEqual({ ids: idsOf(people(3)), error: "now" });
    }
    await turns();
    expect(rejections).toEqual([]);
  });

  it("leaves no rejection unheard when the first page fails before anyone looks", async () => {
    server.play(fails(400, "No"));
    const pages = listAccounts(client).pages();
    await turns();
    expect(rejections).toEqual([]);
    expect(await rejection(pages.next())).toMatchObject({ name: "BadRequestError" });
  });
});

describe("any list", () => {
  it("is walked whole and in order, whatever its length and the pages' size, from either end", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(60),
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        fc.boolean(),
        async (count, size, back, prefetch) => {
          const all = people(count);
          server.play(listOf(() => all));
          const page = back ? { size, before: "act_end" } : { size };
          const { ids: found } = await ids(listAccounts(client, { page }, { prefetch }));
          expect(found).toEqual(back ? idsOf(all).reverse() : idsOf(all));
          expect(server.received.length).toBe(Math.max(1, Math.ceil(count / size)));
        },
      ),
      { numRuns: 40 },
    );
  });
});
