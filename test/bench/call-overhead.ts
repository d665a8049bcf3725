/**
 * What a call costs beside the request itself: rounds of our calls and of a hand-written `fetch` take turns in one process,
 * `fetch` being a stub that answers at once. Prints the median of the rounds' ratios.
 *
 *     npx esbuild test/bench/call-overhead.ts --bundle --platform=node --format=esm | node --input-type=module
 */
import { createClient } from "../runtime/fixtures/client.js";
import { retrieveAccount, runAccountAction } from "../runtime/fixtures/operations.js";

const ROUNDS = 300;
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
const body = {
  data: {
    "account-action-id": "accac_h4Ln3agRBwdpZD55Lef8fDwjuvjG",
    parameters: { status: "activated" },
  },
};

const stub = (): Promise<Response> => Promise.resolve(new Response(ANSWER, { headers: HEADERS }));
const client = createClient({ apiKey: "persona_sandbox_1", fetch: stub });

async function bare(init: { method: string; body?: string }, path: string): Promise<unknown> {
  const headers: Record<string, string> = { Authorization: "Bearer persona_sandbox_1" };
  if (init.body) headers["Content-Type"] = "application/json";
  const send: (url: string, init: RequestInit) => Promise<Response> = stub;
  const response = await send(`https://api.withpersona.com/api/v1${path}`, { ...init, headers });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}

const cases = {
  GET: {
    ours: () => retrieveAccount(client, { accountId }),
    bare: () => bare({ method: "GET" }, `/accounts/${encodeURIComponent(accountId)}`),
  },
  POST: {
    ours: () => runAccountAction(client, { accountId, body }),
    bare: () =>
      bare(
        { method: "POST", body: JSON.stringify(body) },
        `/accounts/${encodeURIComponent(accountId)}/run-action`,
      ),
  },
};

/** Microseconds of one call, averaged over a round. */
async function time(start: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  for (let index = 0; index < CALLS; index++) await start();
  return ((performance.now() - begin) * 1000) / CALLS;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

for (const [name, { ours, bare: other }] of Object.entries(cases)) {
  await time(ours);
  await time(other);
  const pairs: [number, number][] = [];
  for (let round = 0; round < ROUNDS; round++) pairs.push([await time(ours), await time(other)]);
  const ratio = median(pairs.map(([a, b]) => a / b)).toFixed(2);
  const [a, b] = [median(pairs.map(([first]) => first)), median(pairs.map(([, second]) => second))];
  console.log(
    `${name.padEnd(5)} ${ratio}× a bare fetch (${a.toFixed(1)} µs against ${b.toFixed(1)} µs)`,
  );
}
