import type { OfficialOperation } from "../oracle/operation-table.js";
import { parseQuery } from "../oracle/query-parser.js";
import { MADE_KEY, type ReadRequest } from "./planned-call.js";
import { readBody, type RecordedRequest } from "./recorded-request.js";

/** Only these may stand in a query bare (RFC 3986, 3.4); `+` means a space to many servers, so it is none of them. */
const QUERY = /^(?:[A-Za-z0-9\-._~!$&'()*,;=:@/?]|%[0-9A-F]{2})*$/;
const SEGMENT = /^(?:[A-Za-z0-9\-._~!$&'()*,;=:@]|%[0-9A-F]{2})*$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * Reads a recorded request as a server would.
 *
 * @param operation tells which server was meant; its own address is compared, not trusted.
 * @throws where the request is not well-formed.
 */
export async function readRequest(
  recorded: RecordedRequest,
  operation: OfficialOperation,
): Promise<ReadRequest> {
  const [address = "", query = "", ...rest] = recorded.url.split("?");
  const server = address.slice(0, operation.server.length);
  const segments = address.slice(operation.server.length + 1).split("/");
  if (rest.length > 0 || !QUERY.test(query)) throw new Error(`not a query: ${query}`);
  if (!segments.every((segment) => SEGMENT.test(segment)))
    throw new Error(`not a path: ${address}`);
  // What the platform makes of an address must be the address: no dot segments, nothing re-encoded but the apostrophe.
  if (
    new URL(recorded.url).href !==
    `${address}${recorded.url.slice(address.length).replaceAll("'", "%27")}`
  ) {
    throw new Error(`the platform changes ${recorded.url}`);
  }
  return {
    method: recorded.method,
    server,
    segments: segments.map(decodeURIComponent),
    query: parseQuery(query),
    headers: readHeaders(Object.fromEntries(recorded.headers), operation),
    body: await readBody(recorded),
  };
}

/** Without `Accept`, which the platform sets to everything where the package does not; it must admit the answer. */
function readHeaders(
  { accept = "*/*", ...headers }: Readonly<Record<string, string>>,
  { responses }: OfficialOperation,
): ReadRequest["headers"] {
  const answered = responses.find(({ status }) => status < 300)?.contents[0]?.mediaType ?? "";
  if (!accept.includes(answered) && !accept.includes("*/*")) throw new Error(`asks for ${accept}`);
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (name === "content-type") return [name, value.replace(/;.*$/, "")];
      return [name, name === "idempotency-key" && UUID.test(value) ? MADE_KEY : value];
    }),
  );
}
