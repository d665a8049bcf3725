import { related, type Client } from "persona-sdk";
import { assignCase, listCases, retrieveCase } from "persona-sdk/operations";

/** Hands open cases to `expert` where a watchlist report has a match, and says which accounts they are about. */
export async function triageCases(client: Client<"kebab">, expert: string) {
  const urgent = [];
  for await (const { id: caseId } of listCases(client, { filter: { status: "open" } })) {
    const found = await retrieveCase(client, {
      caseId,
      include: ["accounts", "reports"],
      fields: { account: ["reference-id"], "report/watchlist": ["has-match"] },
    });

    const matches = related(found, "reports")?.some(
      (report) => report.type === "report/watchlist" && report.attributes?.["has-match"],
    );
    if (!matches) continue;

    await assignCase(client, { caseId, body: { meta: { "user-email-address": expert } } });
    const customers = related(found, "accounts")?.map(
      ({ attributes }) => attributes?.["reference-id"],
    );
    urgent.push({ caseId, customers });
  }
  return urgent;
}
