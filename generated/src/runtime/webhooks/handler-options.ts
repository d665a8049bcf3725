import type { Deduplicator } from "./deduplicate.js";
import type { VerificationLimits, WebhookSecret } from "./verify-webhook.js";
import type {
  EventOf,
  Inflection,
  UnknownWebhookEvent,
  WebhookCatalogue,
} from "./webhook-event.js";

/** Functions for events, by name. */
export type EventHandlers<C extends WebhookCatalogue, K extends Inflection> = {
  // one mapped type with a choice inside: with an intersection of two, the second one's parameters are not inferred
  readonly [Name in keyof C[K] | C["unmodelled"]]?: (
    event: Name extends keyof C[K] ? C[K][Name] : UnknownWebhookEvent<K, C["unmodelled"]>,
  ) => unknown;
};

/** How a handler treats a delivery, whatever events it has functions for. */
export interface HandlerSettings extends VerificationLimits {
  /** Runs each event once, see `deduplicate`; without it every delivery runs. */
  readonly deduplicate?: Deduplicator;
  /**
   * Acknowledges before the event's function ran and hands the rest of the work over, for example to `ctx.waitUntil`
   * of a worker. Persona then takes the event as delivered: one whose function fails, or whose process dies, is lost.
   * Use it only where the function does nothing but put the event into a queue of yours, or where a loss is no harm.
   */
  readonly waitUntil?: (work: Promise<void>) => void;
  /** The largest body that is read, in bytes; 1,048,576 by default. */
  readonly maxBytes?: number;
  /** How long the body may take to arrive, in seconds; 30 by default, `false` for no limit. */
  readonly bodyTimeoutSeconds?: number | false;
  /**
   * How long an event's function may take before the delivery is answered as failed, in seconds; 60 by default,
   * `false` for no limit. Persona itself waits for 5. The function is not interrupted.
   */
  readonly handlerTimeoutSeconds?: number | false;
}

/** What `createWebhookHandler` takes. */
export type HandlerOptions<C extends WebhookCatalogue, K extends Inflection> = HandlerSettings &
  WebhookSecret & {
    /** What to do for an event, by its name. A function that throws, or rejects, makes Persona deliver again. */
    readonly on: EventHandlers<C, K>;
    /** What to do for every event that `on` has no function for; without it they are acknowledged and dropped. */
    readonly unknown?: (event: EventOf<C, K>) => unknown;
    /** The casing the webhook is set up with; `kebab` by default. */
    readonly keyInflection?: K;
    /**
     * Told of everything that kept a delivery from being handled: a `WebhookError`, or what an event's function threw.
     * Awaited before the answer; what it throws itself is dropped.
     */
    readonly onError?: (error: unknown, event: EventOf<C, K> | undefined) => unknown;
  };
