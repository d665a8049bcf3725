import { beforeEach, describe, expect, expectTypeOf, it, vi } from "vitest";
import { poll, WaitTimeoutError, type Final } from "../../templates/runtime/poll.js";

const FINAL: Final = { place: "data.attributes.status", states: ["ready", "errored"] };
const answer = (status?: string, count = 0): object => ({
  data: { attributes: { status, count } },
});

/** Gives these answers one after another, the last one again and again. */
function asks(...statuses: readonly (string | undefined)[]): {
  ask: (signal: AbortSignal) => Promise<object>;
  times: number[];
  signals: AbortSignal[];
} {
  const times: number[] = [];
  const signals: AbortSignal[] = [];
  const ask = (signal: AbortSignal): Promise<object> => {
    signals.push(signal);
    times.push(Date.now());
    return Promise.resolve(answer(statuses[Math.min(times.length, statuses.length) - 1]));
  };
  return { ask, times, signals };
}

const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.unreachable("should reject"),
    (error: unknown) => error,
  );

describe("poll, by a clock of our own", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.setSystemTime(0);
    return () => vi.useRealTimers();
  });

  it("asks at once, then every two seconds, until the state is final", async () => {
    const { ask, times } = asks("pending", "pending", "ready");
    const done = poll("waitForImporter", ask, FINAL);
    expectTypeOf(done).toEqualTypeOf<Promise<object>>();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await done).toEqual(answer("ready"));
    expect(times).toEqual([0, 2_000, 4_000]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("gives what ended badly, too: its state says so", async () => {
    const { ask, times } = asks("errored");
    expect(await poll("waitForImporter", ask, FINAL)).toEqual(answer("errored"));
    expect(times).toHaveLength(1);
  });

  it("waits on where the state is not known or not there", async () => {
    const odd = [null, 7, {}, { data: null }, { data: { attributes: {} } }, answer("brand new")];
    const ask = vi.fn(() => Promise.resolve<unknown>(odd.length ? odd.shift() : answer("ready")));
    const done = poll("waitForImporter", ask, FINAL, { interval: 10 });
    await vi.advanceTimersByTimeAsync(100);
    expect(await done).toEqual(answer("ready"));
    expect(ask).toHaveBeenCalledTimes(7);
  });

  it("reports each answer, in the caller's interval", async () => {
    const { ask, times } = asks("pending", "running", "ready");
    const seen: unknown[] = [];
    const done = poll("waitForImporter", ask, FINAL, {
      interval: 500,
      onProgress: (progress) => seen.push(progress),
    });
    await vi.advanceTimersByTimeAsync(2_000);
    await done;
    expect(seen).toEqual([answer("pending"), answer("running"), answer("ready")]);
    expect(times).toEqual([0, 500, 1_000]);
  });

  it("gives up after ten minutes, or after the caller's time", async () => {
    for (const timeout of [undefined, 5_000]) {
      const { ask, times } = asks("pending");
      const failure = rejection(poll("waitForImporter", ask, FINAL, { timeout }));
      await vi.advanceTimersByTimeAsync(700_000);
      const error = (await failure) as WaitTimeoutError;
      expect(error).toBeInstanceOf(WaitTimeoutError);
      expect(error).toMatchObject({
        name: "WaitTimeoutError",
        operation: "waitForImporter",
        timeout: timeout ?? 600_000,
        message: `waitForImporter: not done within ${timeout ?? 600_000} ms`,
      });
      expect(times).toHaveLength(timeout === undefined ? 300 : 3);
      expect(vi.getTimerCount()).toBe(0);
    }
  });

  it.each([0, Infinity])("waits for ever with a timeout of %d", async (timeout) => {
    const { ask, times } = asks(...Array<string>(1_000).fill("pending"), "ready");
    const done = poll("waitForImporter", ask, FINAL, { timeout });
    await vi.advanceTimersByTimeAsync(2_000_000);
    await done;
    expect(times).toHaveLength(1_001);
  });

  it("gives up on a question that is not answered, and aborts it", async () => {
    let given: AbortSignal | undefined;
    const ask = (signal: AbortSignal): Promise<object> => (
      (given = signal),
      new Promise(() => undefined)
    );
    const failure = rejection(poll("waitForImporter", ask, FINAL, { timeout: 100 }));
    await vi.advanceTimersByTimeAsync(100);
    expect(await failure).toBeInstanceOf(WaitTimeoutError);
    expect(given?.aborted).toBe(true);
  });

  it("ends with the reason of an abort: before, between and during questions", async () => {
    const { ask, times } = asks("pending");
    const before = poll("waitForImporter", ask, FINAL, { signal: AbortSignal.abort("before") });
    expect(await rejection(before)).toBe("before");
    expect(times).toHaveLength(0);

    const between = new AbortController();
    const waiting = rejection(poll("waitForImporter", ask, FINAL, { signal: between.signal }));
    await vi.advanceTimersByTimeAsync(3_000);
    between.abort("between");
    expect(await waiting).toBe("between");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(times).toHaveLength(2);

    const during = new AbortController();
    const onProgress = vi.fn();
    let reply: (value: object) => void = () => undefined;
    const asked = (): Promise<object> => new Promise((resolve) => (reply = resolve));
    const asking = rejection(
      poll("waitForImporter", asked, FINAL, { signal: during.signal, onProgress }),
    );
    during.abort("during");
    expect(await asking).toBe("during");
    reply(answer("ready"));
    await vi.advanceTimersByTimeAsync(0);
    expect(onProgress).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("ends with the error of a question or of who is told", async () => {
    const failure = new Error("no");
    const ask = (): Promise<object> => Promise.reject(failure);
    expect(await rejection(poll("waitForImporter", ask, FINAL))).toBe(failure);
    const onProgress = (): void => {
      throw failure;
    };
    const told = poll("waitForImporter", asks("pending").ask, FINAL, { onProgress });
    expect(await rejection(told)).toBe(failure);
    expect(vi.getTimerCount()).toBe(0);
  });
});
