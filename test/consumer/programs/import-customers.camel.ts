import type { ImportAccountsRow, Persona } from "persona-sdk";

/** Imports customers as accounts, and tells how many rows are done until all are. */
export async function importCustomers(
  persona: Persona<"camel">,
  customers: AsyncIterable<ImportAccountsRow>,
  onProgress: (rows: number) => void,
) {
  const { data } = await persona.importers.importAccounts({ rows: customers });

  const done = await persona.importers.waitFor(data.id, {
    interval: 250,
    onProgress: ({ data: { attributes } }) => onProgress(attributes?.successfulCount ?? 0),
  });

  const { status, errorCount: failed } = done.data.attributes ?? {};
  return { importer: done.data.id, ok: status === "ready", failed };
}
