import type { CallFacts } from "./call-errors.js";

/** One attempt of a call as observers see it; no key, cookie, body or id is in it. */
export interface AttemptInfo {
  readonly method: string;
  /** Path template, for example `/accounts/{account-id}`. */
  readonly path: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** Absent before an answer, and where none came. */
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  /** Milliseconds until the last byte of the answer, or until there was to be none. */
  readonly duration?: number | undefined;
  /** Name of the error it ended with. */
  readonly error?: string | undefined;
}

/** Where messages go; `console` fits. A level without a function is not written. */
export interface Logger {
  /** Each attempt, and each success. */
  readonly debug?: (message: string, attempt: AttemptInfo) => unknown;
  /** Each attempt that failed, whether or not another follows. */
  readonly warn?: (message: string, attempt: AttemptInfo) => unknown;
}

/**
 * Who looks on at each attempt. Nobody waits for a promise they return, and what they throw or reject with is ignored:
 * looking on never changes a call.
 */
export interface Observers {
  readonly onRequest?: ((attempt: AttemptInfo) => unknown) | undefined;
  readonly onResponse?: ((attempt: AttemptInfo) => unknown) | undefined;
  readonly logger?: Logger | undefined;
}

/** What an attempt ended with: an answer, an error of ours, or the reason of the caller's abort. */
interface Ending {
  readonly response?: Response | undefined;
  readonly name?: string;
}

/**
 * Tells the observers that an attempt begins or, with `ending`, how it ended.
 *
 * @param start what the beginning returned.
 * @returns the time, where anybody looks on.
 */
export function observe(
  { onRequest, onResponse, logger }: Observers,
  { method, path, attempts: attempt }: CallFacts,
  ending?: Ending,
  start = 0,
): number | undefined {
  if (!onRequest && !onResponse && !logger) return undefined;
  const info = {
    method,
    path,
    attempt,
    status: ending?.response?.status,
    requestId: ending?.response?.headers.get("request-id") ?? undefined,
    error: ending?.name,
    duration: ending && performance.now() - start,
  };
  // An async function fails as a promise does, also where an observer throws at once.
  const look = async (): Promise<unknown> =>
    Promise.all([
      (ending ? onResponse : onRequest)?.(info),
      logger?.[info.error ? "warn" : "debug"]?.(
        `${method} ${path} #${attempt} ${info.error ?? info.status ?? "sent"}`,
        info,
      ),
    ]);
  look().catch(() => undefined);
  return performance.now();
}
