import { EVENT, nodeSignature, SECRET } from "./support.js";

/** An event like `EVENT`, with an id and a name. */
export function eventBody(id: string, name = "inquiry.approved"): string {
  const { data } = EVENT;
  return JSON.stringify({ data: { ...data, id, attributes: { ...data.attributes, name } } });
}

/** Headers of a delivery signed now. */
export function signed(body: string | Uint8Array, secret: string = SECRET): Record<string, string> {
  const now = Math.floor(Date.now() / 1000);
  return {
    "content-type": "application/json",
    "persona-signature": nodeSignature(body, secret, now),
  };
}

/** A delivery signed now. */
export function delivery(body: string, headers: Record<string, string> = signed(body)): Request {
  return new Request("http://localhost/webhooks", { method: "POST", body, headers });
}

/** A promise and the means to settle it. */
export function gate<T = void>(): {
  readonly opened: Promise<T>;
  readonly open: (value: T) => void;
} {
  let open: (value: T) => void = () => undefined;
  const opened = new Promise<T>((resolve) => (open = resolve));
  return { opened, open };
}
