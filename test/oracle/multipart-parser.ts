import { Readable } from "node:stream";
import busboy from "busboy";

/** One part of a multipart body, as a server reads it. */
export interface MultipartPart {
  readonly name: string;
  /** Absent for parts that are not files. */
  readonly filename: string | undefined;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** @throws where the body is not a whole multipart body of this content type. */
export async function parseMultipart(
  contentType: string,
  body: Uint8Array,
): Promise<readonly MultipartPart[]> {
  const parts: Promise<MultipartPart>[] = [];
  const parser = busboy({ headers: { "content-type": contentType }, defParamCharset: "utf8" });
  parser.on("file", (name, stream, { filename, mimeType }) => {
    parts.push(
      stream.toArray().then((chunks) => ({
        name,
        filename,
        mediaType: mimeType,
        content: Buffer.concat(chunks as Buffer[]),
      })),
    );
  });
  parser.on("field", (name, value, { mimeType }) => {
    parts.push(
      Promise.resolve({
        name,
        filename: undefined,
        mediaType: mimeType,
        content: Buffer.from(value),
      }),
    );
  });
  await new Promise((resolve, reject) => {
    parser.on("close", () => {
      resolve(undefined);
    });
    parser.on("error", reject);
    Readable.from([body]).pipe(parser);
  });
  return Promise.all(parts);
}
