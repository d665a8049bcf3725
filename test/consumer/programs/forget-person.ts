import { NotFoundError, type AccountId, type Client } from "persona-sdk";
import {
  listInquiries,
  listReports,
  redactAccount,
  redactInquiry,
  redactReport,
} from "persona-sdk/operations";

/** Redacts what Persona knows of a person: reports and inquiries first, as they are found by the account. */
export async function forgetPerson(client: Client<"kebab">, accountId: AccountId) {
  const filter = { "account-id": accountId };
  let redacted = 0;
  for await (const { id } of listReports(client, { filter })) {
    await redactReport(client, { reportId: id });
    redacted++;
  }
  for await (const { id } of listInquiries(client, { filter })) {
    await redactInquiry(client, { inquiryId: id });
    redacted++;
  }

  const account = await redactAccount(client, { accountId }).result();
  if (account.ok) return redacted + 1;
  if (account.error instanceof NotFoundError) return redacted; // forgotten before
  throw account.error;
}
