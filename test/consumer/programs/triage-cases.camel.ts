import { related, type Persona } from "persona-sdk";

/** Hands open cases to `expert` where a watchlist report has a match, and says which accounts they are about. */
export async function triageCases(persona: Persona<"camel">, expert: string) {
  const urgent = [];
  for await (const { id: caseId } of persona.cases.list({ filter: { status: "open" } })) {
    const found = await persona.cases.retrieve({
      caseId,
      include: ["accounts", "reports"],
      fields: { account: ["referenceId"], "report/watchlist": ["hasMatch"] },
    });

    const matches = related(found, "reports")?.some(
      (report) => report.type === "report/watchlist" && report.attributes?.hasMatch,
    );
    if (!matches) continue;

    await persona.cases.assign({ caseId, body: { meta: { userEmailAddress: expert } } });
    const customers = related(found, "accounts")?.map(({ attributes }) => attributes?.referenceId);
    urgent.push({ caseId, customers });
  }
  return urgent;
}
