import { openAsBlob } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from "vitest";
import {
  createClient,
  type BadRequestError,
  type Client,
  type ConflictError,
  type ForbiddenError,
  type RateLimitError,
  type UnauthorizedError,
  type UnprocessableEntityError,
} from "../../generated/src/index.js";
import { importAccounts, type ImportAccountsError } from "../../generated/src/operations/index.js";
import { parseMultipart } from "../oracle/multipart-parser.js";
import { importer, parsedHeaders, rateHeaders } from "./answers.js";
import { expectError } from "./errors-one-by-one.js";
import { jsonAnswer } from "./recorded-request.js";
import {
  startRecordingServer,
  type RecordingServer,
  type ServedRequest,
} from "./recording-server.js";

/** Bytes that survive only if nothing reads them as text. */
const csv = Buffer.concat([
  Buffer.from("reference_id,name_first\r\n1,Zoë\n"),
  Buffer.from([0, 255, 0xc3, 0x28]),
]);
const answer = { data: importer };

describe("importing accounts from a file", () => {
  let server: RecordingServer;
  let client: Client<"kebab">;
  let folder: string;

  beforeAll(async () => {
    server = await startRecordingServer();
    client = createClient({
      apiKey: "persona_sandbox_seed",
      baseUrl: server.baseUrl,
      maxRetries: 0,
    });
    folder = await mkdtemp(join(tmpdir(), "import-accounts-"));
    await writeFile(join(folder, "accounts.csv"), csv);
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const fileOf = async ({
    headers,
    body,
  }: ServedRequest): Promise<{ name: string; filename: string | undefined; content: Buffer }> => {
    const parts = await parseMultipart(headers.get("content-type") ?? "", body);
    expect(parts).toHaveLength(1);
    const [part] = parts;
    if (part === undefined) throw new Error("no part");
    return part;
  };

  it("sends the file itself as data[attributes][file]", async () => {
    server.answer(jsonAnswer(201, answer));
    await importAccounts(client, {
      body: { data: { attributes: { file: await openAsBlob(join(folder, "accounts.csv")) } } },
    });
    const request = server.theRequest();
    expect(request.method).toBe("POST");
    expect(request.target).toBe("/api/v1/importer/accounts");
    expect(request.headers.get("content-type")).toMatch(/^multipart\/form-data; boundary=\S+$/);
    const { name, content, filename } = await fileOf(request);
    expect(name).toBe("data[attributes][file]");
    expect(filename).toBeTruthy();
    expect(content.equals(csv)).toBe(true);
  });

  it.each([
    ["a File", new File([csv], "people ü.csv", { type: "text/csv" }), "people ü.csv"],
    ["bytes", new Uint8Array(csv), undefined],
    ["a name with bytes", { filename: "people.csv", data: new Uint8Array(csv) }, "people.csv"],
    ["a name with a Blob", { filename: "people.csv", data: new Blob([csv]) }, "people.csv"],
  ])("takes %s", async (_, file, wanted) => {
    server.answer(jsonAnswer(201, answer));
    await importAccounts(client, { body: { data: { attributes: { file } } } });
    const { content, filename } = await fileOf(server.theRequest());
    expect(content.equals(csv)).toBe(true);
    expect(filename).toBeTruthy();
    if (wanted !== undefined) expect(filename).toBe(wanted);
  });

  it("sends the file as base64 where JSON is asked for", async () => {
    server.answer(jsonAnswer(201, answer));
    const file = { filename: "accounts.csv", data: csv.toString("base64") };
    await importAccounts(client, {
      contentType: "application/json",
      body: { data: { attributes: { file } } },
    });
    const request = server.theRequest();
    expect(request.headers.get("content-type")).toBe("application/json");
    expect(JSON.parse(request.body.toString("utf8"))).toEqual({ data: { attributes: { file } } });
  });

  it("sends its three request headers, include and fields", async () => {
    server.answer(jsonAnswer(201, answer));
    await importAccounts(client, {
      body: { data: { attributes: { file: new Blob([csv]) } } },
      keyInflection: "kebab",
      personaVersion: "2025-10-27",
      idempotencyKey: "import-2026-03-01",
      include: ["importer-pipeline", "creator"] as string[],
      fields: { "importer/account": ["status", "created-at"] },
    });
    const request = server.theRequest();
    expect(Object.fromEntries(request.headers)).toMatchObject({
      authorization: "Bearer persona_sandbox_seed",
      "key-inflection": "kebab",
      "persona-version": "2025-10-27",
      "idempotency-key": "import-2026-03-01",
    });
    expect(request.target).toBe(
      "/api/v1/importer/accounts?include=importer-pipeline%2Ccreator&fields%5Bimporter%2Faccount%5D=status%2Ccreated-at",
    );
  });

  it("answers the importer and all six headers", async () => {
    server.answer(jsonAnswer(201, answer, rateHeaders));
    const { status, headers, body } = await importAccounts(client, {
      body: { data: { attributes: { file: new Blob([csv]) } } },
    }).withResponse();
    expect(status).toBe(201);
    expect(headers).toEqual(parsedHeaders);
    expect(body).toEqual(answer);
    expectTypeOf(body.data.type).toEqualTypeOf<"importer/account">();
    expectTypeOf(body.data.id).toEqualTypeOf<`mprt_${string}`>();
    expect(body.data.attributes?.status).toBe("pending");
  });

  it("names the union of its documented errors", () => {
    expectTypeOf<ImportAccountsError>().toEqualTypeOf<
      | BadRequestError
      | UnauthorizedError
      | ForbiddenError
      | ConflictError
      | UnprocessableEntityError
      | RateLimitError
    >();
  });

  it.each([400, 401, 403, 409, 422, 429])("gives %i as an error of its class", async (status) => {
    const params = { body: { data: { attributes: { file: new Blob([csv]) } } } };
    await expectError(server, status, () => importAccounts(client, params), "/importer/accounts");
  });
});
