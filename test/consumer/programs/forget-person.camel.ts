import { NotFoundError, type AccountId, type Persona } from "persona-sdk";

/** Redacts what Persona knows of a person: reports and inquiries first, as they are found by the account. */
export async function forgetPerson(persona: Persona<"camel">, accountId: AccountId) {
  const filter = { accountId };
  let redacted = 0;
  for await (const { id } of persona.reports.list({ filter })) {
    await persona.reports.redact({ reportId: id });
    redacted++;
  }
  for await (const { id } of persona.inquiries.list({ filter })) {
    await persona.inquiries.redact({ inquiryId: id });
    redacted++;
  }

  const account = await persona.accounts.redact({ accountId }).result();
  if (account.ok) return redacted + 1;
  if (account.error instanceof NotFoundError) return redacted; // forgotten before
  throw account.error;
}
