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
  readonly debug?: (message: string, attempt: AttemptInfo) => void;
  /** Each attempt that failed, whether or not another follows. */
  readonly warn?: (message: string, attempt: AttemptInfo) => void;
}

/** Who looks on at each attempt. What they throw is ignored: looking on never changes a call. */
export interface Observers {
  readonly onRequest?: ((attempt: AttemptInfo) => void) | undefined;
  readonly onResponse?: ((attempt: AttemptInfo) => void) | undefined;
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
  const now = performance.now();
  const { response, name: error } = ending ?? {};
  const info = {
    method,
    path,
    attempt,
    status: response?.status,
    requestId: response?.headers.get("request-id") ?? undefined,
    error,
    duration: ending && now - start,
  };
  try {
    (ending ? onResponse : onRequest)?.(info);
    logger?.[error ? "warn" : "debug"]?.(
      `${method} ${path} #${attempt} ${error ?? info.status ?? "sent"}`,
      info,
    );
  } catch {
    // Looking on never changes a call.
  }
  return now;
}
