import { hmac } from "../hmac.js";
import { secretsOf } from "../verify-webhook.js";
import { bytesOf, type WebhookBody } from "../webhook-body.js";

export interface SignOptions {
  readonly body: WebhookBody;
  readonly secret: string;
  /** Unix seconds; now by default. */
  readonly timestamp?: number;
}

/**
 * Signs a body as Persona does, to test an endpoint without Persona.
 *
 * @returns the value of the `Persona-Signature` header; join two by a space for a delivery during a rotation
 * @throws WebhookError (as a rejection) `missing-secret` or `body-was-parsed`
 */
export async function signWebhook(options: SignOptions): Promise<string> {
  const [secret = ""] = secretsOf({ secret: options.secret });
  const timestamp = String(options.timestamp ?? Math.floor(Date.now() / 1000));
  return `t=${timestamp},v1=${await hmac(secret, timestamp, bytesOf(options.body))}`;
}
