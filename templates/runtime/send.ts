import { attempt, type Exchange } from "./attempt.js";
import { TimeoutError, type CallFacts, type PersonaCallError } from "./call-errors.js";
import type { CallOptions } from "./call.js";
import type { Client } from "./client.js";
import { createContext } from "./context.js";
import { wait, within } from "./deadline.js";
import { observe } from "./observe.js";
import type { Operation, Params } from "./operation.js";
import { retryDelay } from "./retry.js";

/**
 * Sends a call, and sends it again where that is allowed and can help.
 *
 * @param delivery is given the rest of the answer.
 * @returns the body alone: this is the promise that the caller holds.
 */
export async function send(
  client: Client,
  operation: Operation,
  params: Params,
  options: CallOptions,
  delivery: Partial<CallFacts & Exchange>,
): Promise<unknown> {
  const call = createContext(client, operation, params, options);
  const { settings, facts, headers } = call;
  const { signal, timeout = settings.timeout ?? 60_000 } = options;
  let { retryBudget: budget = settings.retryBudget ?? 120_000 } = options;
  for (;;) {
    facts.attempts++;
    const start = performance.now();
    observe(call);
    try {
      const exchange = await within(
        timeout || Infinity,
        signal,
        (cancelled) => attempt(call, cancelled),
        () =>
          Promise.reject(
            new TimeoutError(facts, `No answer within ${timeout} ms`, undefined, { timeout }),
          ),
      );
      observe(call, exchange, performance.now() - start);
      Object.assign(delivery, facts, exchange);
      return exchange.body;
    } catch (error) {
      observe(call, Object(error) as Error, performance.now() - start);
      const delay = retryDelay(error, call);
      budget -= delay;
      // Not a number where nothing is to be tried.
      if (!(budget >= 0)) throw error;
      if (options.retryKey === "new" && Number((error as PersonaCallError).status) >= 500) {
        facts.idempotencyKey = headers["idempotency-key"] = crypto.randomUUID();
      }
      await wait(delay, signal);
    }
  }
}
