import { PersonaCallError } from "./call-errors.js";
import type { CallContext } from "./context.js";
import type { RetryCause } from "./operation.js";

/** A server that asks for more seconds is mistaken, or means another unit. */
const LONGEST = 3600;

/**
 * How long to wait before a call is sent again.
 *
 * @returns milliseconds; NaN where sending again could do harm or no good.
 */
export function retryDelay(error: unknown, { settings, operation, options }: CallContext): number {
  const { maxRetries = settings.maxRetries ?? 2, retry = operation.retry } = options;
  if (!(error instanceof PersonaCallError)) return NaN;
  const { status = "no answer", message, attempts, response } = error;
  if (attempts > maxRetries || !retry.includes(status as RetryCause)) return NaN;
  // A used-up quota may last for days, so nothing is guessed. Its header is spelt in two ways.
  const quota = status === 429 && /quota/i.test(message);
  const headers = quota
    ? ["quota-reset", "quotalimit-reset"]
    : [status === 429 ? "ratelimit-reset" : "retry-after", "retry-after"];
  for (const header of headers) {
    const text = response?.headers.get(header) ?? "";
    const seconds = /^\d/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
    // Up to a tenth more keeps jobs that were refused together from coming back together.
    if (seconds >= 0 && seconds <= LONGEST) return seconds * (1000 + 100 * Math.random());
  }
  return quota ? NaN : Math.min(2 ** (attempts - 1), 30) * 1000 * Math.random();
}
