import { parseMultipart } from "../oracle/multipart-parser.js";
import { parseQuery, throwIfTwice } from "../oracle/query-parser.js";

/** A request as it reached the server, or a stand-in for one. */
export interface RecordedRequest {
  readonly method: string;
  /** Absolute, exactly as it was asked for. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** What is answered to a request. */
export interface CannedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** A JSON answer. */
export function jsonAnswer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): CannedAnswer {
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
}

/** A text part, or a file with its content in `latin1`, so that every byte is one character. */
export type ReadPart =
  string | { readonly filename: string; readonly mediaType: string; readonly bytes: string };

/**
 * The body as a server would read it by its content type; `undefined` where there is none.
 *
 * @throws where a name or a part stands twice.
 */
export async function readBody({ headers, body }: RecordedRequest): Promise<unknown> {
  const contentType = headers.get("content-type") ?? "";
  if (body.length === 0) return undefined;
  if (contentType === "application/json") return JSON.parse(body.toString("utf8"));
  if (/^application\/x-www-form-urlencoded(;|$)/.test(contentType))
    return parseQuery(body.toString("ascii"));
  if (!contentType.startsWith("multipart/form-data; boundary="))
    throw new Error(`unexpected content type ${contentType}`);
  const parts = await parseMultipart(contentType, body);
  throwIfTwice(parts.map(({ name }) => name));
  return Object.fromEntries(
    parts.map(({ name, filename, mediaType, content }): [string, ReadPart] => [
      name,
      filename === undefined
        ? content.toString("utf8")
        : { filename, mediaType, bytes: content.toString("latin1") },
    ]),
  );
}
