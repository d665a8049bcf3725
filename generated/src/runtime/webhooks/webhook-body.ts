import { WebhookError } from "./webhook-error.js";

/** A body as it came over the wire. A string is taken as UTF-8; bytes are safer, since decoding may lose some of them. */
export type WebhookBody = string | Uint8Array | ArrayBuffer;

/**
 * The bytes of a raw body.
 *
 * @throws WebhookError `body-was-parsed` for anything that is not a raw body: bytes cannot be had back from an object.
 * @internal
 */
export function bytesOf(body: unknown): Uint8Array {
  if (typeof body === "string") return new TextEncoder().encode(body);
  if (ArrayBuffer.isView(body))
    return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  // not `instanceof`: test runners and frames bring an ArrayBuffer of their own
  if ({}.toString.call(body) === "[object ArrayBuffer]") return new Uint8Array(body as ArrayBuffer);
  throw new WebhookError("body-was-parsed", "pass the raw body, not a parsed one");
}
