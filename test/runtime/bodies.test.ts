import { Buffer, File } from "node:buffer";
import busboy from "busboy";
import fc from "fast-check";
import qs from "qs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CallOptions } from "../../templates/runtime/call.js";
import type { ClientOptions } from "../../templates/runtime/client.js";
import { PersonaValidationError, type PersonaError } from "../../templates/runtime/errors.js";
import { multipart, type FileInput } from "../../templates/runtime/multipart.js";
import { urlencoded } from "../../templates/runtime/urlencoded.js";
import { createClient } from "./fixtures/client.js";
import { importAccounts, printInquiryPdf } from "./fixtures/operations.js";
import {
  answers,
  fails,
  hangsUp,
  says,
  scriptedServer,
  type Received,
  type ScriptedServer,
} from "./scripted-server.js";

interface Part {
  readonly name: string;
  readonly value: string;
  readonly filename?: string | undefined;
  readonly type?: string;
}

/** Reads multipart as a server does. */
function parse(contentType: string, body: Uint8Array): Promise<readonly Part[]> {
  return new Promise((resolve, reject) => {
    const parts: Part[] = [];
    const reader = busboy({
      headers: { "content-type": contentType },
      defParamCharset: "utf8",
      limits: { fieldNameSize: 10_000, fields: 10_000, parts: 10_000 },
    });
    reader.on("field", (name, value) => parts.push({ name, value }));
    reader.on("file", (name, stream, { filename, mimeType }) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () =>
        parts.push({
          name,
          value: Buffer.concat(chunks).toString("latin1"),
          filename,
          type: mimeType,
        }),
      );
    });
    reader.on("close", () => {
      resolve(parts);
    });
    reader.on("error", reject);
    reader.end(body);
  });
}

async function partsOf(body: unknown): Promise<readonly Part[]> {
  const request = new Request("http://localhost", {
    method: "POST",
    body: await multipart({ body }).body,
  });
  return parse(
    request.headers.get("content-type") ?? "",
    new Uint8Array(await request.arrayBuffer()),
  );
}

describe("multipart", () => {
  let server: ScriptedServer;
  beforeAll(async () => {
    server = await scriptedServer();
  });
  afterAll(() => server[Symbol.asyncDispose]());
  const client = (): ReturnType<typeof createClient> =>
    createClient({ apiKey: "k", baseUrl: server.origin });
  const arrived = ({ headers, body }: Received): Promise<readonly Part[]> =>
    parse(headers["content-type"] ?? "", body);

  const csv = "reference_id,name_first\n1,Zoë\n";
  const bytes = new TextEncoder().encode(csv);
  const latin = Buffer.from(csv).toString("latin1");
  const files: readonly (readonly [string, () => FileInput, Partial<Part>])[] = [
    ["Blob", () => new Blob([csv], { type: "text/csv" }), { filename: "blob", type: "text/csv" }],
    [
      "File",
      () => new File([csv], "accounts.csv", { type: "text/csv" }) as unknown as Blob,
      { filename: "accounts.csv", type: "text/csv" },
    ],
    ["Uint8Array", () => bytes, { filename: "blob" }],
    [
      "part of an ArrayBuffer",
      () =>
        new Uint8Array(Buffer.concat([Buffer.from("xx"), bytes, Buffer.from("yy")])).subarray(
          2,
          2 + bytes.length,
        ),
      { filename: "blob" },
    ],
    ["named bytes", () => ({ filename: 'my "file"\r\n.csv', data: bytes }), {}],
    [
      "named ArrayBuffer",
      () => ({ filename: "a.csv", data: bytes.slice().buffer }),
      { filename: "a.csv" },
    ],
    ["named Blob", () => ({ filename: "b.csv", data: new Blob([bytes]) }), { filename: "b.csv" }],
    [
      "named stream",
      () => ({ filename: "c.csv", data: new Blob([bytes]).stream() }),
      { filename: "c.csv" },
    ],
  ];
  it.each(files)("sends a %s as the file it is", async (_, file, expected) => {
    server.play(answers(201));
    await importAccounts(client(), { body: { data: { attributes: { file: file() } } } });
    const [received] = server.received;
    expect(received?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(await arrived(received as Received)).toEqual([
      expect.objectContaining({ name: "data[attributes][file]", value: latin, ...expected }),
    ]);
  });

  it("reads a stream once and sends it as often as it takes", async () => {
    server.play(hangsUp, answers(201));
    await importAccounts(client(), {
      body: {
        data: { attributes: { file: { filename: "c.csv", data: new Blob([bytes]).stream() } } },
      },
    });
    for (const received of server.received)
      expect(await arrived(received)).toMatchObject([{ filename: "c.csv", value: latin }]);
    expect(server.received).toHaveLength(2);
  });

  it("refuses a stream that was read before, or breaks", async () => {
    const stream = new Blob([bytes]).stream();
    await new Response(stream).text();
    const broken = new ReadableStream<Uint8Array>({
      pull() {
        throw new Error("disk says secret");
      },
    });
    for (const data of [stream, broken]) {
      server.play(answers(201));
      const call = importAccounts(client(), {
        body: { data: { attributes: { file: { filename: "c.csv", data } } } },
      });
      const error = await call.result().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(PersonaValidationError);
      expect((error as Error).message).not.toContain("secret");
      expect(server.received).toHaveLength(0);
    }
  });

  it("leaves no rejection unheard when a stream breaks before it is sent, or is never sent", async () => {
    const unheard: unknown[] = [];
    const note = (reason: unknown): void => void unheard.push(reason);
    process.on("unhandledRejection", note);
    const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
    const send = (
      options: Partial<ClientOptions>,
      callOptions?: CallOptions,
    ): Promise<PersonaError> => {
      const data = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.error(new Error("disk"));
        },
      });
      server.play(answers(201));
      return importAccounts(
        createClient({ apiKey: "k", baseUrl: server.origin, ...options }),
        { body: { data: { attributes: { file: { filename: "c.csv", data } } } } },
        callOptions,
      ).then(
        () => expect.unreachable("should reject"),
        (error: unknown) => error as PersonaError,
      );
    };
    const streams = "multipart: body must hold streams that can be read once; got object";
    const slowly = (): Promise<string> => later().then(() => "k");
    expect((await send({ apiKey: slowly })).message).toBe(streams);
    expect((await send({ apiKey: undefined })).message).toContain("apiKey");
    expect((await send({}, { headers: { "X-Team": "\n" } })).message).toContain("X-Team");
    expect((await send({}, { signal: AbortSignal.abort() })).name).toBe("AbortError");
    await later();
    process.off("unhandledRejection", note);
    expect(unheard).toEqual([]);
    expect(server.received).toHaveLength(0);
  });

  it("sends JSON where the call asks for it", async () => {
    server.play(answers(201));
    const body = {
      data: {
        attributes: { file: { filename: "a.csv", data: Buffer.from(csv).toString("base64") } },
      },
    };
    await importAccounts(client(), {
      contentType: "application/json",
      body,
      include: [],
      fields: { "importer/account": ["status"] },
    });
    expect(server.received[0]?.headers["content-type"]).toBe("application/json");
    expect(server.received[0]?.url).toBe(
      "/importer/accounts?fields%5Bimporter%2Faccount%5D=status",
    );
    expect(JSON.parse(server.received[0]?.body.toString() ?? "")).toEqual(body);
  });

  it("gives a busboy back what went in", async () => {
    const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/).filter((name) => name !== "filename");
    // A form's line ends are CRLF: the platform writes them so.
    const leaf = fc.string({ unit: "grapheme" }).map((value) => value.replace(/[\r\n]/g, ""));
    const scalar = fc.oneof(leaf, fc.integer(), fc.boolean());
    const tree = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { depthSize: "small" },
        scalar,
        fc.array(scalar, { minLength: 1, maxLength: 4 }),
        fc.dictionary(key, tie("node"), { minKeys: 1, maxKeys: 4 }),
      ),
    })).node;
    const asText = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(asText)
        : typeof value === "object" && value !== null
          ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asText(inner)]))
          : String(value);
    await fc.assert(
      fc.asyncProperty(fc.dictionary(key, tree, { minKeys: 1, maxKeys: 4 }), async (body) => {
        const pairs = (await partsOf(body)).map(
          ({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
        );
        expect(
          qs.parse(pairs.join("&"), { depth: 50, parameterLimit: Infinity, arrayLimit: 100 }),
        ).toEqual(asText(body));
      }),
      { numRuns: 300 },
    );
  });

  it("gives a busboy back any bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), async (data) => {
        const [part] = await partsOf({ file: { filename: "f", data } });
        expect(part?.value).toBe(Buffer.from(data).toString("latin1"));
      }),
      { numRuns: 200 },
    );
  });

  it("leaves out null and undefined", async () => {
    expect(await partsOf({ a: null, b: undefined, c: [null, 1], d: { e: undefined } })).toEqual([
      { name: "c[]", value: "1" },
    ]);
  });
});

describe("urlencoded", () => {
  it("is read back by URLSearchParams, keys untouched", () => {
    const body = fc.dictionary(
      fc.string({ unit: "grapheme", minLength: 1 }),
      fc.string({ unit: "grapheme" }),
    );
    fc.assert(
      fc.property(body, (body) => {
        expect([...new URLSearchParams(urlencoded({ body }).body as string)]).toEqual(
          Object.entries(body),
        );
      }),
    );
  });
});

describe("PDF", () => {
  const bytes = Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 0xff, 0xfe, 0x80, 10, 13]);
  let server: ScriptedServer;
  beforeAll(async () => {
    server = await scriptedServer();
  });
  afterAll(() => server[Symbol.asyncDispose]());
  const print = <A extends "blob" | "stream" = "blob">(
    as?: A,
  ): ReturnType<typeof printInquiryPdf<"kebab", "kebab", A>> =>
    printInquiryPdf<"kebab", "kebab", A>(
      createClient({ apiKey: "k", baseUrl: server.origin, maxRetries: 0 }),
      { inquiryId: "inq_1", ...(as && { as }) },
    );

  it("comes as a Blob, byte for byte", async () => {
    server.play((_, response) => {
      response.writeHead(200, { "content-type": "application/pdf" });
      response.end(bytes);
    });
    const blob = await print();
    expect(blob.type).toBe("application/pdf");
    expect(Buffer.from(await blob.arrayBuffer())).toEqual(bytes);
  });

  it("comes as a stream on demand, before its end is there", async () => {
    let finish: (() => void) | undefined;
    server.play((_, response) => {
      response.writeHead(200, { "content-type": "application/pdf" });
      response.write(bytes);
      finish = () => response.end(bytes);
    });
    const stream = await print("stream");
    finish?.();
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    expect(Buffer.concat(chunks)).toEqual(Buffer.concat([bytes, bytes]));
  });

  it("fails as JSON does", async () => {
    server.play(fails(404, "Record not found"));
    expect(await print().result()).toMatchObject({
      ok: false,
      error: {
        name: "NotFoundError",
        message: "404 Record not found: GET /inquiries/{inquiry-id}/print (req_404)",
      },
    });
    server.play(says(200, "text/html", "<h1>Log in</h1>"));
    expect(await print().result()).toMatchObject({
      ok: false,
      error: { name: "UnexpectedResponseError", status: 200, contentType: "text/html" },
    });
    expect(await print("stream").result()).toMatchObject({
      ok: false,
      error: { name: "UnexpectedResponseError" },
    });
  });
});
