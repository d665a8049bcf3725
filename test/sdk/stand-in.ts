import { createClient, type Client } from "../../generated/src/index.js";
import type { Casing } from "../oracle/recase.js";
import { API_KEY } from "./planned-call.js";
import type { CannedAnswer } from "./recorded-request.js";
import { stubFetch, type StubFetch } from "./stub-fetch.js";

/** A client that reaches no network and tries nothing twice. */
export function standIn(
  keyInflection: Casing,
  answer: () => CannedAnswer,
): { readonly client: Client } & StubFetch {
  const stub = stubFetch(answer);
  return {
    ...stub,
    client: createClient({ apiKey: API_KEY, keyInflection, fetch: stub.fetch, maxRetries: 0 }),
  };
}
