import type { Random } from "../oracle/random.js";
import { hostileTexts } from "./hostile-texts.js";

const STATUSES = [200, 200, 200, 201, 202, 204, 206, 301, 302, 304, 307, 400, 401, 403, 404, 409];
const MORE = [410, 413, 418, 422, 429, 429, 451, 499, 500, 502, 503, 504, 529, 599];
/** These carry no body. */
const EMPTY = new Set([204, 205, 304]);

const CONTENT_TYPES = [
  "application/json",
  "application/json; charset=utf-8",
  "APPLICATION/JSON",
  "application/json; charset=utf-16",
  "application/vnd.api+json",
  "application/pdf",
  "text/html",
  "text/csv",
  "multipart/form-data",
  ";",
  "",
  undefined,
];

const NUMBERS = ["299", "-1", "0", "NaN", "1e400", "0x10", "", " 5 ", "5, 6", "Infinity", "soon"];

const HEADERS = [
  "ratelimit-limit",
  "ratelimit-remaining",
  "ratelimit-reset",
  "retry-after",
  "request-id",
  "content-length",
  "location",
  "content-encoding",
];

const WHOLE = [
  { data: { type: "account", id: "act_1", attributes: { tags: [] } }, included: [], meta: {} },
  { data: [{ type: "inquiry", id: "inq_1" }], links: { next: "/api/v1/inquiries?page=2" } },
  { errors: [{ title: "Bad", details: "x", source: { pointer: "/data" } }] },
  { data: null, links: { prev: null, next: null } },
];

const OTHER_BODIES = [
  "",
  "null",
  "true",
  "0",
  '""',
  "[]",
  "{}",
  "{",
  '{"data":',
  '{"data":{"__proto__":{"polluted":true}}}',
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  '{"errors":null}',
  '{"errors":{}}',
  '{"errors":[null,1,"a",[],{"title":{}}]}',
  '{"errors":[{"title":null,"meta":5,"source":[]}]}',
  '{"data":{"attributes":null,"relationships":[]},"included":{},"links":"x","meta":[]}',
  '{"data":[],"links":{"next":"https://elsewhere.example/api/v1/accounts"}}',
  '{"data":[],"links":{"next":"javascript:alert(1)"}}',
  '{"a":1}{"b":2}',
  "\ufeff{}",
  "1e999",
  '"\\ud800"',
  `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
  "[".repeat(20_000),
  "<!doctype html><title>502 Bad Gateway</title>",
  "%PDF-1.7",
  ...hostileTexts,
];

/** An answer that no server should give; the same for the same random numbers. */
export function mutatedAnswer(random: Random): Response {
  const status = random.pick([...STATUSES, ...MORE]);
  const headers = new Headers();
  const contentType = random.pick(CONTENT_TYPES);
  if (contentType !== undefined) headers.set("content-type", contentType);
  for (const name of HEADERS) {
    if (random.chance(0.3)) headers.set(name, random.pick(NUMBERS));
  }
  if (EMPTY.has(status)) return new Response(null, { status, headers });
  // Text without a type would be given one.
  return new Response(bodyOf(random), { status, headers });
}

function bodyOf(random: Random): Uint8Array<ArrayBuffer> | ReadableStream | null {
  const whole = JSON.stringify(random.pick(WHOLE));
  const text = random.chance(0.5) ? damaged(whole, random) : random.pick(OTHER_BODIES);
  const bytes = new TextEncoder().encode(text);
  const kind = random.below(10);
  if (kind === 0) return null;
  if (kind === 1) return stream(bytes, new TypeError("terminated"));
  if (kind === 2) return stream(bytes, "not even an error");
  if (kind === 3) return stream(bytes, undefined);
  if (kind === 4) return bytes.map((byte) => (random.chance(0.1) ? byte ^ 0xff : byte));
  return bytes;
}

function damaged(text: string, random: Random): string {
  const at = random.below(text.length);
  const piece = random.pick(["", "}", '"', ",", "null", "{", "\u0000", random.pick(hostileTexts)]);
  return text.slice(0, at) + piece + text.slice(at + random.below(6));
}

/** Bytes one by one, and then an end or a failure. */
function stream(bytes: Uint8Array, failure: unknown): ReadableStream {
  let index = 0;
  return new ReadableStream({
    pull(controller) {
      if (index < Math.min(bytes.length, 8)) controller.enqueue(bytes.slice(index, ++index));
      else if (failure === undefined) controller.close();
      else controller.error(failure);
    },
  });
}
