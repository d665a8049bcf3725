import busboy from "busboy";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Client } from "../../templates/runtime/client.js";
import { toCsv } from "../../templates/runtime/csv.js";
import { createClient } from "./fixtures/client.js";
import { importPlaces, placeColumns, type PlaceRow } from "./fixtures/imports.js";
import {
  answers,
  hangsUp,
  scriptedServer,
  type Received,
  type ScriptedServer,
} from "./scripted-server.js";

const rows: readonly PlaceRow[] = [
  { value: "here", latitude: 1 },
  { value: "thère", latitude: 2 },
];

let server: ScriptedServer;
let client: Client;

beforeAll(async () => {
  server = await scriptedServer();
  client = createClient({ apiKey: "k", baseUrl: server.origin });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.unreachable("should reject"),
    (error: unknown) => error,
  );

/** The parts of a form as an independent reader sees them. */
async function partsOf({ headers, body }: Received): Promise<Record<string, string>> {
  const parts: Record<string, string> = {};
  const reader = busboy({ headers });
  reader.on("field", (name, value) => (parts[name] = value));
  reader.on("file", (name, stream, { filename, mimeType }) => {
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      parts[name] = `${filename} ${mimeType} ${Buffer.concat(chunks).toString("utf8")}`;
    });
  });
  await new Promise((resolve) => reader.on("close", resolve).end(body));
  return parts;
}

const file = async (): Promise<string> =>
  `rows.csv text/csv ${await toCsv(rows, placeColumns).text()}`;

async function* later(): AsyncGenerator<PlaceRow, void, undefined> {
  for (const row of rows) yield await Promise.resolve(row);
}

describe("an import of rows", () => {
  it.each([
    ["at hand", () => rows],
    ["from a generator", () => new Set(rows).values()],
    ["from a database", later],
  ])("sends them as a file: %s", async (_, from) => {
    server.play(answers(201));
    const { status } = await importPlaces(client, { rows: from() }).withResponse();
    expect(status).toBe(201);
    const [request] = server.received as [Received];
    expect(await partsOf(request)).toEqual({ "data[attributes][file]": await file() });
    expect(request.headers["idempotency-key"]).toBeDefined();
  });

  it("leaves the rest of the body in its place, and the caller's objects alone", async () => {
    server.play(answers(201));
    const body = { data: { attributes: { "list-id": "lst_1" } } };
    const params = { rows, body, contentType: "application/json" };
    await importPlaces(client, params);
    expect(await partsOf(server.received[0] as Received)).toEqual({
      "data[attributes][list-id]": "lst_1",
      "data[attributes][file]": await file(),
    });
    expect(params).toEqual({
      rows,
      body: { data: { attributes: { "list-id": "lst_1" } } },
      contentType: "application/json",
    });
  });

  it("takes a file as ever", async () => {
    server.play(answers(201));
    const csv = toCsv(rows, placeColumns);
    await importPlaces(client, { body: { data: { attributes: { file: csv } } } });
    const parts = await partsOf(server.received[0] as Received);
    expect(parts["data[attributes][file]"]).toContain(await csv.text());
  });

  it("sends the rows that were there when the call was made", async () => {
    server.play(answers(201));
    const batch = [...rows];
    const call = importPlaces(client, { rows: batch });
    batch.length = 0;
    await call;
    expect(await partsOf(server.received[0] as Received)).toEqual({
      "data[attributes][file]": await file(),
    });
  });

  it("reads rows once and sends them again under the same key after a lost connection", async () => {
    server.play(hangsUp, answers(201));
    const from = vi.fn(later);
    await importPlaces(client, { rows: from() }, { retryBudget: 5_000 });
    const [first, second] = server.received as [Received, Received];
    expect(await partsOf(second)).toEqual(await partsOf(first));
    expect(second.headers["idempotency-key"]).toBe(first.headers["idempotency-key"]);
  });

  it("refuses what the file cannot hold before anything is sent, naming the operation", async () => {
    server.play(answers(201));
    const call = importPlaces(client, { rows: [...rows, { value: "s3cret", latitude: 91 }] });
    const error = await rejection(call.result());
    expect(error).toMatchObject({
      name: "PersonaValidationError",
      operation: "importPlaces",
      parameter: "row 3, column latitude",
    });
    expect(String(error)).not.toContain("s3cret");
    expect(server.received).toHaveLength(0);
  });

  it("rejects with the error of whoever gives the rows, untouched, after one try", async () => {
    server.play(answers(201));
    const failure = Object.assign(new Error("database is gone"), { code: "ECONNRESET" });
    let reads = 0;
    const broken = {
      async *[Symbol.asyncIterator](): AsyncGenerator<PlaceRow, void, undefined> {
        reads++;
        yield* later();
        throw failure;
      },
    };
    expect(await rejection(importPlaces(client, { rows: broken }))).toBe(failure);
    const sync = {
      *[Symbol.iterator](): Generator<PlaceRow, void, undefined> {
        yield* rows;
        throw failure;
      },
    };
    expect(await rejection(importPlaces(client, { rows: sync }).withResponse())).toBe(failure);
    expect(reads).toBe(1);
    expect(server.received).toHaveLength(0);
  });

  it("is ended by an abort while rows are awaited, and lets go of them", async () => {
    const controller = new AbortController();
    let closed = false;
    let give: () => void = () => undefined;
    const endless = (async function* () {
      try {
        for (;;) {
          yield rows[0] as PlaceRow;
          await new Promise<void>((resolve) => (give = resolve));
        }
      } finally {
        closed = true;
      }
    })();
    const call = rejection(importPlaces(client, { rows: endless }, { signal: controller.signal }));
    await vi.waitFor(() => expect(give).toHaveLength(1));
    controller.abort("enough");
    expect(await call).toBe("enough");
    give();
    await vi.waitFor(() => expect(closed).toBe(true));
    const early = importPlaces(client, { rows }, { signal: AbortSignal.abort("before") });
    expect(await rejection(early)).toBe("before");
  });
});
