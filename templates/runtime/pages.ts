import type { AnyApiError, PersonaApiError } from "./api-errors.js";
import { call, type Call, type CallOptions } from "./call.js";
import type { Client } from "./client.js";
import { PersonaValidationError } from "./errors.js";
import type { Operation, Params } from "./operation.js";
import { pageCursor, PaginationError } from "./page-cursor.js";
import { send } from "./send.js";

/** The most that Persona gives at once; unless it is asked for a number, it gives 10. */
const LARGEST_PAGE = 100;

/** An answer with a part of a list. */
export interface ListBody {
  readonly data: readonly unknown[];
}

/** One page, and where to go on. */
export type Page<Body> = Body & {
  /**
   * Position after this page: as `page: { after: cursor }` it starts a walk there, also after a crash. In a walk
   * backwards it belongs into `page: { before: cursor }`. `undefined` at the end of the list. Neither printed nor
   * serialised.
   *
   * @throws PaginationError where the page's link is not one that can be followed.
   */
  readonly cursor: string | undefined;
};

/** How a list is fetched, where it differs from its client. */
export interface ListOptions extends CallOptions {
  /** Fetch the next page while the current one is worked on. */
  readonly prefetch?: boolean | undefined;
}

/**
 * A list. Awaiting it gives one page; iterating goes over the items of all pages from that one on, newest first, or
 * oldest first when the call was given `page: { before }`. One page is held at a time.
 *
 * Pages that are walked over hold 100 items unless the call says otherwise; a page that is merely awaited is as long as
 * the server likes. `break` ends the walk, and an abort of the call's signal does with the signal's reason.
 *
 * @see https://docs.withpersona.com/pagination
 */
export interface PageCall<Body, Failure extends PersonaApiError = AnyApiError>
  extends Call<Page<Body>, Failure>, AsyncIterable<ItemOf<Body>> {
  /** Goes over pages, their items as they were sent. */
  pages(): AsyncGenerator<Page<Body>, void, undefined>;
  /** Collects items, and fetches no more pages than that takes. `limit: Infinity` collects all there are. */
  all(options: { readonly limit: number }): Promise<ItemOf<Body>[]>;
}

/** What a page holds. */
export type ItemOf<Body> = Body extends { readonly data: readonly (infer Item)[] } ? Item : never;

/** Where a page begins and how long it is. */
interface PageParameter {
  readonly size?: number | undefined;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

/**
 * Starts a call of an operation that answers pages. Its parameters, body included, are sent with each page; only `page`
 * differs. The first request leaves a microtask later than that of `call`: until then it is known whether more than one
 * page is wanted.
 *
 * @internal
 */
export function callPages<Body, Failure extends PersonaApiError = AnyApiError>(
  client: Client,
  name: string,
  operation: Operation,
  params?: object,
  options?: ListOptions,
): PageCall<Body, Failure>;

export function callPages<Body extends ListBody, Failure extends PersonaApiError = AnyApiError>(
  client: Client,
  name: string,
  operation: Operation,
  params: object = {},
  options: ListOptions = {},
): PageCall<Body, Failure> {
  const given = params as Params & { readonly page?: PageParameter };
  const { size, after, before } = given.page ?? {};
  const [direction, side] =
    before === undefined ? (["next", "after"] as const) : (["prev", "before"] as const);
  /** Items to a page of the first walk, where it was asked for in time. */
  let wanted: number | undefined;

  const fetchPage = async (...request: Parameters<typeof send>): Promise<Page<Body>> => {
    const page = Object(await send(...request)) as Page<Body> & Links;
    return Object.defineProperty(page, "cursor", {
      get: () => pageCursor(name, operation, given, direction, page.links?.[direction]),
    });
  };
  const pages = (first: Promise<Page<Body>>, pageSize = LARGEST_PAGE): Pages<Body> => {
    wanted ??= pageSize;
    // Whoever walks hears of it when they come to the first page, however late that is.
    first.catch(() => undefined);
    const fetchAfter: FetchAfter<Body> = (cursor, signal) => {
      const page = { size: size ?? pageSize, [side]: cursor };
      // A key stands for one request with its parameters, and those differ from page to page.
      const rest = { ...given, page, idempotencyKey: undefined };
      return fetchPage(client.settings(), name, operation, rest, { ...options, signal }, {});
    };
    return walk(name, first, fetchAfter, options, after ?? before);
  };
  const iterate = (first: Promise<Page<Body>>, pageSize?: number): Items<Body> =>
    items(pages(first, pageSize), direction === "prev", options.signal);
  // The first page is a parameter of all these: in a variable here, `fetchAfter` would keep it for the whole walk.
  const asList = (first: Call<Page<Body>, Failure>): PageCall<Body, Failure> =>
    Object.assign(first, {
      pages: () => pages(first),
      all: ({ limit }: { readonly limit: number }) =>
        collect(name, limit, (pageSize) => iterate(first, pageSize)),
      [Symbol.asyncIterator]: () => iterate(first),
    });
  return asList(
    call(client, name, operation, params, options, async (...request) => {
      await Promise.resolve();
      request[3] = { ...given, page: { ...given.page, size: size ?? wanted } };
      return fetchPage(...request);
    }),
  );
}

interface Links {
  readonly links?: Readonly<Record<string, unknown>>;
}
type Items<Body extends ListBody> = AsyncGenerator<ItemOf<Body>, void, undefined>;
type Pages<Body> = AsyncGenerator<Page<Body>, void, undefined>;
type FetchAfter<Body> = (cursor: string, signal: AbortSignal) => Promise<Page<Body>>;

/**
 * Pages one after another; no request is under way when it has ended, however it ended.
 *
 * @param next is the first, and then each in turn: a page that has been left is held by nothing here.
 */
async function* walk<Body extends ListBody>(
  operation: string,
  next: Promise<Page<Body> | undefined> | undefined,
  fetchAfter: FetchAfter<Body>,
  // Taken apart below: beside a parameter that is, the engine keeps what each of them was given.
  options: ListOptions,
  start: string | undefined,
): Pages<Body> {
  const { prefetch, signal: caller } = options;
  const seen = new Set([start]);
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, caller ?? stop.signal]);
  const follow = async ({ cursor }: Page<Body>): Promise<Page<Body> | undefined> => {
    if (cursor === undefined) return undefined;
    if (seen.has(cursor)) throw new PaginationError(operation, "links must not lead back");
    seen.add(cursor);
    return fetchAfter(cursor, signal);
  };
  try {
    let page: Page<Body> | undefined;
    while ((page = await next)) {
      if (!Array.isArray(page.data)) throw new PaginationError(operation, "data must be a list");
      next = prefetch ? follow(page) : undefined;
      // Heard above, after the items of this page.
      next?.catch(() => undefined);
      yield page;
      next ??= follow(page);
    }
  } finally {
    stop.abort();
  }
}

/** Items in one order over all pages: every page begins with its newest item, also when the walk leads to newer ones. */
async function* items<Body extends ListBody>(
  pages: Pages<Body>,
  backwards: boolean,
  signal: AbortSignal | undefined,
): Items<Body> {
  for await (const { data } of pages) {
    for (const item of backwards ? [...data].reverse() : data) {
      signal?.throwIfAborted();
      yield item as Awaited<ItemOf<Body>>;
    }
  }
}

async function collect<Body extends ListBody>(
  operation: string,
  limit: number,
  iterate: (pageSize: number) => Items<Body>,
): Promise<ItemOf<Body>[]> {
  if (!(limit >= 0)) {
    throw new PersonaValidationError(operation, "limit", "must be a number", limit);
  }
  const found: ItemOf<Body>[] = [];
  for await (const item of iterate(Math.min(Math.ceil(limit) || 1, LARGEST_PAGE))) {
    if (found.push(item) >= limit) break;
  }
  // One was fetched to find out that none was wanted.
  return found.slice(0, limit);
}
