import {
  BadRequestError,
  ConflictError,
  ForbiddenError,
  NotFoundError,
  RateLimitError,
  RequestTimeoutError,
  ServiceUnavailableError,
  UnauthorizedError,
  UnprocessableEntityError,
  type PersonaApiError,
} from "../../generated/src/index.js";

/** The class that each documented status must arrive as. */
export const errorClasses: ReadonlyMap<number, abstract new (...args: never) => PersonaApiError> =
  new Map<number, abstract new (...args: never) => PersonaApiError>([
    [400, BadRequestError],
    [401, UnauthorizedError],
    [403, ForbiddenError],
    [404, NotFoundError],
    [408, RequestTimeoutError],
    [409, ConflictError],
    [422, UnprocessableEntityError],
    [429, RateLimitError],
    [503, ServiceUnavailableError],
  ]);
