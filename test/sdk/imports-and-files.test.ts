import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import {
  createClient,
  downloadFile,
  importAccountsColumns,
  toCsv,
} from "../../generated/src/index.js";
import {
  importAccounts,
  importNameListItems,
  waitForImporter,
} from "../../generated/src/operations/index.js";

interface Sent {
  readonly url: string;
  readonly headers: Headers;
  readonly form: FormData | undefined;
}

/** A client whose requests are kept, and answered one after the other. */
function recording(...answers: readonly Response[]) {
  const sent: Sent[] = [];
  const left = [...answers];
  const fetch = (url: string, init: RequestInit): Promise<Response> => {
    const form = init.body instanceof FormData ? init.body : undefined;
    sent.push({ url, headers: new Headers(init.headers), form });
    return Promise.resolve(left.shift() ?? Response.json({ data: [] }));
  };
  return { sent, fetch };
}

const importer = (status: string): Response =>
  Response.json({ data: { type: "importer/account", id: "mprt_1", attributes: { status } } });

async function csvOf({ form }: Sent): Promise<unknown> {
  const file = form?.get("data[attributes][file]");
  if (!(file instanceof Blob)) throw new Error("no file was sent");
  return parse(await file.text(), { columns: true });
}

describe("imports of the generated package", () => {
  it("send rows as the file that the operation takes", async () => {
    const { sent, fetch } = recording(importer("pending"));
    const client = createClient({ apiKey: "key", fetch });
    await importAccounts(client, {
      rows: [{ reference_id: "customer-1", birthdate: "1990-12-31" }],
      idempotencyKey: "import-1",
    });
    expect(sent[0]?.headers.get("idempotency-key")).toBe("import-1");
    expect(await csvOf(sent[0] as Sent)).toMatchObject([
      { reference_id: "customer-1", birthdate: "1990-12-31", name_first: "" },
    ]);
  });

  it("send what else the form holds, in the casing of the client, rows from anywhere", async () => {
    const { sent, fetch } = recording(importer("pending"));
    const client = createClient({ apiKey: "key", fetch, keyInflection: "camel" });
    async function* people() {
      await Promise.resolve();
      yield { name_first: "Ada", name_last: "Lovelace" };
    }
    await importNameListItems(client, {
      rows: people(),
      body: { data: { attributes: { listId: "lst_abc" } } },
    });
    expect([...(sent[0]?.form?.keys() ?? [])]).toEqual([
      "data[attributes][listId]",
      "data[attributes][file]",
    ]);
    expect(await csvOf(sent[0] as Sent)).toEqual([{ name_first: "Ada", name_last: "Lovelace" }]);
  });

  it("name row and column of what a file cannot hold, and send nothing", async () => {
    const { sent, fetch } = recording();
    const client = createClient({ apiKey: "key", fetch });
    const rows = [{ birthdate: "1990-12-31" }, { birthdate: "31.12.1990" }];
    await expect(importAccounts(client, { rows })).rejects.toThrow("row 2, column birthdate");
    expect(sent).toEqual([]);
    expect(() => toCsv(rows, importAccountsColumns)).toThrow("row 2, column birthdate");
  });

  it("refuse columns that the file does not have, and values of another type, when compiled", () => {
    // @ts-expect-error a misspelt column
    const misspelt = () => toCsv([{ name_frist: "Ada" }], importAccountsColumns);
    // @ts-expect-error a number in a column of text
    const number = () => toCsv([{ reference_id: 1 }], importAccountsColumns);
    expect(misspelt).toThrow("name_frist");
    expect(number).toThrow("column reference_id");
  });

  it("are waited for until they are done", async () => {
    const { sent, fetch } = recording(importer("pending"), importer("ready"));
    const client = createClient({ apiKey: "key", fetch });
    const seen: unknown[] = [];
    const { data } = await waitForImporter(client, "mprt_1", {
      interval: 1,
      onProgress: (answer) => seen.push(answer.data),
    });
    expect(data).toMatchObject({ attributes: { status: "ready" } });
    expect(sent).toHaveLength(2);
    expect(seen).toHaveLength(2);
  });
});

describe("files of the generated package", () => {
  it("are fetched from Persona's host without the key, and from nowhere else", async () => {
    const { sent, fetch } = recording(new Response("bytes"));
    const url = "https://files.withpersona.com/photo.jpg?access_token=secret";
    expect(await (await downloadFile({ url }, { fetch })).text()).toBe("bytes");
    expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual([null]);
    await expect(
      downloadFile("https://files.example.com/photo.jpg", { fetch }),
    ).rejects.toMatchObject({ name: "PersonaValidationError" });
    expect(sent).toHaveLength(1);
  });
});
