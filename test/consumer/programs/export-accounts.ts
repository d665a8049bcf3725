import type { Client } from "persona-sdk";
import { listAccounts } from "persona-sdk/operations";

/** Where the accounts go, and where the export notes how far it is. */
export interface Warehouse {
  readPosition(): Promise<string | undefined>;
  write(rows: readonly object[], position: string | undefined): Promise<void>;
}

/** Exports all accounts, a page at a time; after a crash it goes on with the page that was not written. */
export async function exportAccounts(client: Client<"kebab">, warehouse: Warehouse): Promise<void> {
  const pages = listAccounts(client, {
    page: { after: await warehouse.readPosition() },
    fields: { account: ["reference-id", "created-at"] },
  }).pages();

  for await (const { data, cursor } of pages) {
    const rows = data.map(({ id, attributes }) => ({
      id,
      customer: attributes?.["reference-id"],
      createdAt: attributes?.["created-at"],
    }));
    await warehouse.write(rows, cursor);
  }
}
