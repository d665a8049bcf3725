import {
  BadRequestError,
  ConflictError,
  ForbiddenError,
  IdempotencyError,
  NotFoundError,
  OtherApiError,
  RateLimitError,
  RequestTimeoutError,
  ServerError,
  ServiceUnavailableError,
  UnauthorizedError,
  UnprocessableEntityError,
  type PersonaErrorItem,
} from "./api-errors.js";
import type { PersonaCallError } from "./call-errors.js";
import { RedirectError, UnexpectedResponseError, type CallFacts } from "./call-errors.js";

type ErrorClass = new (...args: ConstructorParameters<typeof PersonaCallError>) => PersonaCallError;

/** By status, or by its first digit; browsers hide the status of a redirect and say 0. */
const classes: Readonly<Record<string, ErrorClass>> = {
  0: RedirectError,
  2: UnexpectedResponseError,
  3: RedirectError,
  5: ServerError,
  400: BadRequestError,
  401: UnauthorizedError,
  403: ForbiddenError,
  404: NotFoundError,
  408: RequestTimeoutError,
  409: ConflictError,
  422: UnprocessableEntityError,
  429: RateLimitError,
  503: ServiceUnavailableError,
};

/**
 * The error of an answer that is not what the operation promises.
 *
 * @param body what the answer holds, parsed; a gateway may answer anything.
 * @internal
 */
export function responseError(
  facts: CallFacts,
  response: Response,
  body: unknown,
): PersonaCallError {
  const { status, headers } = response;
  const host = /^https?:\/\/([\w.:-]+)([/?#]|$)/.exec(headers.get("location") ?? "")?.[1];
  const contentType = headers.get("content-type") ?? "";
  const { errors: items } = Object(body) as { errors?: unknown };
  // Only the title is the entry's own, so printing and serialising leave the rest out.
  const errors = [items ?? []].flat().map((item) => {
    const entry = Object(item) as PersonaErrorItem;
    return Object.assign(Object.create(entry) as PersonaErrorItem, { title: entry.title });
  });
  const titles = errors.map(({ title }) => title).join(", ");
  const message = `${status} ${titles || host || contentType}`;
  const Class = /^400 idempotency/i.test(message)
    ? IdempotencyError
    : (classes[status] ?? classes[message[0] as string] ?? OtherApiError);
  return new Class(facts, message, response, { errors, host, contentType });
}
