/**
 * Persona's signature: HMAC-SHA256 over `<timestamp>.<body>`, in lower-case hexadecimal.
 *
 * @param secret the webhook's secret, used as it is written, prefix and all
 * @param timestamp Unix seconds, as written in the header
 * @see https://docs.withpersona.com/webhooks-best-practices
 * @internal
 */
export async function hmac(secret: string, timestamp: string, body: Uint8Array): Promise<string> {
  const { subtle } = crypto;
  const encoder = new TextEncoder();
  const head = encoder.encode(`${timestamp}.`);
  const message = new Uint8Array(head.length + body.length);
  message.set(head);
  message.set(body, head.length);
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign"]);
  const digest = new Uint8Array(await subtle.sign("HMAC", key, message));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
