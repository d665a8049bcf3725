import { hmac } from "./hmac.js";
import { bytesOf, type WebhookBody } from "./webhook-body.js";
import { WebhookError, type WebhookErrorCode } from "./webhook-error.js";
import { headerOf, type WebhookHeaders } from "./webhook-headers.js";

/** The webhook's secret, or all that are valid while it is rotated; the environment's value as it is. */
export type WebhookSecret = { readonly secret: string } | { readonly secrets: readonly string[] };

export interface VerificationLimits {
  /**
   * How far the signature's time may be from now, in seconds, both ways; 300 by default. `false` turns the check off,
   * and with it the protection against replayed deliveries.
   */
  readonly toleranceSeconds?: number | false;
  /** The time to compare with, a `Date` or milliseconds as from `Date.now()`, or a clock; the system's by default. */
  readonly now?: Date | number | (() => Date | number);
}

export type VerifyOptions = VerificationLimits &
  WebhookSecret & {
    /** The raw body. */
    readonly body: WebhookBody;
  } & (
    | { readonly headers: WebhookHeaders }
    /** The value of the `Persona-Signature` header. */
    | { readonly signature: string | null | undefined }
  );

export interface VerifiedSignature {
  /** When the delivery was signed, in Unix seconds. */
  readonly sentAt: number;
}

/** More sets than any rotation has; each costs an HMAC over the body for each secret. */
const MOST_SETS = 8;

/** One set: `t=<unix seconds>,v1=<hex>`; members that are not known yet are passed over. */
const SET = /^t=(\d+),(?:.*,)?v1=([\da-f]{64})(?:,|$)/;

/**
 * The secrets of some options.
 *
 * @throws WebhookError `missing-secret` where one is missing, empty or blank: an empty key would verify what anyone signs.
 * @internal
 */
export function secretsOf(options: {
  readonly secret?: unknown;
  readonly secrets?: unknown;
}): readonly string[] {
  const secrets = [options.secrets ?? options.secret].flat();
  if (
    secrets.length &&
    secrets.every((secret): secret is string => typeof secret === "string" && secret.trim() !== "")
  ) {
    return secrets;
  }
  throw new WebhookError("missing-secret", "a webhook secret is missing or empty");
}

/** Whether two digests are equal; looks at all of them, wherever the first difference is. */
function equal(actual: string, expected: string): boolean {
  let difference = 0;
  for (let i = 0; i < 64; i++) difference |= actual.charCodeAt(i) ^ expected.charCodeAt(i);
  return difference === 0;
}

/** The options as they may come from JavaScript. */
interface Given extends VerificationLimits {
  readonly body: unknown;
  readonly headers?: WebhookHeaders;
  readonly signature?: string | null;
  readonly secret?: unknown;
  readonly secrets?: unknown;
}

/**
 * Verifies that Persona sent a body: one of the header's signature sets (there are several while a secret is rotated)
 * was made with one of the secrets, within the tolerance.
 *
 * @throws WebhookError (as a rejection) with `code` `missing-secret`, `body-was-parsed`, `missing-signature`,
 * `malformed-signature`, `no-match`, or, for an authentic signature of another time, `timestamp-outside-tolerance`.
 * @see https://docs.withpersona.com/webhooks-best-practices
 */
export async function verifyWebhook(options: VerifyOptions): Promise<VerifiedSignature> {
  const given = options as Given;
  const keys = secretsOf(given);
  const body = bytesOf(given.body);
  const header = given.signature ?? headerOf(given.headers, "persona-signature");
  if (!header) throw new WebhookError("missing-signature", "no Persona-Signature header");

  const { toleranceSeconds = 300, now = Date.now } = given;
  const seconds = Number(typeof now === "function" ? now() : now) / 1000;
  let failure: WebhookErrorCode = "malformed-signature";
  for (const set of header.split(/\s+/, MOST_SETS)) {
    const [, timestamp, expected] = SET.exec(set) ?? [];
    if (!timestamp || !expected) continue;
    if (failure === "malformed-signature") failure = "no-match";
    for (const key of keys) {
      if (!equal(await hmac(key, timestamp, body), expected)) continue;
      const sentAt = Number(timestamp);
      // asked this way round, so that a clock that is not a number fails
      if (toleranceSeconds === false || Math.abs(seconds - sentAt) <= toleranceSeconds)
        return { sentAt };
      failure = "timestamp-outside-tolerance";
    }
  }
  throw new WebhookError(failure, `the webhook's signature is refused: ${failure}`);
}
