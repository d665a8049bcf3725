import type { ByteStream } from "./read-body.js";
import { bytesOf } from "./webhook-body.js";

/** The part of Node's readable streams that is used. */
export interface NodeStream {
  on(event: string, listener: (argument: unknown) => void): unknown;
  pause(): unknown;
  resume(): unknown;
}

/**
 * A `ReadableStream`, as far as it is used, over Node's events: reading pauses between chunks, and `cancel` lets the
 * rest of the body run off unread, so that the answer still gets through to the sender.
 *
 * @internal
 */
export function streamOf(stream: NodeStream): ByteStream {
  return {
    getReader: () => {
      const chunks: Uint8Array[] = [];
      let state: "open" | "ended" | "failed" | "cancelled" = "open";
      let wake: () => void = () => undefined;
      const settle = (to: typeof state): void => {
        if (state === "open") state = to;
        wake();
      };
      stream.on("data", (chunk) => {
        if (state !== "open") return;
        chunks.push(bytesOf(chunk));
        stream.pause();
        wake();
      });
      stream.on("end", () => {
        settle("ended");
      });
      for (const event of ["error", "aborted", "close"]) {
        stream.on(event, () => {
          settle("failed");
        });
      }
      return {
        read: async () => {
          while (chunks.length === 0 && state === "open") {
            const woken = new Promise<void>((resolve) => (wake = resolve));
            stream.resume();
            await woken;
          }
          const value = chunks.shift();
          if (!value && state === "failed") throw new Error("the sender closed the connection");
          return { done: !value, value };
        },
        cancel: () => {
          settle("cancelled");
          chunks.length = 0;
          stream.resume();
          return Promise.resolve();
        },
      };
    },
  };
}
