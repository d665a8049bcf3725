import type { ServerError } from "./api-errors.js";
import type { CallOptions } from "./call.js";
import { TimeoutError, type CallFacts } from "./call-errors.js";
import type { Settings } from "./client.js";
import { wait, within } from "./deadline.js";
import { observe } from "./observe.js";
import type { Operation, Params } from "./operation.js";
import { prepare, type Exchange } from "./prepare.js";
import { retryDelay } from "./retry.js";

/**
 * Sends a call, and sends it again where that is allowed and can help.
 *
 * @param name of the call in errors.
 * @param delivery is given the rest of the answer.
 * @returns the body alone: this is the promise that the caller holds.
 */
export async function send(
  settings: Settings,
  name: string,
  operation: Operation,
  params: Params,
  options: CallOptions,
  delivery: Partial<CallFacts & Exchange>,
): Promise<unknown> {
  const { facts, headers, exchange } = prepare(settings, name, operation, params, options);
  const {
    signal,
    timeout = settings.timeout ?? 60_000,
    maxRetries = settings.maxRetries ?? 2,
  } = options;
  let { retryBudget = settings.retryBudget ?? 120_000 } = options;
  for (;;) {
    facts.attempts++;
    const start = observe(settings, facts);
    try {
      const answer = await within(timeout || Infinity, signal, exchange, (_, reject) => {
        reject(new TimeoutError(facts, `No answer within ${timeout} ms`, undefined, { timeout }));
      });
      observe(settings, facts, answer, start);
      return Object.assign(delivery, facts, answer).body;
    } catch (error) {
      observe(settings, facts, Object(error) as Error, start);
      const delay =
        facts.attempts > maxRetries ? NaN : retryDelay(error, options.retry ?? operation.retry);
      retryBudget -= delay;
      // Not a number where nothing is to be tried.
      if (!(retryBudget >= 0)) throw error;
      // Never a key for a call that had none: its operation may not take any.
      if (
        facts.idempotencyKey &&
        options.retryKey === "new" &&
        (error as ServerError).status >= 500
      ) {
        headers["idempotency-key"] = facts.idempotencyKey = crypto.randomUUID();
      }
      await wait(delay, signal);
    }
  }
}
