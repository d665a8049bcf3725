import { parseMultipart } from "../oracle/multipart-parser.js";
import { everyByte } from "../places/place-server.js";
import { jsonAnswer } from "../sdk/recorded-request.js";
import { startRecordingServer, type RecordingServer } from "../sdk/recording-server.js";
import { loadCalls, whileFetchIs } from "./calls.js";
import { contenders } from "./contenders.js";
import type { Calls } from "./fixtures/calls-type.js";
import type { Row } from "./table.js";
import type { Workspace } from "./workspace.js";

const id = "act_hpNqyAbEG4HeVjZoBRNCMKkA";
const inquiryId = "inq_Rs7Tu9Vw2Xy4Za6Bc8De3Fg5";
const body = { data: { "account-action-id": "accac_h4Ln3agRBwdpZD55Lef8fDwjuvjG" } } as const;
const success = jsonAnswer(
  200,
  { data: { type: "account", id, attributes: {} } },
  { "ratelimit-remaining": "299", "ratelimit-limit": "300", "ratelimit-reset": "53" },
);

type Check = (calls: Calls, server: RecordingServer) => Promise<boolean>;

/** Each is run against a server on this machine and judged by what the server saw or the caller got. */
const checks: Readonly<Record<string, Check>> = {
  "a bad id is refused before anything is sent": async (calls, server) => {
    server.answer(success);
    await quietly(calls.runAccountAction("nope", body));
    return server.requests.length === 0;
  },
  "ids are encoded in the path": async (calls, server) => {
    server.answer(success);
    await quietly(calls.retrieveAccount("act_a/b?c#d é"));
    const { target } = server.theRequest();
    return target.split("?")[0] === `/api/v1/accounts/${encodeURIComponent("act_a/b?c#d é")}`;
  },
  "objects in queries arrive": async (calls, server) => {
    server.answer(success);
    await quietly(calls.listAccounts("a b"));
    const { searchParams } = new URL(server.theRequest().url);
    return (
      searchParams.get("page[size]") === "10" && searchParams.get("filter[reference-id]") === "a b"
    );
  },
  "headers of answers are parsed": async (calls, server) => {
    server.answer(success);
    return (await calls.rateLimitRemaining(id)) === 299;
  },
  "the bytes of an uploaded file arrive": async (calls, server) => {
    server.answer(jsonAnswer(201, { data: { type: "importer/account", id: "mprt_1" } }));
    await quietly(calls.importAccounts(new Blob([everyByte as Uint8Array<ArrayBuffer>])));
    const { headers, body: sent } = server.theRequest();
    const parts = await parseMultipart(headers.get("content-type") ?? "", sent);
    const file = parts.find(({ name }) => name === "data[attributes][file]");
    return file?.content.equals(everyByte) === true;
  },
  "the bytes of a PDF stay intact": async (calls, server) => {
    server.answer({ status: 200, headers: { "content-type": "application/pdf" }, body: everyByte });
    const pdf = await calls.printInquiryPdf(inquiryId);
    return pdf instanceof Blob && Buffer.from(await pdf.arrayBuffer()).equals(everyByte);
  },
  "a call is retried after 503": async (calls, server) => {
    let answered = 0;
    server.answer(() => (answered++ === 0 ? { status: 503 } : success));
    await calls.retrieveAccount(id);
    return answered === 2;
  },
  "a call is retried after 429": async (calls, server) => {
    let answered = 0;
    const later = jsonAnswer(429, { errors: [] }, { "ratelimit-reset": "0" });
    server.answer(() => (answered++ === 0 ? later : success));
    await calls.retrieveAccount(id);
    return answered === 2;
  },
};

/** What can be seen to work. */
export async function checkFeatures(workspace: Workspace): Promise<readonly Row[]> {
  const server = await startRecordingServer();
  try {
    const toServer = fetchTo(server.origin);
    const columns: ReadonlyMap<string, boolean>[] = [];
    for (const { id: contender } of contenders) {
      const calls = await loadCalls(workspace, contender, "features", toServer);
      columns.push(await whileFetchIs(toServer, () => runChecks(calls, server)));
    }
    return Object.keys(checks).map((title) => ({
      title,
      cells: columns.map((column) => (column.get(title) === true ? "yes" : "no")),
    }));
  } finally {
    await server.close();
  }
}

async function runChecks(
  calls: Calls,
  server: RecordingServer,
): Promise<ReadonlyMap<string, boolean>> {
  const results = new Map<string, boolean>();
  for (const [title, check] of Object.entries(checks)) {
    // A tool that throws where it should not has failed the check.
    results.set(title, await check(calls, server).catch(() => false));
  }
  return results;
}

/** The platform's `fetch`, with everything that is for Persona going to `origin`. */
function fetchTo(origin: string): typeof globalThis.fetch {
  const platform = globalThis.fetch;
  return (input, init) => {
    const asked = input instanceof Request ? input.url : String(input);
    const url = asked.startsWith("/")
      ? `${origin}/api/v1${asked}`
      : asked.replace(/^https:\/\/[^/]+/, origin);
    return input instanceof Request ? platform(new Request(url, input), init) : platform(url, init);
  };
}

async function quietly(promised: Promise<unknown>): Promise<void> {
  await promised.catch(() => undefined);
}
