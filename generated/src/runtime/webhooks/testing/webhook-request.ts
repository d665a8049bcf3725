import type { WebhookDelivery } from "../webhook-event.js";
import { signWebhook } from "./sign-webhook.js";

export interface WebhookRequestOptions {
  /** As from `webhookEvent` or `parseWebhook`. */
  readonly event: { readonly raw: unknown; readonly delivery: WebhookDelivery };
  readonly secret: string;
  /** When the delivery is signed, in Unix seconds; now by default, whenever the event happened. */
  readonly timestamp?: number;
  /** `http://localhost/webhooks` by default. */
  readonly url?: string;
}

/** The request with which Persona would deliver an event, signed: for a handler, or for `fetch` to a server. */
export async function webhookRequest(options: WebhookRequestOptions): Promise<Request> {
  const { event, secret, timestamp, url = "http://localhost/webhooks" } = options;
  const body = JSON.stringify(event.raw);
  const signature = await signWebhook({
    body,
    secret,
    ...(timestamp !== undefined && { timestamp }),
  });
  const headers = new Headers({
    "content-type": "application/json",
    "persona-signature": signature,
  });
  const { attemptsMade, attemptsLeft, firstAttemptedAt } = event.delivery;
  const counts = Object.entries({
    "attempts-made": attemptsMade,
    "attempts-left": attemptsLeft,
    "first-attempted-at": firstAttemptedAt,
  });
  for (const [name, count] of counts) {
    if (count !== undefined) headers.set(`persona-webhook-${name}`, String(count));
  }
  return new Request(url, { method: "POST", headers, body });
}
