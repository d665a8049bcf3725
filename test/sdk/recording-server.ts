import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { CannedAnswer, RecordedRequest } from "./recorded-request.js";

/** A request with the parts that only a real server sees. */
export interface ServedRequest extends RecordedRequest {
  /** Path and query as they stood in the request line. */
  readonly target: string;
  /** Names as they were spelt. */
  readonly headerNames: readonly string[];
}

/** What a request gets; `never` leaves it open until the server closes. */
type Reply = CannedAnswer | "never";

/** A server on the local machine that writes down raw requests and answers as told. */
export interface RecordingServer {
  /** Without a slash at its end; `/api/v1` is part of it, as in Persona's own address. */
  readonly baseUrl: string;
  readonly origin: string;
  readonly requests: readonly ServedRequest[];
  /** Answers all following requests; forgets those before. */
  answer(reply: CannedAnswer | ((request: ServedRequest) => Reply)): void;
  /** @returns the only request since the last `answer`. */
  theRequest(): ServedRequest;
  close(): Promise<void>;
}

export async function startRecordingServer(): Promise<RecordingServer> {
  let requests: ServedRequest[] = [];
  let reply: (request: ServedRequest) => Reply = () => ({ status: 500 });
  const server = createServer((incoming, outgoing) => {
    void record(incoming).then((request) => {
      requests.push(request);
      const answer = reply(request);
      if (answer !== "never") send(outgoing, answer);
    });
  });
  await new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      resolve(undefined);
    }),
  );
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    baseUrl: `${origin}/api/v1`,
    get requests() {
      return requests;
    },
    answer: (wanted) => {
      requests = [];
      reply = typeof wanted === "function" ? wanted : () => wanted;
    },
    theRequest: () => {
      const [request] = requests;
      if (request === undefined || requests.length > 1)
        throw new Error(`${requests.length} requests instead of one`);
      return request;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function record(incoming: IncomingMessage): Promise<ServedRequest> {
  const chunks = (await incoming.toArray()) as Buffer[];
  const { rawHeaders, method = "", url: target = "" } = incoming;
  const pairs = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""] as const] : [],
  );
  return {
    method,
    target,
    url: `http://${incoming.headers.host ?? ""}${target}`,
    headerNames: pairs.map(([name]) => name),
    headers: new Map(pairs.map(([name, value]) => [name.toLowerCase(), value])),
    body: Buffer.concat(chunks),
  };
}

function send(outgoing: ServerResponse, { status, headers = {}, body = "" }: CannedAnswer): void {
  outgoing.writeHead(status, headers);
  outgoing.end(body);
}
