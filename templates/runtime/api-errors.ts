import { PersonaCallError } from "./call-errors.js";
import type { ResponseHeaders } from "./response-headers.js";

/** One entry of `errors` in an answer. `details` may quote what a person typed: do not log it. */
export interface PersonaErrorItem {
  readonly title: string;
  readonly details?: string;
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly source?: { readonly pointer?: string };
}

/** Statuses of 5xx other than 503. */
export type ServerErrorStatus =
  | 500
  | 501
  | 502
  | 504
  | 505
  | 506
  | 507
  | 508
  | 510
  | 511
  | 520
  | 521
  | 522
  | 523
  | 524
  | 525
  | 526
  | 530;

/** Statuses of 4xx without a class of their own. */
export type OtherErrorStatus =
  | 402
  | 405
  | 406
  | 407
  | 410
  | 411
  | 412
  | 413
  | 414
  | 415
  | 416
  | 417
  | 418
  | 421
  | 423
  | 424
  | 425
  | 426
  | 428
  | 431
  | 451
  | 499;

/**
 * The API answered with an error. The message is status, titles, operation and request id; `errors` and `headers` are
 * there for code, and are neither printed nor serialised.
 *
 * @see https://docs.withpersona.com/errors
 */
export abstract class PersonaApiError extends PersonaCallError {
  declare readonly status: number;
  /** Empty where a gateway answered in a form of its own. Their titles alone are printed and serialised. */
  declare readonly errors: readonly PersonaErrorItem[];
  declare readonly headers: ResponseHeaders;
  declare readonly response: Response;
  /** Empty where the answer had none. */
  declare readonly contentType: string;
}

/** 400: Persona does not understand the request; `errors` say what is wrong with it. */
export class BadRequestError extends PersonaApiError {
  declare readonly status: 400;

  override get name(): "BadRequestError" | "IdempotencyError" {
    return "BadRequestError";
  }
}

/** The idempotency key was used before, with other parameters. */
export class IdempotencyError extends BadRequestError {
  override get name(): "IdempotencyError" {
    return "IdempotencyError";
  }
}

/** 401: there is no key, or it is not valid. */
export class UnauthorizedError extends PersonaApiError {
  declare readonly status: 401;

  override get name(): "UnauthorizedError" {
    return "UnauthorizedError";
  }
}

/** 403: the key has no permission for this. */
export class ForbiddenError extends PersonaApiError {
  declare readonly status: 403;

  override get name(): "ForbiddenError" {
    return "ForbiddenError";
  }
}

/** 404: there is no such object, or not in the environment of the key. */
export class NotFoundError extends PersonaApiError {
  declare readonly status: 404;

  override get name(): "NotFoundError" {
    return "NotFoundError";
  }
}

/** 408: the server gave up waiting for the request. */
export class RequestTimeoutError extends PersonaApiError {
  declare readonly status: 408;

  override get name(): "RequestTimeoutError" {
    return "RequestTimeoutError";
  }
}

/** 409: the object is not in a state that allows this, or was changed at the same time. */
export class ConflictError extends PersonaApiError {
  declare readonly status: 409;

  override get name(): "ConflictError" {
    return "ConflictError";
  }
}

/** 422: the request is understood, but its content cannot be worked with. */
export class UnprocessableEntityError extends PersonaApiError {
  declare readonly status: 422;

  override get name(): "UnprocessableEntityError" {
    return "UnprocessableEntityError";
  }
}

/** 429: too many requests in a time, or a quota is used up; `headers` say when there are more. */
export class RateLimitError extends PersonaApiError {
  declare readonly status: 429;

  override get name(): "RateLimitError" {
    return "RateLimitError";
  }
}

/** 503: Persona cannot answer for now. */
export class ServiceUnavailableError extends PersonaApiError {
  declare readonly status: 503;

  override get name(): "ServiceUnavailableError" {
    return "ServiceUnavailableError";
  }
}

/** Any other status of 5xx. */
export class ServerError extends PersonaApiError {
  declare readonly status: ServerErrorStatus;

  override get name(): "ServerError" {
    return "ServerError";
  }
}

/** Any other status: of 4xx, or of no class that HTTP knows. */
export class OtherApiError extends PersonaApiError {
  declare readonly status: OtherErrorStatus;

  override get name(): "OtherApiError" {
    return "OtherApiError";
  }
}

/** The classes of the statuses that operations document: `ErrorsByStatus[404 | 429]`. */
export interface ErrorsByStatus {
  400: BadRequestError;
  401: UnauthorizedError;
  403: ForbiddenError;
  404: NotFoundError;
  408: RequestTimeoutError;
  409: ConflictError;
  422: UnprocessableEntityError;
  429: RateLimitError;
  503: ServiceUnavailableError;
}

/** One class per status, whether the operation documents it or not. */
export type AnyApiError = ErrorsByStatus[keyof ErrorsByStatus] | ServerError | OtherApiError;
