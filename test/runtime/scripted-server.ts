import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it arrived. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What the server does with one request. */
export type Step = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;

export interface ScriptedServer extends AsyncDisposable {
  readonly origin: string;
  readonly received: readonly Received[];
  /** One step for each request to come; the last one serves all that follow. */
  play(...steps: readonly Step[]): void;
}

/** A server on the local machine that answers by a script. */
export async function scriptedServer(): Promise<ScriptedServer> {
  let script: readonly Step[] = [];
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      received.push({
        method: request.method ?? "",
        url: request.url ?? "",
        headers: request.headers,
        body,
      });
      const step = script[Math.min(received.length, script.length) - 1];
      step?.(request, response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    play(...steps) {
      received.length = 0;
      script = steps;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Headers = Readonly<Record<string, string>>;

/** Answers JSON. */
export function answers(
  status: number,
  body: unknown = { data: { type: "account", id: "act_1" } },
  headers: Headers = {},
): Step {
  return (_, response) => {
    response.writeHead(status, {
      "content-type": "application/json",
      "request-id": `req_${status}`,
      ...headers,
    });
    response.end(JSON.stringify(body));
  };
}

/** Answers an error as Persona does. */
export function fails(status: number, title: string, headers: Headers = {}): Step {
  return answers(
    status,
    { errors: [{ title, details: "details that may quote a person" }] },
    headers,
  );
}

/** Answers any text under any type. */
export function says(
  status: number,
  contentType: string,
  text: string,
  headers: Headers = {},
): Step {
  return (_, response) => {
    response.writeHead(status, { "content-type": contentType, ...headers });
    response.end(text);
  };
}

/** Closes the connection without an answer. */
export const hangsUp: Step = (request) => request.socket.destroy();

/** Closes the connection in the middle of the answer. */
export const breaksOff: Step = (request, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"data":{"type":"acc', () => setImmediate(() => request.socket.destroy()));
};

/** Promises more bytes than it sends. */
export const promisesTooMuch: Step = (request, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "500" });
  response.write('{"data":{}}', () => setImmediate(() => request.socket.destroy()));
};

/** Never answers. */
export const hangs: Step = () => undefined;

/** Sends a byte now and then, and never ends. */
export const drips: Step = (_, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.write("{");
  const timer = setInterval(() => response.write(" "), 10);
  response.on("close", () => {
    clearInterval(timer);
  });
};
