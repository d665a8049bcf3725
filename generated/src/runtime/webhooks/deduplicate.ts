import type { DeduplicationStore } from "./deduplication-store.js";
import { memoryStore } from "./memory-store.js";
import { WebhookError } from "./webhook-error.js";

/** What became of one delivery: handled now, handled before, or being handled by someone else at this moment. */
export type DeduplicationOutcome = "ran" | "duplicate" | "busy";

/**
 * Runs `work` unless the event was handled before. Rejects as `work` does, which leaves the event open for the next
 * delivery.
 */
export type Deduplicator = (
  event: { readonly id: string },
  work: () => unknown,
) => Promise<DeduplicationOutcome>;

export interface DeduplicateOptions {
  /** Shared by all processes that receive the webhook; by default the memory of this one. */
  readonly store?: DeduplicationStore;
  /** How long handled events are remembered, in seconds; 3 days by default, Persona's retries span somewhat more than 2. */
  readonly keepSeconds?: number;
  /** How long an unfinished event is held, in seconds; 300 by default. Longer than the slowest handler. */
  readonly leaseSeconds?: number;
  /** Milliseconds as from `Date.now()`, which is the default. */
  readonly now?: () => number;
}

/**
 * Makes deliveries of one event run once: Persona delivers at least once. An event is marked as done after its work
 * succeeded, so work that fails, or dies with its process, runs again with the next delivery: exactly once is not to
 * be had, and the work of an event should bear being repeated.
 *
 * Deliveries that arrive while the work runs in this process wait for it and share its outcome.
 *
 * The returned function rejects with `WebhookError` `not-marked` where the work succeeded and the store could not be
 * told.
 *
 * @see https://docs.withpersona.com/webhooks-best-practices
 */
export function deduplicate(options: DeduplicateOptions = {}): Deduplicator {
  const { keepSeconds = 259_200, leaseSeconds = 300, now = Date.now } = options;
  const store = options.store ?? memoryStore({ now });
  const running = new Map<
    string,
    { readonly outcome: Promise<DeduplicationOutcome>; readonly until: number }
  >();

  async function run(id: string, work: () => unknown): Promise<DeduplicationOutcome> {
    const owner = crypto.randomUUID();
    const state = await store.claim(id, owner, leaseSeconds);
    if (state !== "claimed") return state === "done" ? "duplicate" : "busy";
    try {
      await work();
    } catch (error) {
      await attempt(() => store.release(id, owner));
      throw error;
    }
    try {
      await store.markDone(id, keepSeconds);
    } catch (cause) {
      throw new WebhookError("not-marked", "the event was handled, but not marked as done", {
        cause,
      });
    }
    return "ran";
  }

  return async ({ id }, work) => {
    const other = running.get(id);
    if (other && now() < other.until) {
      return (await other.outcome) === "busy" ? "busy" : "duplicate";
    }
    const entry = { outcome: run(id, work), until: now() + leaseSeconds * 1000 };
    running.set(id, entry);
    try {
      return await entry.outcome;
    } finally {
      if (running.get(id) === entry) running.delete(id);
    }
  };
}

/** A claim that cannot be given back runs out by itself: the first failure is the one to report. */
async function attempt(action: () => unknown): Promise<void> {
  try {
    await action();
  } catch {
    return;
  }
}
