import { PersonaError } from "./errors.js";
import { readHeaders, type ResponseHeaders } from "./response-headers.js";

/** What can be told about a call without telling what it was about. */
export interface CallFacts {
  readonly method: string;
  /** Path template, for example `/accounts/{account-id}`; the path that was sent holds ids. */
  readonly path: string;
  /** Requests sent so far. */
  attempts: number;
  /** The key they share; may be the caller's own, so it is neither printed nor serialised. */
  idempotencyKey: string | undefined;
}

/** A call that was sent and did not succeed. */
export abstract class PersonaCallError extends PersonaError {
  declare readonly method: string;
  declare readonly path: string;
  declare readonly attempts: number;
  /** The key that the attempts shared. Neither printed nor serialised. */
  declare readonly idempotencyKey: string | undefined;
  /** `undefined` where no answer came. */
  declare readonly status: number | undefined;
  /** Name it to Persona's support. */
  declare readonly requestId: string | undefined;
  /** Neither printed nor serialised. */
  declare readonly headers: ResponseHeaders | undefined;
  /** The platform's answer. Neither printed nor serialised. */
  declare readonly response: Response | undefined;

  constructor(facts: CallFacts, what: string, response?: Response, properties?: object) {
    const headers = response && readHeaders(response.headers);
    const requestId = headers?.requestId;
    super(`${what}: ${facts.method} ${facts.path}${requestId ? ` (${requestId})` : ""}`, {
      ...facts,
      status: response?.status,
      requestId,
      headers,
      response,
      ...properties,
    });
  }
}

/** No answer, or only a part of one: whether the server acted is unknown. */
export class ConnectionError extends PersonaCallError {
  declare readonly status: undefined;
  /** What is kept of the platform's error. Its message is not: it may quote addresses, headers and keys. */
  declare readonly cause: { readonly code: string };

  constructor(facts: CallFacts, error: unknown) {
    const { cause = error } = Object(error) as { cause?: unknown };
    const { name, code: given = name } = Object(cause) as { name?: unknown; code?: unknown };
    const code = String(given);
    super(facts, `Connection failed (${code})`, undefined, { cause: { code } });
  }

  override get name(): "ConnectionError" {
    return "ConnectionError";
  }
}

/** No complete answer in time: whether the server acted is unknown. */
export class TimeoutError extends PersonaCallError {
  declare readonly status: undefined;
  /** Milliseconds that one attempt was given. */
  declare readonly timeout: number;

  override get name(): "TimeoutError" {
    return "TimeoutError";
  }
}

/** The server pointed elsewhere. Nothing was sent there: the key and the relay secret stay with the API's host. */
export class RedirectError extends PersonaCallError {
  /** Browsers hide the real one and show 0. */
  declare readonly status: 0 | 300 | 301 | 302 | 303 | 304 | 305 | 307 | 308;
  /** Where it pointed; absent where the platform hides it. */
  declare readonly host: string | undefined;

  override get name(): "RedirectError" {
    return "RedirectError";
  }
}

/** A success whose body is not what the operation answers: not JSON, cut off, empty, or of another content type. */
export class UnexpectedResponseError extends PersonaCallError {
  declare readonly status: 200 | 201 | 202 | 203 | 205 | 206 | 207 | 208 | 226;
  /** Empty where the answer had none. */
  declare readonly contentType: string;

  override get name(): "UnexpectedResponseError" {
    return "UnexpectedResponseError";
  }
}
