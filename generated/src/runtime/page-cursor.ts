import { PersonaError } from "./errors.js";
import type { Operation, Params } from "./operation.js";

/** A list that cannot be walked any further, because its links lead nowhere or back. Fetched items were handed over. */
export class PaginationError extends PersonaError {
  /** What was called, for example `listInquiries`, or `inquiries.list` of the facade. */
  declare readonly operation: string;
  /** For example `links.next must hold a cursor`. */
  declare readonly rule: string;

  constructor(operation: string, rule: string) {
    super(`${operation}: ${rule}`, { operation, rule });
  }

  override get name(): "PaginationError" {
    return "PaginationError";
  }
}

/**
 * The position that a link between pages stands for. Nothing else is taken from the link: it may come by way of a proxy
 * that knows other hosts and prefixes, and the caller's own parameters are sent with every page.
 *
 * @param link `links.next`, or `links.prev` for walking backwards; both begin with `/api/v1`, whatever the base URL is.
 * @returns `undefined` at the end of the list.
 * @throws PaginationError for a link without a position, or to another list.
 * @see https://docs.withpersona.com/pagination
 * @internal
 */
export function pageCursor(
  name: string,
  operation: Operation,
  params: Params,
  direction: "next" | "prev",
  link: unknown,
): string | undefined {
  if (link === null || link === undefined) return undefined;
  const [path = "", query] = (typeof link === "string" ? link : "").split("?");
  const fail = (rule: string): never => {
    throw new PaginationError(name, `links.${direction} must ${rule}`);
  };
  const list = operation.pathParameters?.(operation.path, params, "off", name) ?? operation.path;
  if (!path.endsWith(list)) return fail("stay with the list");
  const cursor = new URLSearchParams(query).get(
    direction === "next" ? "page[after]" : "page[before]",
  );
  return cursor || fail("hold a cursor");
}
