import type { AnyApiError, PersonaApiError } from "./api-errors.js";
import {
  PersonaCallError,
  type CallFacts,
  type ConnectionError,
  type RedirectError,
  type TimeoutError,
  type UnexpectedResponseError,
} from "./call-errors.js";
import type { Client } from "./client.js";
import type { Operation, Params, RetryCause } from "./operation.js";
import type { Exchange } from "./prepare.js";
import { readHeaders, type ResponseHeaders } from "./response-headers.js";
import { send } from "./send.js";

/** How one call is carried, where it differs from its client. */
export interface CallOptions {
  /** Ends the call, also while it waits; it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one attempt; 0 or Infinity for no limit. */
  readonly timeout?: number | undefined;
  /** Attempts after the first. */
  readonly maxRetries?: number | undefined;
  /** Milliseconds that the call may wait between its attempts in all. */
  readonly retryBudget?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Failures to try again, instead of those of the operation. */
  readonly retry?: readonly RetryCause[] | undefined;
  /**
   * After 500 to 504, for a call that has an idempotency key: `same` replays the failure while Persona remembers the
   * key, `new` may do the thing twice.
   */
  readonly retryKey?: "same" | "new" | undefined;
}

/** A successful answer with everything around its body. */
export interface Answer<Body> extends Readonly<CallFacts> {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly body: Body;
  /** The platform's answer, its body read. */
  readonly response: Response;
}

/** Failures that any operation can end with: statuses it does not document, and no usable answer. */
export type TransportFailure =
  AnyApiError | ConnectionError | TimeoutError | RedirectError | UnexpectedResponseError;

/** An answer or the error in its place; `ok` tells them apart, and `error.status` or `error.name` the errors. */
export type Result<Body, Failure extends PersonaApiError = AnyApiError> =
  | ({ readonly ok: true } & Answer<Body>)
  | { readonly ok: false; readonly error: Failure | TransportFailure };

/**
 * A call under way. It was started when it was made, and all its views share the one request.
 *
 * Awaiting it gives the body, or throws a `PersonaError` or the reason of the caller's abort.
 */
export interface Call<Body, Failure extends PersonaApiError = AnyApiError> extends Promise<Body> {
  /** The body with status, parsed headers and the platform's response. */
  withResponse(): Promise<Answer<Body>>;
  /** Never rejects with an answer of the API or its absence; validation errors and the caller's abort do reject. */
  result(): Promise<Result<Body, Failure>>;
}

/**
 * Starts a call.
 *
 * @param name of what was called, for errors: `retrieveAccount`, or `accounts.retrieve` of the facade.
 * @param start sends it.
 */
export function call<Body, Failure extends PersonaApiError = AnyApiError>(
  client: Client,
  name: string,
  operation: Operation,
  params: object = {},
  options: CallOptions = {},
  start: typeof send = send,
): Call<Body, Failure> {
  const delivery = {} as CallFacts & Exchange<Body>;
  const settings = client.settings();
  const body = start(
    settings,
    name,
    operation,
    params as Params,
    options,
    delivery,
  ) as Promise<Body>;
  // All views hang on the one promise: another beside it would reject unheard when only this one is used.
  const withResponse = (): Promise<Answer<Body>> =>
    body.then(() => {
      const { status, headers } = delivery.response;
      return { ...delivery, status, headers: readHeaders(headers) };
    });
  const result = (): Promise<Result<Body, Failure>> =>
    withResponse().then(
      (answer) => ({ ok: true, ...answer }),
      (error: unknown) => {
        if (error instanceof PersonaCallError)
          return { ok: false, error: error as Failure | TransportFailure };
        throw error;
      },
    );
  return Object.assign(body, { withResponse, result });
}
