/**
 * Runs `work` until it settles, `ms` have passed, or `caller` aborts, whichever is first; then no timer or listener is left.
 *
 * @param work is given a signal that aborts when its result is no longer wanted.
 * @param expire settles the outcome when time runs out.
 * @returns rejects with the caller's reason after an abort.
 */
export async function within<T>(
  ms: number,
  caller: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
  expire: (resolve: (value: T) => void, reject: (error: Error) => void) => void,
): Promise<T> {
  caller?.throwIfAborted();
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop: () => void = () => undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      stop = () => {
        if (caller?.aborted) reject(caller.reason as Error);
        else expire(resolve, reject);
        controller.abort();
      };
      // No timer can run for longer than 24 days.
      timer = setTimeout(stop, Math.min(ms, 2 ** 31 - 1));
      caller?.addEventListener("abort", stop);
      work(controller.signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    caller?.removeEventListener("abort", stop);
  }
}

/** Waits `ms` milliseconds, or until `caller` aborts. */
export function wait(ms: number, caller: AbortSignal | undefined): Promise<void> {
  return within(
    ms,
    caller,
    () => new Promise(() => undefined),
    (resolve) => {
      resolve();
    },
  );
}
