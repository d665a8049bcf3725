import { describe, expect, it, vi } from "vitest";
import { deduplicate } from "../../templates/runtime/webhooks/deduplicate.js";
import { createWebhookHandler } from "../../templates/runtime/webhooks/handler.js";
import { WebhookError } from "../../templates/runtime/webhooks/webhook-error.js";
import { delivery, eventBody, gate, signed } from "./handler-support.js";
import { nodeSignature, NOW, OTHER_SECRET, reCase, EVENT, SECRET } from "./support.js";

type Options = Parameters<typeof createWebhookHandler>[0];
const handlerWith = (options: Partial<Options>): ReturnType<typeof createWebhookHandler> =>
  createWebhookHandler({ secret: SECRET, on: {}, ...options });

/** The code of what `onError` was told last. */
const toldOf = (onError: ReturnType<typeof vi.fn>): unknown => {
  const error: unknown = onError.mock.lastCall?.[0];
  return error instanceof WebhookError ? error.code : error;
};

const body = eventBody("evt_1");

describe("a delivery", () => {
  it("is answered 200 after its function ended, with the event", async () => {
    const { opened, open } = gate();
    const seen: unknown[] = [];
    const handler = handlerWith({
      on: {
        "inquiry.approved": async (event: { id: string; name: string; resource: unknown }) => {
          seen.push(event.id, event.name, event.resource);
          await opened;
        },
      },
    });
    let answered = false;
    const answer = handler(delivery(body)).finally(() => (answered = true));
    await vi.waitFor(() => {
      expect(seen).toHaveLength(3);
    });
    expect(answered).toBe(false);
    open();
    const response = await answer;
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("");
    expect(seen).toEqual(["evt_1", "inquiry.approved", EVENT.data.attributes.payload.data]);
  });

  it("goes to the function of its name, to `unknown` where there is none, and is acknowledged without one", async () => {
    const ran: string[] = [];
    const on = {
      "inquiry.approved": () => ran.push("approved"),
      "inquiry.declined": () => ran.push("declined"),
    };
    const unknown = (event: { name: string }): number => ran.push(`unknown ${event.name}`);
    for (const options of [{ on }, { on, unknown }]) {
      for (const name of [
        "inquiry.approved",
        "inquiry.declined",
        "inquiry.created",
        "constructor",
        "__proto__",
      ]) {
        const response = await handlerWith(options)(delivery(eventBody("evt_1", name)));
        expect(response.status).toBe(200);
      }
    }
    expect(ran).toEqual([
      "approved",
      "declined",
      "approved",
      "declined",
      "unknown inquiry.created",
      "unknown constructor",
      "unknown __proto__",
    ]);
  });

  it("may be in the webhook's own casing", async () => {
    const ran = vi.fn();
    const handler = handlerWith({ on: { "inquiry.approved": ran }, keyInflection: "camel" });
    const camel = JSON.stringify(reCase(EVENT, "camel"));
    expect((await handler(delivery(camel))).status).toBe(200);
    expect(ran).toHaveBeenCalledOnce();
  });

  it("may be signed with any of several secrets", async () => {
    const handler = createWebhookHandler({ secrets: [SECRET, OTHER_SECRET], on: {} });
    expect((await handler(delivery(body, signed(body, OTHER_SECRET)))).status).toBe(200);
  });

  it("keeps to the tolerance and the clock that are given", async () => {
    const old = { "persona-signature": nodeSignature(body, SECRET, NOW) };
    const at = (now: number, toleranceSeconds?: number | false): Promise<Response> =>
      handlerWith({ now: () => now, ...(toleranceSeconds !== undefined && { toleranceSeconds }) })(
        delivery(body, old),
      );
    expect((await at(NOW * 1000)).status).toBe(200);
    expect((await at((NOW + 301) * 1000)).status).toBe(400);
    expect((await at((NOW + 301) * 1000, 400)).status).toBe(200);
    expect((await at(0, false)).status).toBe(200);
  });
});

describe("what is refused", () => {
  it("a handler without a secret, when it is made", () => {
    for (const secret of ["", " ", undefined, null]) {
      const make = (): unknown => createWebhookHandler({ secret, on: {} } as unknown as Options);
      expect(make).toThrow(expect.objectContaining({ code: "missing-secret" }) as Error);
    }
    expect(() => createWebhookHandler({ secrets: [], on: {} })).toThrow(WebhookError);
  });

  it("every bad signature alike, while onError is told which", async () => {
    const onError = vi.fn();
    const ran = vi.fn();
    const handler = handlerWith({ unknown: ran, onError });
    const good = signed(body)["persona-signature"] ?? "";
    for (const [code, headers] of [
      ["missing-signature", {}],
      ["malformed-signature", { "persona-signature": "t=1" }],
      ["no-match", signed(body, OTHER_SECRET)],
      ["no-match", { "persona-signature": good.replace(/t=\d+/, `t=${NOW}`) }],
      ["timestamp-outside-tolerance", { "persona-signature": nodeSignature(body) }],
    ] as const) {
      const response = await handler(delivery(body, headers));
      expect([response.status, await response.text(), [...response.headers.keys()]]).toEqual([
        400,
        "",
        [],
      ]);
      expect(toldOf(onError)).toBe(code);
      expect(onError.mock.lastCall?.[1]).toBeUndefined();
    }
    expect(ran).not.toHaveBeenCalled();
  });

  it("an authentic body that is no event, with 400; one in another casing, with 500, since that is our setting", async () => {
    const onError = vi.fn();
    const handler = handlerWith({ onError });
    expect((await handler(delivery("[]"))).status).toBe(400);
    expect(toldOf(onError)).toBe("not-an-event");
    expect((await handler(delivery(JSON.stringify(reCase(EVENT, "snake"))))).status).toBe(500);
    expect(toldOf(onError)).toBe("unexpected-casing");
  });

  it.each(["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])(
    "the method %s, with 405",
    async (method) => {
      const onError = vi.fn();
      const response = await handlerWith({ onError })(new Request("http://localhost/", { method }));
      expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
      expect(onError).not.toHaveBeenCalled();
    },
  );

  it("a body that was read before, with 500, since only we can mend that", async () => {
    const onError = vi.fn();
    const request = delivery(body);
    await request.text();
    expect((await handlerWith({ onError })(request)).status).toBe(500);
    expect(toldOf(onError)).toBe("body-was-parsed");

    const locked = delivery(body);
    locked.body?.getReader();
    expect((await handlerWith({ onError })(locked)).status).toBe(500);
    expect(toldOf(onError)).toBe("body-was-parsed");
  });
});

describe("the body", () => {
  /** A delivery whose body comes in the given pieces, as slowly as they do. */
  const streamed = (
    pieces: AsyncIterable<Uint8Array>,
    headers: Record<string, string>,
    cancelled = vi.fn(),
  ): Request => {
    const iterator = pieces[Symbol.asyncIterator]();
    const source: UnderlyingDefaultSource<Uint8Array> = {
      async pull(controller) {
        const next: IteratorResult<Uint8Array, unknown> = await iterator.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: cancelled,
    };
    const stream = new ReadableStream<Uint8Array>(source, { highWaterMark: 0 });
    return new Request("http://localhost/", {
      method: "POST",
      body: stream,
      headers,
      duplex: "half",
    } as RequestInit);
  };

  it("may come slowly and in pieces that cut characters", async () => {
    const text = eventBody("evt_ü🙂");
    const ran = vi.fn();
    async function* bytes(): AsyncGenerator<Uint8Array> {
      for (const byte of Buffer.from(text)) {
        await Promise.resolve();
        yield Uint8Array.of(byte);
      }
    }
    const response = await handlerWith({ unknown: ran })(streamed(bytes(), signed(text)));
    expect(response.status).toBe(200);
    expect(ran).toHaveBeenCalledWith(expect.objectContaining({ id: "evt_ü🙂" }));
  });

  it("is given up when it does not end, with 408", async () => {
    const onError = vi.fn();
    const cancelled = vi.fn();
    async function* stalled(): AsyncGenerator<Uint8Array> {
      yield Uint8Array.of(123);
      await new Promise(() => undefined);
    }
    const handler = handlerWith({ bodyTimeoutSeconds: 0.05, onError });
    const response = await handler(streamed(stalled(), signed(body), cancelled));
    expect(response.status).toBe(408);
    expect(toldOf(onError)).toBe("body-timeout");
    expect(cancelled).toHaveBeenCalled();
  });

  it("is not read past the limit, with 413", async () => {
    const onError = vi.fn();
    const cancelled = vi.fn();
    let sent = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        await Promise.resolve();
        sent += 65_536;
        yield new Uint8Array(65_536);
      }
    }
    const response = await handlerWith({ onError })(streamed(endless(), signed(body), cancelled));
    expect(response.status).toBe(413);
    expect(toldOf(onError)).toBe("body-too-large");
    expect(cancelled).toHaveBeenCalled();
    expect(sent).toBeLessThan(1_048_576 + 4 * 65_536);
  });

  it("is not read at all where its declared length is past the limit", async () => {
    const pulled = vi.fn();
    async function* never(): AsyncGenerator<Uint8Array> {
      pulled();
      await Promise.resolve();
      yield new Uint8Array(1);
    }
    const request = {
      method: "POST",
      headers: { "content-length": "1048577" },
      body: streamed(never(), {}).body as unknown,
    };
    expect((await handlerWith({})(request)).status).toBe(413);
    expect(pulled).not.toHaveBeenCalled();
  });

  it.each([0, 1, -1])(
    "may be as large as the limit, and no larger (%d bytes over)",
    async (over) => {
      const handler = handlerWith({ maxBytes: body.length - over });
      expect((await handler(delivery(body))).status).toBe(over > 0 ? 413 : 200);
    },
  );

  it("that breaks off is no delivery, and no unhandled rejection", async () => {
    const onError = vi.fn();
    async function* broken(): AsyncGenerator<Uint8Array> {
      await Promise.resolve();
      yield Uint8Array.of(123);
      throw new Error("connection reset");
    }
    const response = await handlerWith({ onError })(streamed(broken(), signed(body)));
    expect(response.status).toBe(400);
    expect(toldOf(onError)).toBe("body-aborted");
  });

  it("may be missing", async () => {
    const onError = vi.fn();
    const response = await handlerWith({ onError })(
      new Request("http://localhost/", { method: "POST" }),
    );
    expect([response.status, toldOf(onError)]).toEqual([400, "missing-signature"]);
  });
});

describe("a function of an event", () => {
  it.each([
    [
      "throws",
      () => {
        throw new Error("down");
      },
    ],
    ["rejects", () => Promise.reject(new Error("down"))],
  ])("that %s makes it 500, and onError is told of error and event", async (_, failing) => {
    const onError = vi.fn();
    const response = await handlerWith({ unknown: failing, onError })(delivery(body));
    expect([response.status, await response.text()]).toEqual([500, ""]);
    expect(onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ message: "down" }),
      expect.objectContaining({ id: "evt_1" }),
    );
  });

  it("that throws an error of this package makes it 500 all the same", async () => {
    const failing = (): never => {
      throw new WebhookError("no-match", "another webhook's business");
    };
    expect((await handlerWith({ unknown: failing })(delivery(body))).status).toBe(500);
  });

  it("that hangs is answered 500 after a while", async () => {
    const onError = vi.fn();
    const hanging = (): Promise<void> => new Promise(() => undefined);
    const handler = handlerWith({ unknown: hanging, handlerTimeoutSeconds: 0.05, onError });
    expect((await handler(delivery(body))).status).toBe(500);
    expect(toldOf(onError)).toBe("handler-timeout");
  });

  it("that fails after it was given up is no unhandled rejection", async () => {
    const { opened, open } = gate();
    const late = (): Promise<void> => opened.then(() => Promise.reject(new Error("late")));
    const response = await handlerWith({ unknown: late, handlerTimeoutSeconds: 0.01 })(
      delivery(body),
    );
    expect(response.status).toBe(500);
    open();
    await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it("may take longer than a timer can count", async () => {
    const handler = handlerWith({
      unknown: () => new Promise((resolve) => setTimeout(resolve, 30)),
      handlerTimeoutSeconds: 1e9,
      bodyTimeoutSeconds: false,
    });
    expect((await handler(delivery(body))).status).toBe(200);
  });

  it("answers nothing itself: what it returns is dropped", async () => {
    const response = await handlerWith({ unknown: () => new Response("hi", { status: 418 }) })(
      delivery(body),
    );
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("reporter down");
      },
    ],
    ["rejects", () => Promise.reject(new Error("reporter down"))],
  ])("whose failure is told to an onError that %s is answered 500", async (_, onError) => {
    const failing = (): never => {
      throw new Error("down");
    };
    expect((await handlerWith({ unknown: failing, onError })(delivery(body))).status).toBe(500);
    expect((await handlerWith({ onError })(delivery(body, {}))).status).toBe(400);
  });
});

describe("acknowledging early", () => {
  it("answers first and hands the work over; failures reach onError only", async () => {
    const { opened, open } = gate();
    const onError = vi.fn();
    const handedOver: Promise<void>[] = [];
    const handler = handlerWith({
      unknown: () => opened.then(() => Promise.reject(new Error("lost"))),
      waitUntil: (work) => void handedOver.push(work),
      onError,
    });
    expect((await handler(delivery(body))).status).toBe(200);
    expect(onError).not.toHaveBeenCalled();
    open();
    await expect(Promise.all(handedOver)).resolves.toEqual([undefined]);
    expect(onError).toHaveBeenCalledWith(
      expect.objectContaining({ message: "lost" }),
      expect.anything(),
    );
  });

  it("still verifies first", async () => {
    const waitUntil = vi.fn();
    expect((await handlerWith({ waitUntil })(delivery(body, {}))).status).toBe(400);
    expect(waitUntil).not.toHaveBeenCalled();
  });

  it("waits after all where the work cannot be handed over", async () => {
    const onError = vi.fn();
    const ran = vi.fn();
    const waitUntil = (): never => {
      throw new Error("too late");
    };
    expect((await handlerWith({ unknown: ran, waitUntil, onError })(delivery(body))).status).toBe(
      200,
    );
    expect(ran).toHaveBeenCalledOnce();
    expect(onError).toHaveBeenCalledOnce();
  });
});

describe("many deliveries at once", () => {
  it("500 are each handled once", async () => {
    const seen: string[] = [];
    const handler = handlerWith({
      unknown: async (event: { id: string }) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        seen.push(event.id);
      },
    });
    const ids = Array.from({ length: 500 }, (_, i) => `evt_${i}`);
    const statuses = await Promise.all(
      ids.map(async (id) => (await handler(delivery(eventBody(id)))).status),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(seen.toSorted()).toEqual(ids.toSorted());
  });

  it("500 of 50 events are handled once an event", async () => {
    const seen: string[] = [];
    const handler = handlerWith({
      deduplicate: deduplicate(),
      unknown: async (event: { id: string }) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        seen.push(event.id);
      },
    });
    const statuses = await Promise.all(
      Array.from(
        { length: 500 },
        async (_, i) => (await handler(delivery(eventBody(`evt_${i % 50}`)))).status,
      ),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(seen).toHaveLength(50);
    expect(new Set(seen).size).toBe(50);
  });
});
