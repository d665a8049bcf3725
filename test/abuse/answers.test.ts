import { describe, expect, it } from "vitest";
import {
  createClient,
  PersonaError,
  UnexpectedResponseError,
  type Call,
} from "../../generated/src/index.js";
import {
  importAccounts,
  listInquiries,
  printInquiryPdf,
  redactAccount,
  retrieveAccount,
  runAccountAction,
  searchAccounts,
} from "../../generated/src/operations/index.js";
import { createRandom } from "../oracle/random.js";
import { mutatedAnswer } from "./mutated-answer.js";

const accountId = "act_hpNqyAbEG4HeVjZoBRNCMKkA";
const inquiryId = "inq_Rs7Tu9Vw2Xy4Za6Bc8De3Fg5";
const ANSWERS = 10_000;

/** A client that gets one answer after the other, none of which a server should give. */
function clientFor(seed: number) {
  const random = createRandom(seed);
  return createClient({
    apiKey: "persona_sandbox_abuse",
    fetch: () => Promise.resolve(mutatedAnswer(random)),
    maxRetries: seed % 2,
    // No waiting: what would wait fails instead, which is a way to end too.
    retryBudget: 0,
  });
}
type Client = ReturnType<typeof clientFor>;

const calls: readonly ((client: Client) => Call<unknown>)[] = [
  (client) => retrieveAccount(client, { accountId }),
  (client) => listInquiries(client, {}),
  (client) => searchAccounts(client, { body: {} } as never),
  (client) =>
    runAccountAction(client, {
      accountId,
      body: { data: { "account-action-id": "accac_h4Ln3agRBwdpZD55Lef8fDwjuvjG" } },
    }),
  (client) => importAccounts(client, { body: { data: { attributes: { file: new Blob(["a"]) } } } }),
  (client) => redactAccount(client, { accountId }),
  (client) => printInquiryPdf(client, { inquiryId }),
];

const lists: readonly ((client: Client) => ReturnType<typeof listInquiries>)[] = [
  (client) => listInquiries(client, {}),
  (client) => listInquiries(client, { page: { before: inquiryId } }),
];

/** One view of a call, and the call; only what comes with the first answer ends as `result()` does. */
interface View {
  readonly call: Call<unknown>;
  readonly seen: Promise<unknown>;
  readonly first: boolean;
}

/** Walks end by themselves or here: an answer may promise one more page for ever. */
const LIMIT = 30;

async function walk(items: AsyncIterable<unknown>): Promise<void> {
  let count = 0;
  for await (const item of items) {
    String(typeof item);
    if (++count === LIMIT) break;
  }
}

async function printStream(call: Call<unknown>): Promise<void> {
  const stream = await call;
  if (!(stream instanceof ReadableStream)) throw new TypeError(`not a stream: ${String(stream)}`);
  const reader = (stream as ReadableStream<Uint8Array>).getReader();
  try {
    while (!(await reader.read()).done);
  } catch {
    // What happens after the stream was handed over is told as the platform tells it.
  }
}

/** Every way to look at every call. */
const views: readonly ((client: Client) => View)[] = [
  ...calls.flatMap((make) => [
    (client: Client): View => {
      const call = make(client);
      return { call, seen: call, first: true };
    },
    (client: Client): View => {
      const call = make(client);
      return { call, seen: call.withResponse(), first: true };
    },
  ]),
  ...lists.flatMap((make) => [
    (client: Client): View => {
      const call = make(client);
      return { call, seen: walk(call), first: false };
    },
    (client: Client): View => {
      const call = make(client);
      return { call, seen: walk(call.pages()), first: false };
    },
    (client: Client): View => {
      const call = make(client);
      return { call, seen: call.all({ limit: LIMIT }), first: false };
    },
  ]),
  (client) => {
    const call = printInquiryPdf(client, { inquiryId, as: "stream" });
    return { call, seen: printStream(call), first: true };
  },
];

/** How a call ended; `untyped` for an error that is none of the package's. */
async function ending(seen: Promise<unknown>): Promise<string> {
  try {
    await seen;
    return "answer";
  } catch (error) {
    return error instanceof PersonaError ? error.name : `untyped: ${String(error)}`;
  }
}

describe("answers that no server should give", () => {
  it(`end as a body or as an error of the package, ${ANSWERS} times`, async () => {
    const endings = new Map<string, number>();
    const wrong: string[] = [];
    for (let seed = 0; seed < ANSWERS; seed++) {
      const view = views[seed % views.length]?.(clientFor(seed));
      if (view === undefined) continue;
      const end = await ending(view.seen);
      endings.set(end, (endings.get(end) ?? 0) + 1);
      if (end.startsWith("untyped")) wrong.push(`${seed}: ${end}`);
      // The other view of the same call never throws, and can be told about.
      const result = await view.call.result();
      if (view.first && result.ok !== (end === "answer"))
        wrong.push(`${seed}: ${end}, but ok: ${result.ok}`);
      if (!result.ok) JSON.stringify(result.error);
    }
    expect(wrong).toEqual([]);
    console.log(Object.fromEntries([...endings].sort(([, a], [, b]) => b - a)));
    expect(endings.size).toBeGreaterThan(8);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it.each([
    ["an application/pdf answer without a body", 200, "application/pdf"],
    ["an answer without content", 204, undefined],
  ])("as a stream, %s is an empty one", async (_, status, type) => {
    const headers = new Headers(type === undefined ? {} : { "content-type": type });
    const client = createClient({
      apiKey: "persona_sandbox_abuse",
      fetch: () => Promise.resolve(new Response(null, { status, headers })),
    });
    const stream = await printInquiryPdf(client, { inquiryId, as: "stream" });
    expect(stream).toBeInstanceOf(ReadableStream);
    expect(await new Response(stream).text()).toBe("");
  });

  it("as a stream, what is no PDF is an error", async () => {
    const client = createClient({
      apiKey: "persona_sandbox_abuse",
      fetch: () => Promise.resolve(Response.json({})),
    });
    const call = printInquiryPdf(client, { inquiryId, as: "stream" });
    await expect(call).rejects.toBeInstanceOf(UnexpectedResponseError);
  });
});
