import { openAsBlob } from "node:fs";
import {
  createClient,
  isAccountId,
  parseAccountId,
  Persona,
  RateLimitError,
  type RunAccountActionParams,
} from "persona-sdk";
import { importAccounts, runAccountAction } from "persona-sdk/operations";

const apiKey = () => process.env["PERSONA_API_KEY"];

/** What the package can do, in the order in which somebody new to it asks. */
export async function firstSteps(row: { persona_id: string }, csv: string) {
  const baseUrl = process.env["PERSONA_URL"];
  const client = createClient({ apiKey, baseUrl });

  // Run an account action.
  const { data, meta } = await runAccountAction(client, {
    accountId: "act_hpNqyAbEG4HeVjZoBRNCMKkA",
    body: {
      data: {
        "account-action-id": "accac_h4Ln3agRBwdpZD55Lef8fDwjuvjG",
        parameters: { status: "activated" },
      },
    },
    idempotencyKey: "b7c0",
  });

  // Status, typed and parsed headers, raw response; ids that come from a database.
  const accountId = parseAccountId(row.persona_id);
  const params: RunAccountActionParams = {
    accountId,
    body: { data: { "account-action-id": "accac_h4Ln3agRBwdpZD55Lef8fDwjuvjG" } },
  };
  const { status, headers, body } = await runAccountAction(client, params).withResponse();

  // No exception wanted.
  const result = await runAccountAction(client, params).result();
  const later = !result.ok && result.error instanceof RateLimitError;

  // Import accounts from a CSV file.
  const { data: importer } = await importAccounts(client, {
    body: { data: { attributes: { file: await openAsBlob(csv) } } },
    fields: { "importer/account": ["status"] },
  });

  // The same functions, found by typing a dot; keys in camelCase.
  const persona = new Persona({ apiKey, baseUrl, keyInflection: "camel" });
  const completed: string[] = [];
  for await (const inquiry of persona.inquiries.list({ filter: { status: "completed" } })) {
    completed.push(inquiry.attributes.createdAt);
  }

  return {
    same: isAccountId(row.persona_id) && body.data.id === data.id,
    run: meta,
    status,
    remaining: headers.rateLimitRemaining,
    requestId: headers.requestId,
    later,
    imported: importer.attributes?.status,
    completed,
  };
}
