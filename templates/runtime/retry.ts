import { PersonaCallError } from "./call-errors.js";
import type { RetryCause } from "./operation.js";

/**
 * How long to wait before a call is sent again.
 *
 * @param causes failures that may be tried again.
 * @returns milliseconds; NaN where sending again could do harm or no good.
 * @internal
 */
export function retryDelay(error: unknown, causes: readonly RetryCause[]): number {
  if (!(error instanceof PersonaCallError)) return NaN;
  const { status = "no answer", message, attempts, response } = error;
  if (!causes.includes(status as RetryCause)) return NaN;
  // A used-up quota may last for days, so nothing is guessed. Its header is spelt in two ways.
  const quota = /^429.*quota/i.test(message);
  const headers = quota ? ["quota-reset", "quotalimit-reset"] : ["ratelimit-reset", "retry-after"];
  // The window of the rate limit says nothing about other failures.
  for (const header of headers.slice(status === 429 ? 0 : 1)) {
    const text = response?.headers.get(header) ?? "";
    const seconds = /^\d/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
    // A server that asks for more than an hour is mistaken, or means another unit.
    // Up to a tenth more keeps jobs that were refused together from coming back together.
    if (seconds >= 0 && seconds <= 3600) return seconds * (1000 + 100 * Math.random());
  }
  return quota ? NaN : Math.min(2 ** (attempts - 1), 30) * 1000 * Math.random();
}
