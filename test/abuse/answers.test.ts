import { describe, expect, it } from "vitest";
import { createClient, PersonaError, type Call } from "../../generated/src/index.js";
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

/** How a call ended; `untyped` for an error that is none of the package's. */
async function ending(call: Call<unknown>): Promise<string> {
  try {
    await call;
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
      const call = calls[seed % calls.length]?.(clientFor(seed));
      if (call === undefined) continue;
      const end = await ending(call);
      endings.set(end, (endings.get(end) ?? 0) + 1);
      if (end.startsWith("untyped")) wrong.push(`${seed}: ${end}`);
      // The other view of the same call never throws, and can be told about.
      const result = await call.result();
      if (result.ok !== (end === "answer")) wrong.push(`${seed}: ${end}, but ok: ${result.ok}`);
      if (!result.ok) JSON.stringify(result.error);
    }
    expect(wrong).toEqual([]);
    console.log(Object.fromEntries([...endings].sort(([, a], [, b]) => b - a)));
    expect(endings.size).toBeGreaterThan(8);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});
