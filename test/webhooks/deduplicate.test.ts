import { describe, expect, it, vi } from "vitest";
import { deduplicate } from "../../templates/runtime/webhooks/deduplicate.js";
import type { DeduplicationStore } from "../../templates/runtime/webhooks/deduplication-store.js";
import { createWebhookHandler } from "../../templates/runtime/webhooks/handler.js";
import { memoryStore } from "../../templates/runtime/webhooks/memory-store.js";
import { delivery, eventBody, gate } from "./handler-support.js";
import { SECRET } from "./support.js";

const event = { id: "evt_1" };
const DAY = 24 * 60 * 60 * 1000;

/** A clock that tests turn. */
const clock = (): {
  readonly now: () => number;
  readonly advance: (milliseconds: number) => void;
} => {
  let time = 0;
  return { now: () => time, advance: (milliseconds) => (time += milliseconds) };
};

describe("deliveries of one event", () => {
  it("run once, one after the other", async () => {
    const once = deduplicate();
    const work = vi.fn();
    expect(await once(event, work)).toBe("ran");
    expect(await once(event, work)).toBe("duplicate");
    expect(await once({ id: "evt_2" }, work)).toBe("ran");
    expect(work).toHaveBeenCalledTimes(2);
  });

  it("run once at the same time, and share the outcome", async () => {
    const once = deduplicate();
    const { opened, open } = gate();
    const work = vi.fn(() => opened);
    const outcomes = Promise.all(Array.from({ length: 20 }, () => once(event, work)));
    open();
    expect((await outcomes).filter((outcome) => outcome === "ran")).toHaveLength(1);
    expect(work).toHaveBeenCalledOnce();
  });

  it("run again after a failure, which all that waited for it share", async () => {
    const once = deduplicate();
    const failing = vi.fn(() => Promise.reject(new Error("down")));
    const results = await Promise.allSettled([once(event, failing), once(event, failing)]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(failing).toHaveBeenCalledOnce();
    expect(await once(event, () => undefined)).toBe("ran");
  });

  it("run again after work that throws before it returns", async () => {
    const once = deduplicate();
    const throwing = (): never => {
      throw new Error("down");
    };
    await expect(once(event, throwing)).rejects.toThrow("down");
    expect(await once(event, () => undefined)).toBe("ran");
  });

  it("are remembered for at least 3 days", async () => {
    const { now, advance } = clock();
    const once = deduplicate({ now });
    await once(event, () => undefined);
    advance(3 * DAY - 1);
    expect(await once(event, () => undefined)).toBe("duplicate");
    advance(1);
    expect(await once(event, () => undefined)).toBe("ran");
  });

  it("are remembered as long as asked for", async () => {
    const { now, advance } = clock();
    const once = deduplicate({ now, keepSeconds: 60 });
    await once(event, () => undefined);
    advance(60_000);
    expect(await once(event, () => undefined)).toBe("ran");
  });
});

describe("several processes with one store", () => {
  it("run an event once: the others are told that it is busy", async () => {
    const store = memoryStore();
    const [one, two] = [deduplicate({ store }), deduplicate({ store })];
    const { opened, open } = gate();
    const first = one(event, () => opened);
    const work = vi.fn();
    expect(await two(event, work)).toBe("busy");
    open();
    expect(await first).toBe("ran");
    expect(await two(event, work)).toBe("duplicate");
    expect(work).not.toHaveBeenCalled();
  });

  it("run an event again after one died between its work and the mark", async () => {
    const { now, advance } = clock();
    const store = memoryStore({ now });
    const worked = vi.fn();
    // the process that dies: its work is done, its mark never reaches the store
    const dying = deduplicate({
      store: { ...store, markDone: () => new Promise(() => undefined) },
      now,
    });
    void dying(event, worked);
    await vi.waitFor(() => {
      expect(worked).toHaveBeenCalledOnce();
    });

    const restarted = deduplicate({ store, now });
    expect(await restarted(event, worked)).toBe("busy");
    advance(300_000);
    expect(await restarted(event, worked)).toBe("ran");
    expect(await restarted(event, worked)).toBe("duplicate");
    expect(worked).toHaveBeenCalledTimes(2);
  });

  it("do not wait for work that hangs in one of them longer than its lease", async () => {
    const { now, advance } = clock();
    const once = deduplicate({ now, leaseSeconds: 10 });
    void once(event, () => new Promise(() => undefined));
    await Promise.resolve();
    advance(10_000);
    expect(await once(event, () => undefined)).toBe("ran");
    expect(await once(event, () => undefined)).toBe("duplicate");
  });

  it("do not give back what another has claimed since", async () => {
    const { now, advance } = clock();
    const store = memoryStore({ now });
    const [slow, quick] = [deduplicate({ store, now }), deduplicate({ store, now })];
    const late = gate();
    const running = gate();
    const first = slow(event, () => late.opened.then(() => Promise.reject(new Error("late"))));
    await Promise.resolve();
    advance(300_000);
    const second = quick(event, () => running.opened);
    await Promise.resolve();
    late.open();
    await expect(first).rejects.toThrow("late");
    expect(await deduplicate({ store, now })(event, () => undefined)).toBe("busy");
    running.open();
    expect(await second).toBe("ran");
  });
});

describe("a store that fails", () => {
  const broken = (part: keyof DeduplicationStore): DeduplicationStore => ({
    ...memoryStore(),
    [part]: () => Promise.reject(new Error("store down")),
  });

  it("to claim: nothing runs, and the failure is told", async () => {
    const work = vi.fn();
    await expect(deduplicate({ store: broken("claim") })(event, work)).rejects.toThrow(
      "store down",
    );
    expect(work).not.toHaveBeenCalled();
  });

  it("to mark: the work is done, and that is what is told", async () => {
    await expect(
      deduplicate({ store: broken("markDone") })(event, () => undefined),
    ).rejects.toMatchObject({
      code: "not-marked",
      cause: { message: "store down" },
    });
  });

  it("to release: the failure of the work is told", async () => {
    const failing = (): Promise<never> => Promise.reject(new Error("work down"));
    await expect(deduplicate({ store: broken("release") })(event, failing)).rejects.toThrow(
      "work down",
    );
  });
});

describe("in a handler", () => {
  const body = eventBody("evt_1");

  it("a duplicate is acknowledged, a busy event is answered 503, an unmarked one 200 and told", async () => {
    const store = memoryStore();
    const onError = vi.fn();
    const ran = vi.fn();
    const make = (given: DeduplicationStore): ReturnType<typeof createWebhookHandler> =>
      createWebhookHandler({
        secret: SECRET,
        on: {},
        unknown: ran,
        onError,
        deduplicate: deduplicate({ store: given }),
      });

    await store.claim("evt_1", "another process", 60);
    expect((await make(store)(delivery(body))).status).toBe(503);
    store.release("evt_1", "another process");
    expect((await make(store)(delivery(body))).status).toBe(200);
    expect((await make(store)(delivery(body))).status).toBe(200);
    expect(ran).toHaveBeenCalledOnce();
    expect(onError).not.toHaveBeenCalled();

    const unmarking = { ...memoryStore(), markDone: () => Promise.reject(new Error("down")) };
    expect((await make(unmarking)(delivery(body))).status).toBe(200);
    expect(onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: "not-marked" }),
      expect.anything(),
    );
  });

  it("a failure is answered 500, and the next delivery runs", async () => {
    const ran = vi.fn().mockRejectedValueOnce(new Error("down")).mockResolvedValue(undefined);
    const handler = createWebhookHandler({
      secret: SECRET,
      on: {},
      unknown: ran,
      deduplicate: deduplicate(),
    });
    expect((await handler(delivery(body))).status).toBe(500);
    expect((await handler(delivery(body))).status).toBe(200);
    expect((await handler(delivery(body))).status).toBe(200);
    expect(ran).toHaveBeenCalledTimes(2);
  });
});

describe("the memory of a process", () => {
  const claimAndMark = async (store: DeduplicationStore, id: string): Promise<void> => {
    await store.claim(id, "me", 60);
    await store.markDone(id, 60);
  };

  it("keeps to its bound and forgets what was not seen for longest", async () => {
    const store = memoryStore({ maxEntries: 2 });
    await claimAndMark(store, "a");
    await claimAndMark(store, "b");
    expect(await store.claim("a", "me", 60)).toBe("done");
    await claimAndMark(store, "c");
    expect(await store.claim("a", "me", 60)).toBe("done");
    expect(await store.claim("b", "me", 60)).toBe("claimed");
  });

  it("never forgets what is running", async () => {
    const store = memoryStore({ maxEntries: 1 });
    await store.claim("running", "me", 60);
    for (const id of ["a", "b", "c"]) await claimAndMark(store, id);
    expect(await store.claim("running", "you", 60)).toBe("held");
  });

  it("frees a claim when its lease ends", async () => {
    const { now, advance } = clock();
    const store = memoryStore({ now });
    await store.claim("a", "me", 60);
    advance(59_999);
    expect(await store.claim("a", "you", 60)).toBe("held");
    advance(1);
    expect(await store.claim("a", "you", 60)).toBe("claimed");
    store.release("a", "me");
    expect(await store.claim("a", "them", 60)).toBe("held");
  });
});
