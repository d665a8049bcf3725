import type { BodyCheck } from "./body-patterns.js";
import type { Settings } from "./client.js";
import type { Caller } from "./namespace.js";
import type { QueryWriter } from "./query.js";
import type { PathWriter } from "./write-path.js";

/** Parameters of a call as the caller gave them. */
export type Params = Readonly<Record<string, unknown>>;

/** Failures that may be tried again: statuses, and `no answer` for a lost connection or a timeout. */
export type RetryCause = "no answer" | 408 | 429 | 500 | 502 | 503 | 504;

/** Writes the request body; the result can be sent more than once. */
export type BodyEncoder = (params: Params) => {
  readonly body: BodyInit | Promise<BodyInit>;
  /** Without a content type where the platform sets it, because it holds a boundary. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** Reads the body of a successful answer. */
export interface BodyDecoder {
  /** Content types that are read. */
  readonly accepts: RegExp;
  /** @returns `undefined` where the body is not of that type after all. */
  readonly read: (response: Response, params: Params) => unknown;
}

/** The value of the `Authorization` header; `undefined` sends none. */
export type Authorization = (
  params: Params,
  operation: string,
  settings: Settings,
) => string | undefined | Promise<string | undefined>;

/** Adds to the headers of a call, or takes some away. */
export type HeaderWriter = (
  params: Params,
  headers: Record<string, string>,
  operation: string,
) => void;

/** What an operation has beside method and path; a part is absent where the default serves. */
export interface OperationDetails {
  /** Absent where the path is the same for all calls. */
  readonly pathParameters?: PathWriter;
  readonly query?: QueryWriter;
  /** Headers that differ from `Persona-Version`, `Key-Inflection` and `Idempotency-Key`. */
  readonly headers?: HeaderWriter;
  readonly bodyPatterns?: BodyCheck;
  /** JSON unless given. */
  readonly encode?: BodyEncoder;
  /** JSON unless given. */
  readonly decode?: BodyDecoder;
  /** The client's key is required unless given. */
  readonly auth?: Authorization;
  /** The server, where it is not the client's base URL. */
  readonly server?: (baseUrl: string) => string;
  /** Whether a key is made for each call where the caller gives none; for POST unless given. */
  readonly idempotency?: boolean;
  readonly retry?: readonly RetryCause[];
  /** What starts its calls in a namespace, where that is not `call`: lists add iteration to it. */
  readonly caller?: Caller;
}

/** Everything the runtime knows about an operation; how it is called by, its callers say. */
export interface Operation extends OperationDetails {
  readonly method: string;
  /** Template, for example `/accounts/{account-id}`. */
  readonly path: string;
  readonly retry: readonly RetryCause[];
}

/**
 * Reads are repeated after every failure that may pass.
 *
 * @internal
 */
export function get(path: string, details?: OperationDetails): Operation {
  const retry = ["no answer", 408, 429, 500, 502, 503, 504] as const;
  return { method: "GET", path, retry, ...details };
}

/**
 * A POST whose outcome is unknown is repeated under the same idempotency key, or not at all.
 *
 * @internal
 */
export function post(path: string, details?: OperationDetails): Operation {
  const idempotency = details?.idempotency ?? true;
  const retry: readonly RetryCause[] = idempotency ? ["no answer", 408, 429] : [429];
  return { method: "POST", path, idempotency, retry, ...details };
}

/**
 * A PATCH might be applied twice.
 *
 * @internal
 */
export function patch(path: string, details?: OperationDetails): Operation {
  return { method: "PATCH", path, retry: [429], ...details };
}

/**
 * A second DELETE finds nothing; its 404 or 409 is reported with the number of attempts.
 *
 * @internal
 */
export function del(path: string, details?: OperationDetails): Operation {
  return { method: "DELETE", path, retry: ["no answer", 408, 429], ...details };
}

/**
 * A PUT says what is to be, so it may be said twice.
 *
 * @internal
 */
export function put(path: string, details?: OperationDetails): Operation {
  return { method: "PUT", path, retry: ["no answer", 408, 429], ...details };
}
