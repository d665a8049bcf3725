import { attempt, type Answer } from "./attempt.js";
import { TimeoutError, type PersonaCallError } from "./call-errors.js";
import type { CallContext } from "./context.js";
import { wait, within } from "./deadline.js";
import { observe } from "./observe.js";
import { retryDelay } from "./retry.js";

/** Sends a call, and sends it again where that is allowed and can help. */
export async function send(call: CallContext): Promise<Answer> {
  const { timeout, signal, facts, headers } = call;
  let budget = call.retryBudget;
  for (;;) {
    facts.attempts++;
    const start = performance.now();
    observe(call);
    try {
      const answer = await within(
        timeout || Infinity,
        signal,
        (cancelled) => attempt(call, cancelled),
        () =>
          Promise.reject(
            new TimeoutError(call, `No answer within ${timeout} ms`, undefined, { timeout }),
          ),
      );
      observe(call, answer, performance.now() - start);
      return answer;
    } catch (error) {
      observe(call, Object(error) as Error, performance.now() - start);
      const delay = retryDelay(error, call);
      budget -= delay;
      // Not a number where nothing is to be tried.
      if (!(budget >= 0)) throw error;
      if (call.retryKey === "new" && Number((error as PersonaCallError).status) >= 500) {
        facts.idempotencyKey = headers["idempotency-key"] = crypto.randomUUID();
      }
      await wait(delay, signal);
    }
  }
}
