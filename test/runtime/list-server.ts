import type { ScriptedServer, Step } from "./scripted-server.js";

/** An item of a list. */
export interface Item {
  readonly type: "account";
  readonly id: string;
}

/** Items with ids that sort in their order. */
export function people(count: number, prefix = "p"): Item[] {
  return Array.from({ length: count }, (_, index) => ({
    type: "account",
    id: `act_${prefix}_${String(index).padStart(5, "0")}`,
  }));
}

/** An answer with these items, and the next page after `next`. */
export function pageOf(data: readonly Item[], next?: string): object {
  return {
    data,
    links: { prev: null, next: next ? `/api/v1/accounts?page%5Bafter%5D=${next}` : null },
  };
}

interface ListServerOptions {
  /** Writes the link to the page after a cursor. */
  readonly link?: (cursor: string) => string;
}

/** Serves whatever `all` gives at the moment, as Persona does: cursors are ids, links are relative and may be null. */
export function listOf(all: () => readonly Item[], { link }: ListServerOptions = {}): Step {
  return (request, response) => {
    const items = all();
    const { pathname, searchParams } = new URL(request.url ?? "", "http://local");
    const size = Number(searchParams.get("page[size]") ?? 10);
    const place = (key: string): number | undefined => {
      const cursor = searchParams.get(key);
      if (cursor === null) return undefined;
      const found = items.findIndex(({ id }) => id === cursor);
      return found < 0 ? items.length : found;
    };
    const before = place("page[before]");
    const after = place("page[after]");
    const start = before === undefined ? (after ?? -1) + 1 : Math.max(before - size, 0);
    const data = items.slice(start, before ?? start + size);
    const write = (key: "after" | "before", item: Item | undefined): string | null => {
      if (!item) return null;
      if (link) return link(item.id);
      const query = new URLSearchParams(searchParams);
      query.delete("page[after]");
      query.delete("page[before]");
      query.set(`page[${key}]`, item.id);
      return `${pathname}?${query}`;
    };
    const links = {
      next: write("after", start + data.length < items.length ? data.at(-1) : undefined),
      prev: write("before", start > 0 ? data[0] : undefined),
    };
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ data, links }));
  };
}

/** The queries that arrived, decoded. */
export function sought(server: ScriptedServer): Record<string, string>[] {
  return server.received.map(({ url }) =>
    Object.fromEntries(new URL(url, "http://local").searchParams),
  );
}

/** The page sizes that were asked for. */
export function sizes(server: ScriptedServer): (string | undefined)[] {
  return sought(server).map((query) => query["page[size]"]);
}
