import { bytesOf } from "./webhook-body.js";
import { WebhookError } from "./webhook-error.js";
import { headerOf, type WebhookHeaders } from "./webhook-headers.js";

/** What a handler reads of a request: a `Request`, or what `toNodeListener` makes of Node's. */
export interface WebhookRequest {
  readonly method: string;
  readonly headers: WebhookHeaders;
  /** A stream not yet read, a raw body, or `null`. */
  readonly body?: unknown;
  /** Someone has read the stream. */
  readonly bodyUsed?: boolean;
}

/** The part of a `ReadableStream` that is used. */
export interface ByteStream {
  readonly locked?: boolean;
  readonly getReader: () => ByteReader;
}

export interface ByteReader {
  readonly read: () => Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  readonly cancel: () => Promise<unknown>;
}

/**
 * Reads a body, of at most `maxBytes`, as it is on the wire.
 *
 * @param signal gives up when it aborts
 * @throws WebhookError `body-was-parsed` where it was read before, `body-too-large` as soon as that is known,
 * `body-aborted` where the sender went away.
 * @internal
 */
export async function readBody(
  request: WebhookRequest,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { body, bodyUsed } = request;
  if (bodyUsed || (isStream(body) && body.locked)) {
    throw new WebhookError("body-was-parsed", "the body was read before; verify it first");
  }
  const declared = Number(headerOf(request.headers, "content-length") ?? 0);
  if (!isStream(body)) return within(bytesOf(body ?? ""), maxBytes);
  const reader = body.getReader();
  const stop = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener("abort", stop);
  try {
    if (declared > maxBytes) throw tooLarge(maxBytes);
    return await readAll(reader, maxBytes);
  } catch (error) {
    stop();
    if (error instanceof WebhookError) throw error;
    throw new WebhookError("body-aborted", "the body ended early", { cause: error });
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

async function readAll(reader: ByteReader, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (!value) continue;
    length += value.byteLength;
    if (length > maxBytes) throw tooLarge(maxBytes);
    chunks.push(value);
  }
  const body = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return body;
}

function within(body: Uint8Array, maxBytes: number): Uint8Array {
  if (body.byteLength > maxBytes) throw tooLarge(maxBytes);
  return body;
}

function tooLarge(maxBytes: number): WebhookError {
  return new WebhookError("body-too-large", `the body is larger than ${maxBytes} bytes`);
}

function isStream(body: unknown): body is ByteStream {
  return typeof (body as Partial<ByteStream> | null | undefined)?.getReader === "function";
}
