import type { WebhookHandler } from "./handler.js";
import { type NodeStream, streamOf } from "./node-stream.js";

/** The part of Node's `IncomingMessage` that is used, and what body parsers put on it. */
export interface NodeRequest extends NodeStream {
  readonly method?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Whether someone has read from the stream. */
  readonly readableDidRead?: boolean;
  /** Set by body parsers: bytes or text with a raw or text one, an object with a JSON one. */
  readonly body?: unknown;
  /** Set by some platforms beside a parsed `body`. */
  readonly rawBody?: unknown;
}

/** The part of Node's `ServerResponse` that is used. */
export interface NodeResponse {
  statusCode: number;
  readonly headersSent: boolean;
  setHeader(name: string, value: string): unknown;
  end(body?: Uint8Array): unknown;
}

/** A listener for `http.createServer`, and a handler for Express, Fastify's raw objects and their like. */
export type NodeListener = (request: NodeRequest, response: NodeResponse) => void;

/**
 * Makes a handler of `createWebhookHandler` fit for Node's servers. Reads the body itself where nothing has read it yet;
 * otherwise takes what a raw body parser left (`express.raw({ type: "*\/*" })`). Behind a JSON parser the body is lost,
 * and the delivery fails with `body-was-parsed`.
 */
export function toNodeListener(handler: WebhookHandler): NodeListener {
  return (request, response) => {
    void respond(handler, request, response);
  };
}

async function respond(
  handler: WebhookHandler,
  request: NodeRequest,
  response: NodeResponse,
): Promise<void> {
  const answer = await handler({
    method: request.method ?? "",
    headers: request.headers,
    body: bodyOf(request),
  }).catch(() => new Response(null, { status: 500 }));
  const content = new Uint8Array(await answer.arrayBuffer());
  // something else may have answered meanwhile, for example a middleware with a time limit of its own
  if (response.headersSent) return;
  response.statusCode = answer.status;
  answer.headers.forEach((value, name) => response.setHeader(name, value));
  if (answer.status === 408) response.setHeader("connection", "close");
  response.end(content);
}

/** The raw body, a stream of it, or what is left of it. */
function bodyOf(request: NodeRequest): unknown {
  for (const candidate of [request.rawBody, request.body]) {
    if (typeof candidate === "string" || ArrayBuffer.isView(candidate)) return candidate;
  }
  // not by whether `body` is set: a parser that passes a request over may leave an empty object
  if (request.readableDidRead) return request.body ?? {};
  return streamOf(request);
}
