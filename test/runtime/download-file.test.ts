import { createHash, randomBytes } from "node:crypto";
import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, it, vi } from "vitest";
import type * as deadline from "../../templates/runtime/deadline.js";
import {
  FileLinkExpiredError,
  fileDownloader,
  type DownloadFile,
  type DownloadOptions,
} from "../../templates/runtime/download-file.js";
import { PersonaError } from "../../templates/runtime/errors.js";
import {
  answers,
  breaksOff,
  fails,
  hangs,
  hangsUp,
  promisesTooMuch,
  says,
  scriptedServer,
  type ScriptedServer,
  type Step,
} from "./scripted-server.js";

vi.mock("../../templates/runtime/deadline.js", async (original) => ({
  ...(await original<typeof deadline>()),
  wait: () => Promise.resolve(),
}));

const HOST = "https://files.withpersona.com";
const TOKEN = "eyJhbGciOiJIUzI1NiJ9.s3cret";
const link = `${HOST}/front.jpg?access_token=${TOKEN}`;

let server: ScriptedServer;
const requested: string[] = [];
/** Persona's file host is the local server here; everything else stays as it is. */
const fetchLocally = (url: string, init: RequestInit): Promise<Response> => {
  requested.push(url);
  return fetch(url.replace(HOST, server.origin), init);
};
const downloadFile: DownloadFile = fileDownloader(["files.withpersona.com"]);
const options: DownloadOptions = { fetch: fetchLocally, maxRetries: 0 };

beforeAll(async () => {
  server = await scriptedServer();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});
beforeEach(() => {
  requested.length = 0;
});

const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.unreachable("should reject"),
    (error: unknown) => error,
  );

const bytes = randomBytes(300_000);
const sends: Step = (_, response) => {
  response.writeHead(200, { "content-type": "image/jpeg" });
  response.end(bytes);
};
const leadsTo = (location: string): Step => says(302, "text/html", "moved", { location });
const digest = (data: ArrayBuffer): string =>
  createHash("sha256").update(new Uint8Array(data)).digest("hex");

/** That nothing one could print of an error tells where the file is. */
function tellsNothing(error: unknown): void {
  expect(error).toBeInstanceOf(PersonaError);
  const all = [inspect(error), String(error), JSON.stringify(error), (error as Error).stack];
  expect(all.join("\n")).not.toMatch(/s3cret|front\.jpg|access_token/);
}

describe("downloadFile", () => {
  it.each([
    ["a link", link],
    ["what holds one", { url: link, filename: "front.jpg", "byte-size": 300_000 }],
  ])("fetches by %s, without a key or anything else of the API", async (_, file) => {
    server.play(sends);
    const blob = await downloadFile(file, options);
    expectTypeOf(blob).toEqualTypeOf<Blob | ReadableStream<Uint8Array>>();
    expect(digest(await (blob as Blob).arrayBuffer())).toBe(digest(new Uint8Array(bytes).buffer));
    expect((blob as Blob).type).toBe("image/jpeg");
    const [{ method, url, headers }] = server.received as [(typeof server.received)[number]];
    expect([method, url]).toEqual(["GET", `/front.jpg?access_token=${TOKEN}`]);
    expect(Object.keys(headers).filter((name) => /auth|persona|key|cookie/.test(name))).toEqual([]);
  });

  it("hands over a stream before the file has ended", async () => {
    let end: () => void = () => undefined;
    server.play((_, response) => {
      response.writeHead(200, { "content-type": "video/mp4" });
      response.write(bytes);
      end = () => response.end(bytes);
    });
    const stream = await downloadFile(link, { ...options, as: "stream" });
    expectTypeOf(stream).toEqualTypeOf<ReadableStream<Uint8Array>>();
    end();
    const data = await new Response(stream).arrayBuffer();
    expect(digest(data)).toBe(digest(new Uint8Array(Buffer.concat([bytes, bytes])).buffer));
    server.play(says(200, "text/plain", ""));
    const empty = await downloadFile(link, { ...options, as: "stream" });
    expect((await new Response(empty).arrayBuffer()).byteLength).toBe(0);
  });

  it("takes files of any type, or of none, and empty ones", async () => {
    for (const [type, text] of [
      ["application/pdf", "%PDF"],
      ["", "x"],
      ["application/json", "{"],
      ["text/plain", ""],
    ] as const) {
      server.play(says(200, type, text));
      const blob = await downloadFile(link, { fetch: fetchLocally, as: "blob" });
      expectTypeOf(blob).toEqualTypeOf<Blob>();
      expect(await blob.text()).toBe(text);
    }
  });

  it.each<[string, unknown]>([
    ["another host", "https://files.withpersona.com.evil.example/front.jpg?access_token=s3cret"],
    ["a host below it", "https://a.files.withpersona.com/s3cret"],
    ["another port", "https://files.withpersona.com:8443/s3cret"],
    ["no TLS", "http://files.withpersona.com/s3cret"],
    ["a host that is only a user name", "https://files.withpersona.com@evil.example/s3cret"],
    ["a user name", "https://u:s3cret@files.withpersona.com/front.jpg"],
    ["another scheme", "data:text/plain,s3cret"],
    ["no address", "front.jpg?access_token=s3cret"],
    ["the empty text", ""],
    ["no link", { url: null }],
    ["nothing in it", {}],
    ["null", null],
    ["a number", 7],
  ])("refuses %s before anything is sent", async (_, file) => {
    server.play(sends);
    const error = await rejection(downloadFile(file as string, options));
    tellsNothing(error);
    expect(error).toMatchObject({
      name: "PersonaValidationError",
      operation: "downloadFile",
      parameter: "file",
      rule: "must be an https link to files.withpersona.com",
    });
    expect(requested).toEqual([]);
  });

  it.each([401, 403, 404, 410])("says that the link has expired: %i", async (status) => {
    for (const step of [says(status, "text/html", "<h1>no</h1>"), fails(status, "Forbidden")]) {
      server.play(step);
      const error = await rejection(downloadFile(link, options));
      tellsNothing(error);
      expect(error).toBeInstanceOf(FileLinkExpiredError);
      expect(error).toMatchObject({ status, name: "FileLinkExpiredError", attempts: 1 });
      expect(String(error)).toContain("fetch its object again");
    }
  });

  it.each<[string, Step, string]>([
    ["an error", says(500, "text/html", "s3cret"), "ServerError"],
    [
      "a bad request",
      answers(400, { errors: [{ title: "no", details: "s3cret" }] }),
      "BadRequestError",
    ],
    ["a lost connection", hangsUp, "ConnectionError"],
    ["a file that breaks off", breaksOff, "ConnectionError"],
    ["a file shorter than promised", promisesTooMuch, "ConnectionError"],
    ["no answer in time", hangs, "TimeoutError"],
  ])("fails as calls do with %s", async (_, step, name) => {
    server.play(step);
    const timeout = name === "TimeoutError" ? 30 : 10_000;
    const error = await rejection(downloadFile(link, { ...options, timeout }));
    tellsNothing(error);
    expect(error).toMatchObject({ name, method: "GET", path: "/{file}" });
  });

  it("tries again, and ends with the signal's reason", async () => {
    server.play(hangsUp, says(503, "text/html", ""), sends);
    const blob = await downloadFile(link, { fetch: fetchLocally });
    expect((blob as Blob).size).toBe(300_000);
    expect(requested).toEqual([link, link, link]);
    server.play(hangs);
    const signal = AbortSignal.abort("enough");
    expect(await rejection(downloadFile(link, { ...options, signal }))).toBe("enough");
  });

  it("follows redirects of the same host only", async () => {
    server.play(leadsTo("/moved?x=1"), leadsTo(`${HOST}/again`), sends);
    expect(((await downloadFile(link, options)) as Blob).size).toBe(300_000);
    expect(requested).toEqual([link, `${HOST}/moved?x=1`, `${HOST}/again`]);
    for (const location of [
      "https://evil.example/front.jpg",
      "//evil.example/front.jpg",
      "http://files.withpersona.com/front.jpg",
      "http://[",
    ]) {
      requested.length = 0;
      server.play(leadsTo(location), sends);
      const error = await rejection(downloadFile(link, options));
      tellsNothing(error);
      expect(error).toMatchObject({ name: "RedirectError", status: 302 });
      expect(requested).toEqual([link]);
    }
  });

  it("does not go round in circles", async () => {
    server.play(leadsTo(link));
    expect(await rejection(downloadFile(link, options))).toMatchObject({ name: "RedirectError" });
    expect(requested).toHaveLength(4);
  });

  it("uses the platform's fetch where none is given", async () => {
    const platform = vi.spyOn(globalThis, "fetch").mockResolvedValue(new Response("x"));
    expect(await ((await downloadFile(link)) as Blob).text()).toBe("x");
    expect(platform).toHaveBeenCalledOnce();
    platform.mockRestore();
  });
});
