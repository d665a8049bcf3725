import type { Persona } from "persona-sdk";
import type { Warehouse } from "./export-accounts.js";

/** Exports all accounts, a page at a time; after a crash it goes on with the page that was not written. */
export async function exportAccounts(
  persona: Persona<"camel">,
  warehouse: Warehouse,
): Promise<void> {
  const pages = persona.accounts
    .list({
      page: { after: await warehouse.readPosition() },
      fields: { account: ["referenceId", "createdAt"] },
    })
    .pages();

  for await (const { data, cursor } of pages) {
    const rows = data.map(({ id, attributes }) => ({
      id,
      customer: attributes?.referenceId,
      createdAt: attributes?.createdAt,
    }));
    await warehouse.write(rows, cursor);
  }
}
