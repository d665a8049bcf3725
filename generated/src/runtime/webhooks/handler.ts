import type { Deduplicator } from "./deduplicate.js";
import type { HandlerOptions, HandlerSettings } from "./handler-options.js";
import { parseWebhook } from "./parse-webhook.js";
import { readBody, type WebhookRequest } from "./read-body.js";
import { withinSeconds } from "./time-limit.js";
import { secretsOf, type WebhookSecret } from "./verify-webhook.js";
import { WebhookError, type WebhookErrorCode } from "./webhook-error.js";
import type { Inflection, UnknownWebhookEvent, WebhookCatalogue } from "./webhook-event.js";

/** Answers a delivery. Takes a `Request`; `toNodeListener` makes it fit for `node:http` and Express. Never rejects. */
export type WebhookHandler = (request: WebhookRequest) => Promise<Response>;

/** `createWebhookHandler`, typed with the events of a catalogue. */
export type CreateWebhookHandler<C extends WebhookCatalogue> = <K extends Inflection = "kebab">(
  options: HandlerOptions<C, K>,
) => WebhookHandler;

/** An event of which only the envelope is known, as all are at run time. */
type AnyEvent = UnknownWebhookEvent<Inflection, never>;

/** Options of any catalogue. */
type AnyOptions = HandlerSettings &
  WebhookSecret & {
    readonly on: Readonly<Record<string, ((event: never) => unknown) | undefined>>;
    readonly unknown?: (event: never) => unknown;
    readonly keyInflection?: Inflection;
    readonly onError?: (error: unknown, event: never) => unknown;
  };

/**
 * Makes a function that answers deliveries: verifies, parses, runs the event's function, and answers 200 once that
 * succeeded.
 *
 * | answer | when |
 * |---|---|
 * | 200 | handled, handled before, or no function is there for the event |
 * | 400 | not from Persona, or not an event; `onError` is told which, the sender is not |
 * | 405 | not a POST |
 * | 408 / 413 | the body takes too long / is too large |
 * | 500 | the event's function failed or took too long, or the endpoint is set up wrongly; Persona delivers again |
 * | 503 | another process is handling the event; Persona delivers again |
 *
 * @throws WebhookError `missing-secret` at once, so that a missing setting shows when the program starts.
 * @see https://docs.withpersona.com/webhooks-best-practices
 */
export function createWebhookHandler(options: AnyOptions): WebhookHandler {
  secretsOf(options);
  const { deduplicate = always, waitUntil, handlerTimeoutSeconds = 60 } = options;

  async function report(error: unknown, event?: AnyEvent): Promise<void> {
    try {
      await options.onError?.(error, event as never);
    } catch {
      // whoever reports errors has no one to report to
    }
  }

  async function run(event: AnyEvent): Promise<Response> {
    try {
      const work = deduplicate(event, () => functionFor(options, event.name)?.(event as never));
      const outcome = await withinSeconds(work, handlerTimeoutSeconds, () => {
        return new WebhookError("handler-timeout", `no end after ${handlerTimeoutSeconds} seconds`);
      });
      return answer(outcome === "busy" ? 503 : 200);
    } catch (error) {
      await report(error, event);
      return answer(error instanceof WebhookError && error.code === "not-marked" ? 200 : 500);
    }
  }

  return async (request) => {
    if (request.method !== "POST") return answer(405, { allow: "POST" });
    let event: AnyEvent;
    try {
      event = await receive(options, request);
    } catch (error) {
      await report(error);
      return answer(statusOf(error));
    }
    const answered = run(event);
    if (!waitUntil) return answered;
    try {
      waitUntil(answered.then(() => undefined));
      return answer(200);
    } catch (error) {
      await report(error, event);
      return answered;
    }
  };
}

/** Reads, verifies and parses a delivery; rejects with what is wrong with it. */
async function receive(options: AnyOptions, request: WebhookRequest): Promise<AnyEvent> {
  const { maxBytes = 1_048_576, bodyTimeoutSeconds = 30 } = options;
  const reading = new AbortController();
  const body = await withinSeconds(
    readBody(request, maxBytes, reading.signal),
    bodyTimeoutSeconds,
    () => {
      reading.abort();
      return new WebhookError("body-timeout", `no body after ${bodyTimeoutSeconds} seconds`);
    },
  );
  return parseWebhook({ ...options, headers: request.headers, body });
}

/** Names come from outside: only what the caller wrote down counts, nothing that every object has. */
function functionFor(
  { on, unknown }: AnyOptions,
  name: string,
): ((event: never) => unknown) | undefined {
  return (Object.hasOwn(on, name) ? on[name] : undefined) ?? unknown;
}

const always: Deduplicator = async (_event, work) => {
  await work();
  return "ran";
};

/** What the sender is answered where it is at fault; every other failure is the endpoint's. */
const STATUS: Partial<Record<WebhookErrorCode, number>> = {
  "missing-signature": 400,
  "malformed-signature": 400,
  "timestamp-outside-tolerance": 400,
  "no-match": 400,
  "not-an-event": 400,
  "body-aborted": 400,
  "body-timeout": 408,
  "body-too-large": 413,
};

function statusOf(error: unknown): number {
  return (error instanceof WebhookError && STATUS[error.code]) || 500;
}

/** Every answer is empty: the sender learns the status, an attacker nothing else. */
function answer(status: number, headers?: Record<string, string>): Response {
  return new Response(null, headers ? { status, headers } : { status });
}
