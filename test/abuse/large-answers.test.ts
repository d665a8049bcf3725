import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createClient } from "../../generated/src/index.js";
import { printInquiryPdf, retrieveAccount } from "../../generated/src/operations/index.js";

const MEGABYTE = 1024 * 1024;
const SIZE = 100;
/** One megabyte, another one each time. */
const chunk = (index: number): Buffer =>
  Buffer.alloc(MEGABYTE, String.fromCharCode(65 + (index % 26)));

function* chunks(): Generator<Buffer> {
  for (let index = 0; index < SIZE; index++) yield chunk(index);
}

function* json(): Generator<Buffer | string> {
  yield '{"data":{"type":"account","id":"act_1","attributes":{"tags":["';
  yield* chunks();
  yield '"]}}}';
}

describe(`answers of ${SIZE} MB`, { timeout: 120_000 }, () => {
  let server: Server;
  let baseUrl = "";

  beforeAll(async () => {
    server = createServer(({ url = "" }, response) => {
      const pdf = url.includes("/print");
      response.setHeader("content-type", pdf ? "application/pdf" : "application/json");
      Readable.from(pdf ? chunks() : json()).pipe(response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
  });
  afterAll(() => void server.close());

  const sent = createHash("sha256");
  for (const each of chunks()) sent.update(each);
  const wanted = sent.digest("hex");
  const client = () => createClient({ apiKey: "persona_sandbox_abuse", baseUrl });

  it("as JSON arrive whole", async () => {
    const { data } = await retrieveAccount(client(), { accountId: "act_1" });
    const text = String(data.attributes?.tags?.[0]);
    expect(text).toHaveLength(SIZE * MEGABYTE);
    expect(createHash("sha256").update(text).digest("hex")).toBe(wanted);
  });

  it("as a file arrive whole", async () => {
    const blob = await printInquiryPdf(client(), { inquiryId: "inq_1" });
    const received = createHash("sha256").update(new Uint8Array(await blob.arrayBuffer()));
    expect(received.digest("hex")).toBe(wanted);
  });

  it("as a stream pass through without being held", async () => {
    const stream = await printInquiryPdf(client(), { inquiryId: "inq_1", as: "stream" });
    const received = createHash("sha256");
    const before = process.memoryUsage().arrayBuffers;
    let held = 0;
    for await (const part of stream) {
      received.update(part);
      held = Math.max(held, process.memoryUsage().arrayBuffers - before);
    }
    expect(received.digest("hex")).toBe(wanted);
    console.log(`at most ${Math.round(held / MEGABYTE)} MB of it at once`);
    expect(held).toBeLessThan((SIZE / 2) * MEGABYTE);
  });
});
