import {
  createServer,
  Agent,
  request,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createWebhookHandler } from "../../templates/runtime/webhooks/handler.js";
import { toNodeListener } from "../../templates/runtime/webhooks/node-listener.js";
import type { WebhookError } from "../../templates/runtime/webhooks/webhook-error.js";
import { eventBody, gate, signed } from "./handler-support.js";
import { SECRET } from "./support.js";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

type Options = Parameters<typeof createWebhookHandler>[0];
const handlerWith = (options: Partial<Options>): ReturnType<typeof createWebhookHandler> =>
  createWebhookHandler({ secret: SECRET, on: {}, ...options });

const post = (
  port: number,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = signed(body),
): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}/webhooks`, { method: "POST", body, headers });

const codeOf = (onError: ReturnType<typeof vi.fn>): unknown =>
  (onError.mock.lastCall?.[0] as WebhookError | undefined)?.code;

describe("on a server of Node", () => {
  it("answers as the handler does", async () => {
    const ran = vi.fn();
    const port = await listen(toNodeListener(handlerWith({ on: { "inquiry.approved": ran } })));
    const body = eventBody("evt_🙂");
    const good = await post(port, body);
    expect([good.status, await good.text()]).toEqual([200, ""]);
    expect(ran).toHaveBeenCalledWith(expect.objectContaining({ id: "evt_🙂" }));

    expect((await post(port, body, {})).status).toBe(400);
    const got = await fetch(`http://127.0.0.1:${port}/`);
    expect([got.status, got.headers.get("allow")]).toEqual([405, "POST"]);
  });

  it("handles 500 deliveries at once", async () => {
    const seen: string[] = [];
    const handler = handlerWith({
      unknown: async (event: { id: string }) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        seen.push(event.id);
      },
    });
    const port = await listen(toNodeListener(handler));
    const agent = new Agent({ maxSockets: 500 });
    const ids = Array.from({ length: 500 }, (_, i) => `evt_${i}`);
    const statuses = await Promise.all(ids.map((id) => status(port, agent, eventBody(id))));
    agent.destroy();
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(seen.toSorted()).toEqual(ids.toSorted());
  });

  it("refuses a body past the limit while it comes, and the answer gets through", async () => {
    const onError = vi.fn();
    const port = await listen(toNodeListener(handlerWith({ onError })));
    const large = new Uint8Array(5 * 1_048_576);
    expect((await post(port, large)).status).toBe(413);
    async function* chunks(): AsyncGenerator<Uint8Array> {
      for (let i = 0; i < 80; i++) {
        await Promise.resolve();
        yield new Uint8Array(65_536);
      }
    }
    const undeclared = { method: "POST", body: chunks(), duplex: "half" } as unknown as RequestInit;
    expect((await fetch(`http://127.0.0.1:${port}/`, undeclared)).status).toBe(413);
    expect(onError).toHaveBeenCalledTimes(2);
    expect(codeOf(onError)).toBe("body-too-large");
  });

  it("takes a body that comes byte by byte", async () => {
    const body = eventBody("evt_1");
    const port = await listen(toNodeListener(handlerWith({})));
    const answered = new Promise<number | undefined>((resolve, reject) => {
      const sent = request({ port, method: "POST", headers: signed(body) }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on("error", reject);
      void (async () => {
        for (const byte of Buffer.from(body)) {
          sent.write(Uint8Array.of(byte));
          await new Promise((next) => setImmediate(next));
        }
        sent.end();
      })();
    });
    expect(await answered).toBe(200);
  });

  it("gives a body up that does not end, and closes the connection", async () => {
    const onError = vi.fn();
    const port = await listen(toNodeListener(handlerWith({ bodyTimeoutSeconds: 0.05, onError })));
    const socket = connect(port, "127.0.0.1");
    let received = "";
    socket.on("data", (chunk) => (received += chunk.toString()));
    const closed = new Promise((resolve) => socket.on("close", resolve));
    socket.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{");
    await closed;
    expect(received).toMatch(/^HTTP\/1\.1 408 /);
    expect(received).toMatch(/\r\nconnection: close\r\n/i);
    expect(codeOf(onError)).toBe("body-timeout");
  });

  it("outlives a sender that goes away in the middle", async () => {
    const onError = vi.fn();
    const port = await listen(toNodeListener(handlerWith({ onError })));
    const socket = connect(port, "127.0.0.1");
    socket.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{");
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.destroy();
    await vi.waitFor(() => {
      expect(codeOf(onError)).toBe("body-aborted");
    });
    const body = eventBody("evt_1");
    expect((await post(port, body)).status).toBe(200);
  });

  it("leaves a response alone that something else has sent meanwhile", async () => {
    const { opened, open } = gate();
    const handled = vi.fn();
    const handler = handlerWith({ unknown: () => opened.then(handled) });
    const listener = toNodeListener(async (incoming) => {
      const { status } = await handler(incoming);
      return new Response("late", { status, headers: { "x-late": "yes" } });
    });
    const port = await listen((incoming, response) => {
      listener(incoming, response);
      setTimeout(() => response.writeHead(504).end(), 20);
    });
    expect((await post(port, eventBody("evt_1"))).status).toBe(504);
    open();
    await vi.waitFor(() => {
      expect(handled).toHaveBeenCalled();
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it("answers 500 for a wrapped handler that rejects", async () => {
    const port = await listen(toNodeListener(() => Promise.reject(new Error("wrapper"))));
    expect((await post(port, eventBody("evt_1"))).status).toBe(500);
  });

  it("passes headers and body of a wrapped handler on", async () => {
    const port = await listen(
      toNodeListener(() =>
        Promise.resolve(new Response("made", { status: 201, headers: { "x-made": "yes" } })),
      ),
    );
    const response = await post(port, "{}");
    expect([response.status, response.headers.get("x-made"), await response.text()]).toEqual([
      201,
      "yes",
      "made",
    ]);
  });
});

describe("behind a body parser, as in Express", () => {
  type Parsed = IncomingMessage & { body?: unknown; rawBody?: unknown };
  type Parser = (incoming: Parsed) => Promise<void> | void;
  const read = async (incoming: IncomingMessage): Promise<Buffer> => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  };
  const body = eventBody("evt_1");

  async function behind(parser: Parser): Promise<{ status: number; code: unknown }> {
    const onError = vi.fn();
    const listener = toNodeListener(handlerWith({ onError }));
    const port = await listen((incoming: Parsed, response) => {
      void (async () => {
        await parser(incoming);
        listener(incoming, response);
      })();
    });
    return { status: (await post(port, body)).status, code: codeOf(onError) };
  }

  it("takes the bytes that a raw parser leaves", async () => {
    const raw: Parser = async (incoming) => {
      incoming.body = await read(incoming);
    };
    await expect(behind(raw)).resolves.toEqual({ status: 200, code: undefined });
  });

  it("takes the text that a text parser leaves", async () => {
    const text: Parser = async (incoming) => {
      incoming.body = (await read(incoming)).toString();
    };
    await expect(behind(text)).resolves.toEqual({ status: 200, code: undefined });
  });

  it("takes rawBody where a platform or a parser's hook keeps it beside the parsed body", async () => {
    const both: Parser = async (incoming) => {
      incoming.rawBody = await read(incoming);
      incoming.body = JSON.parse(String(incoming.rawBody)) as unknown;
    };
    await expect(behind(both)).resolves.toEqual({ status: 200, code: undefined });
  });

  it("says so behind a JSON parser: 500, body-was-parsed", async () => {
    const json: Parser = async (incoming) => {
      incoming.body = JSON.parse((await read(incoming)).toString()) as unknown;
    };
    await expect(behind(json)).resolves.toEqual({ status: 500, code: "body-was-parsed" });
  });

  it("says so where the body was read and nothing is left", async () => {
    const drain: Parser = async (incoming) => {
      await read(incoming);
    };
    await expect(behind(drain)).resolves.toEqual({ status: 500, code: "body-was-parsed" });
  });

  it("reads the body itself where the parser passed it over", async () => {
    const passing: Parser = (incoming) => {
      incoming.body = {};
    };
    await expect(behind(passing)).resolves.toEqual({ status: 200, code: undefined });
  });
});

function status(port: number, agent: Agent, body: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { port, host: "127.0.0.1", method: "POST", agent, headers: signed(body) },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
