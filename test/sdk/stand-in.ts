import { afterAll, beforeAll } from "vitest";
import { createClient, type Client } from "../../generated/src/index.js";
import type { Casing } from "../oracle/recase.js";
import { API_KEY } from "./planned-call.js";
import type { CannedAnswer, RecordedRequest } from "./recorded-request.js";
import { startRecordingServer, type RecordingServer } from "./recording-server.js";

/** Set by every platform on its own, none of them by the package. */
const PLATFORM_HEADERS: ReadonlySet<string> = new Set([
  "host",
  "connection",
  "accept-encoding",
  "accept-language",
  "content-length",
  "sec-fetch-mode",
  "user-agent",
]);

/** A client whose calls a server on this machine answers, and what that server received. */
export interface StandIn {
  readonly client: Client;
  readonly requests: readonly RecordedRequest[];
}

/** Makes clients with this casing that try nothing twice; what another one received is forgotten. */
export type StandInFor = (casing: Casing, answer: () => CannedAnswer) => StandIn;

/** A server on this machine in Persona's place, for as long as the tests of a file run. */
export function standInServer(): StandInFor {
  let server: RecordingServer;
  beforeAll(async () => {
    server = await startRecordingServer();
  });
  afterAll(async () => {
    await server.close();
  });
  return (keyInflection, answer) => {
    const asked: string[] = [];
    server.answer(answer);
    const client = createClient({
      apiKey: API_KEY,
      keyInflection,
      maxRetries: 0,
      // Each operation asks for its own address; the server on this machine answers in its place.
      fetch: (url, init) => {
        asked.push(url);
        const { pathname, search } = new URL(url);
        return fetch(`${server.origin}${pathname}${search}`, init);
      },
    });
    return {
      client,
      get requests() {
        return server.requests.map(({ target, method, headers, body }, index): RecordedRequest => {
          const url = asked[index] ?? "";
          const { pathname, search } = new URL(url);
          if (target !== `${pathname}${search}`) throw new Error(`${url} arrived as ${target}`);
          const own = [...headers].filter(([name]) => !PLATFORM_HEADERS.has(name));
          return { method, url, headers: new Map(own), body };
        });
      },
    };
  };
}
