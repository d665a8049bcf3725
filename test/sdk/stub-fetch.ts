import type { CannedAnswer, RecordedRequest } from "./recorded-request.js";

/** Stands in for the platform's `fetch`: writes down what would be sent, and answers without a network. */
export interface StubFetch {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly requests: RecordedRequest[];
}

export function stubFetch(answer: (request: RecordedRequest) => CannedAnswer): StubFetch {
  const requests: RecordedRequest[] = [];
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    // The platform's own Request turns forms into bytes and sets the headers that belong to them.
    const request = new Request(url, init);
    const recorded: RecordedRequest = {
      method: request.method,
      url,
      headers: new Map(request.headers),
      body: Buffer.from(await request.arrayBuffer()),
    };
    requests.push(recorded);
    const { status, headers = {}, body } = answer(recorded);
    return new Response((body ?? null) as BodyInit | null, { status, headers });
  };
  return { fetch, requests };
}
