import type { Client, ImportAccountsRow } from "persona-sdk";
import { importAccounts, waitForImporter } from "persona-sdk/operations";

/** Imports customers as accounts, and tells how many rows are done until all are. */
export async function importCustomers(
  client: Client<"kebab">,
  customers: AsyncIterable<ImportAccountsRow>,
  onProgress: (rows: number) => void,
) {
  const { data } = await importAccounts(client, { rows: customers });

  const done = await waitForImporter(client, data.id, {
    interval: 250,
    onProgress: ({ data: { attributes } }) => onProgress(attributes?.["successful-count"] ?? 0),
  });

  const { status, "error-count": failed } = done.data.attributes ?? {};
  return { importer: done.data.id, ok: status === "ready", failed };
}
