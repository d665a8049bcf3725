/** The longest a timer can run, 24 days. */
const FOREVER = 2 ** 31 - 1;

/**
 * Runs `work` until it settles, `ms` have passed, or `caller` aborts, whichever is first; then no timer or listener is left.
 *
 * @param work is given a signal that aborts when its result is no longer wanted.
 * @param expire what the outcome is when time runs out.
 * @returns rejects with the caller's reason after an abort.
 */
export function within<T>(
  ms: number,
  caller: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
  expire: () => T | Promise<T>,
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
      else ending(resolve)(expire());
      controller.abort();
    };
    const timer = setTimeout(stop, Math.min(ms, FOREVER));
    caller?.addEventListener("abort", stop);
    work(controller.signal).then(ending(resolve), ending(reject));
  });
}

/** Waits `ms` milliseconds, or until `caller` aborts. */
export function wait(ms: number, caller: AbortSignal | undefined): Promise<void> {
  return within(
    ms,
    caller,
    () => new Promise(() => undefined),
    () => undefined,
  );
}
