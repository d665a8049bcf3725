import type { BodyDecoder } from "./operation.js";

/** What a binary answer can be read as; `as` of a call chooses, a `Blob` unless given. */
export interface BinaryForms {
  blob: Blob;
  /** Handed over as soon as it begins to arrive: the call's timeout and signal end there, `cancel()` stops it. */
  stream: ReadableStream<Uint8Array>;
}

const PDF = /^application\/pdf\b/i;

/** A PDF; errors of the operation are JSON nevertheless. */
export const pdf: BodyDecoder = {
  accepts: PDF,
  // What is no PDF is read to its end, so that its connection is free again.
  read: (response, params) =>
    params["as"] === "stream" && PDF.test(response.headers.get("content-type") ?? "")
      ? response.body
      : response.blob(),
};
