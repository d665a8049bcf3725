import type { BodyDecoder } from "./operation.js";

/** What a binary answer can be read as; `as` of a call chooses, a `Blob` unless given. */
export interface BinaryForms {
  blob: Blob;
  /**
   * Handed over as soon as it begins to arrive: the call's timeout and signal end there, `cancel()` stops it. A connection
   * that breaks later is told as the platform tells it, while the stream is read, not with a `PersonaError`.
   */
  stream: ReadableStream<Uint8Array>;
}

const PDF = /^application\/pdf\b/i;

/** A PDF; errors of the operation are JSON nevertheless. */
export const pdf: BodyDecoder = {
  accepts: PDF,
  // What is no PDF is read to its end, so that its connection is free again.
  read: async (response, { as }) =>
    as === "stream"
      ? (PDF.test(response.headers.get("content-type") ?? "") && response.body) ||
        (await response.blob()).stream()
      : response.blob(),
};
