import { beforeEach, describe, expect, it, vi } from "vitest";
import { wait, within } from "../../templates/runtime/deadline.js";

const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.catch((error: unknown) => error);

describe("within and wait, by a clock of our own", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  it("waits as long as it is told", async () => {
    const done = vi.fn();
    void wait(1_000, undefined).then(done);
    await vi.advanceTimersByTimeAsync(999);
    expect(done).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(done).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("clears its timer after an abort, and after the work", async () => {
    const controller = new AbortController();
    const waiting = rejection(wait(1_000, controller.signal));
    controller.abort("stop");
    expect(await waiting).toBe("stop");
    await within(
      1_000,
      controller.signal,
      () => Promise.resolve(1),
      () => expect.unreachable(),
    ).catch(() => undefined);
    await within(
      1_000,
      undefined,
      () => Promise.reject(new Error("no")),
      () => expect.unreachable(),
    ).catch(() => undefined);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("aborts the work that took too long", async () => {
    let signal: AbortSignal | undefined;
    const late = within<unknown>(
      50,
      undefined,
      (given) => ((signal = given), new Promise(() => undefined)),
      (resolve) => {
        resolve("late");
      },
    );
    await vi.advanceTimersByTimeAsync(50);
    expect(await late).toBe("late");
    expect(signal?.aborted).toBe(true);
  });

  it("takes a time no timer can hold as for ever", async () => {
    const early = vi.fn();
    void within(Infinity, undefined, () => new Promise(() => undefined), early);
    await vi.advanceTimersByTimeAsync(86_400_000);
    expect(early).not.toHaveBeenCalled();
  });
});
