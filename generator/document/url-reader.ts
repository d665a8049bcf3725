import type { Limits } from "./limits.js";
import { Budget, ReadError, type Reader } from "./reader.js";

/** The part of the global `fetch` that is used; tests put another in its place. */
export type Fetch = (
  url: string,
  init: { readonly redirect: "manual"; readonly signal: AbortSignal },
) => Promise<Response>;

const MAX_REDIRECTS = 5;
const TIMEOUT_MS = 30_000;

/** Reads an https address and what lies at the same origin; redirects may not leave it either. */
export function urlReader(address: URL, limits: Limits, fetch: Fetch): Reader {
  const budget = new Budget(limits);
  const home = address.origin;
  return {
    home,
    root: address.href,
    read: async (asked) => {
      budget.file();
      let url = within(home, asked, asked);
      for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
        const response = await request(fetch, url);
        const location = response.headers.get("location");
        if (response.status < 300 || response.status >= 400 || location === null) {
          return readBody(response, budget);
        }
        await response.body?.cancel();
        url = within(home, location, url);
      }
      throw new ReadError("unreadable", `more than ${MAX_REDIRECTS} redirects`);
    },
  };
}

function within(home: string, address: string, base: string): string {
  const url = URL.canParse(address, base) ? new URL(address, base) : undefined;
  if (url?.origin !== home) throw new ReadError("outside", "it is at another origin");
  return url.href;
}

async function request(fetch: Fetch, url: string): Promise<Response> {
  try {
    return await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    throw new ReadError("unreadable", messageOf(error));
  }
}

async function readBody(response: Response, budget: Budget): Promise<string> {
  if (!response.ok) {
    await response.body?.cancel();
    throw new ReadError(
      response.status === 404 ? "absent" : "unreadable",
      `status ${response.status}`,
    );
  }
  const body = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (let part = await body?.read(); part?.value; part = await body?.read()) {
      budget.spend(part.value.byteLength);
      text += decoder.decode(part.value, { stream: true });
    }
  } catch (error) {
    void body?.cancel().catch(() => undefined);
    throw error instanceof ReadError ? error : new ReadError("unreadable", messageOf(error));
  }
  return text + decoder.decode();
}

/** `fetch failed` alone tells nobody anything: the reason is in the cause. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
