/**
 * Runs `work` until it settles, `ms` have passed, or `caller` aborts, whichever is first; then no timer or listener is left.
 *
 * @param work is given a signal that aborts when its result is no longer wanted.
 * @param expire settles the outcome when time runs out.
 * @returns rejects with the caller's reason after an abort.
 * @internal
 */
export function within<T>(
  ms: number,
  caller: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
  expire: (resolve: (value: T) => void, reject: (error: Error) => void) => void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    caller?.throwIfAborted();
    const controller = new AbortController();
    const ending =
      <V>(settle: (value: V) => void) =>
      (value: V): void => {
        clearTimeout(timer);
        caller?.removeEventListener("abort", stop);
        settle(value);
      };
    const stop = (): void => {
      if (caller?.aborted) ending(reject)(caller.reason);
      else expire(ending(resolve), ending(reject));
      controller.abort();
    };
    // No timer can run for longer than 24 days.
    const timer = setTimeout(stop, Math.min(ms, 2e9));
    caller?.addEventListener("abort", stop);
    work(controller.signal).then(ending(resolve), ending(reject));
  });
}

/**
 * Waits `ms` milliseconds, or until `caller` aborts.
 *
 * @internal
 */
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
