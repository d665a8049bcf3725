import type { Inflection } from "./webhook-event.js";

/**
 * Why a delivery was refused or an event not handled. The first six come from `verifyWebhook`, the next two also from
 * `parseWebhook`; the others reach `onError` of a handler, or the caller of a deduplicator.
 */
export type WebhookErrorCode =
  | "missing-secret"
  | "body-was-parsed"
  | "missing-signature"
  | "malformed-signature"
  | "timestamp-outside-tolerance"
  | "no-match"
  | "not-an-event"
  | "unexpected-casing"
  | "body-too-large"
  | "body-timeout"
  | "body-aborted"
  | "handler-timeout"
  | "not-marked";

/** Every failure this part of the package makes itself; tell them apart by `code`. Holds neither body nor secret. */
export class WebhookError extends Error {
  readonly code: WebhookErrorCode;
  /** With `unexpected-casing`: the casing that the body is in. */
  declare readonly casing?: Inflection;

  constructor(
    code: WebhookErrorCode,
    message: string,
    details?: { readonly casing?: Inflection; readonly cause?: unknown },
  ) {
    super(message);
    this.code = code;
    Object.assign(this, details);
  }

  override get name(): string {
    return "WebhookError";
  }
}
