import { contenders } from "./contenders.js";
import type { Calls, RunAccountActionBody } from "./fixtures/calls-type.js";
import { loadCalls, whileFetchIs } from "./calls.js";
import { interleave, median, medianRatio } from "./interleave.js";
import type { Row } from "./table.js";
import { BARE, type Workspace } from "./workspace.js";

const CALLS = 100;
const ANSWER = JSON.stringify({
  data: { type: "account", id: "act_hpNqyAbEG4HeVjZoBRNCMKkA", attributes: { status: "active" } },
});
const HEADERS = {
  "content-type": "application/json",
  "ratelimit-limit": "300",
  "ratelimit-remaining": "299",
  "ratelimit-reset": "53",
  "request-id": "req_1",
};
const accountId = "act_hpNqyAbEG4HeVjZoBRNCMKkA";
const body: RunAccountActionBody = {
  data: {
    "account-action-id": "accac_h4Ln3agRBwdpZD55Lef8fDwjuvjG",
    parameters: { status: "activated" },
  },
};

type Kind = "GET" | "POST";
const call = (calls: Calls, kind: Kind): Promise<unknown> =>
  kind === "GET" ? calls.retrieveAccount(accountId) : calls.runAccountAction(accountId, body);

/**
 * What a call costs beside the request itself: rounds of each tool's calls and of a hand-written `fetch` take turns in
 * this process, `fetch` being a stub that answers at once.
 */
export async function measureCalls(workspace: Workspace, rounds: number): Promise<readonly Row[]> {
  const stub = (): Promise<Response> => Promise.resolve(new Response(ANSWER, { headers: HEADERS }));
  const ids = [BARE, ...contenders.map(({ id }) => id)];
  const calls = new Map<string, Calls>();
  for (const id of ids) calls.set(id, await loadCalls(workspace, id, "overhead", stub));
  const rows: Row[] = [];
  for (const kind of ["GET", "POST"] as const) {
    const entries = new Map(
      [...calls].map(([id, each]) => [id, () => microseconds(() => call(each, kind))]),
    );
    const times = await whileFetchIs(stub, async () => {
      await interleave(10, entries);
      return interleave(rounds, entries);
    });
    const bare = times.get(BARE) ?? [];
    rows.push({
      title: `a ${kind} against a bare fetch`,
      cells: contenders.map(({ id }) => {
        const own = times.get(id) ?? [];
        const extra = median(own.map((time, round) => time - (bare[round] ?? NaN)));
        return `${medianRatio(own, bare).toFixed(2)}× (${extra >= 0 ? "+" : ""}${extra.toFixed(1)} µs)`;
      }),
    });
  }
  return rows;
}

/** Of one call, averaged over a round. */
async function microseconds(start: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  for (let index = 0; index < CALLS; index++) await start();
  return ((performance.now() - begin) * 1000) / CALLS;
}
