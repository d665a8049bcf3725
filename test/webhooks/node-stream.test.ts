import { EventEmitter } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { streamOf } from "../../templates/runtime/webhooks/node-stream.js";

/** A stream of Node's, as far as it is used. */
class FakeStream extends EventEmitter {
  readonly pause = vi.fn();
  readonly resume = vi.fn();
}

describe("a stream of Node's", () => {
  it("flows only while someone reads", async () => {
    const stream = new FakeStream();
    const reader = streamOf(stream).getReader();
    expect(stream.resume).not.toHaveBeenCalled();
    const first = reader.read();
    expect(stream.resume).toHaveBeenCalledOnce();
    stream.emit("data", Uint8Array.of(1));
    expect(stream.pause).toHaveBeenCalledOnce();
    expect(await first).toEqual({ done: false, value: Uint8Array.of(1) });
    expect(stream.resume).toHaveBeenCalledOnce();
  });

  it("gives what came before its end, then ends for good", async () => {
    const stream = new FakeStream();
    const reader = streamOf(stream).getReader();
    stream.emit("data", Uint8Array.of(1));
    stream.emit("data", "é");
    stream.emit("end");
    stream.emit("close");
    expect((await reader.read()).value).toEqual(Uint8Array.of(1));
    expect((await reader.read()).value).toEqual(Uint8Array.of(0xc3, 0xa9));
    expect(await reader.read()).toEqual({ done: true, value: undefined });
    expect(await reader.read()).toEqual({ done: true, value: undefined });
  });

  it.each(["error", "aborted", "close"])("fails on %s before its end", async (event) => {
    const stream = new FakeStream();
    const reader = streamOf(stream).getReader();
    const read = reader.read();
    stream.emit(event, new Error("reset"));
    await expect(read).rejects.toThrow("closed");
  });

  it("is let run off, unread and unkept, once it is cancelled", async () => {
    const stream = new FakeStream();
    const reader = streamOf(stream).getReader();
    stream.emit("data", Uint8Array.of(1));
    await reader.cancel();
    expect(stream.resume).toHaveBeenCalledOnce();
    stream.emit("data", Uint8Array.of(2));
    expect(stream.pause).toHaveBeenCalledOnce();
    expect(await reader.read()).toEqual({ done: true, value: undefined });
  });
});
