import { responseError } from "./api-errors.js";
import { ConnectionError, type CallFacts } from "./call-errors.js";
import type { CallContext } from "./context.js";
import { PersonaError } from "./errors.js";
import { headerValue } from "./header-value.js";
import { readJson } from "./read-json.js";
import { readHeaders, type ResponseHeaders } from "./response-headers.js";

/** A successful answer with everything around its body. */
export interface Answer<Body = unknown> extends Readonly<CallFacts> {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly body: Body;
  /** The platform's answer, its body read. */
  readonly response: Response;
}

/** Some proxies, and most stand-ins for a server in tests, send JSON as plain text or without a type. */
const JSON_TYPE = /[/+]json\b|^text\/plain\b|^$/i;

/**
 * Sends a request once and reads its answer.
 *
 * @throws PersonaError, whatever the platform throws.
 */
export async function attempt(call: CallContext, signal: AbortSignal): Promise<Answer> {
  const { url, method, headers, params, facts, responseHeaders = readHeaders } = call;
  try {
    const authorization = await authorize(call);
    if (authorization) headers["authorization"] = authorization;
    const sent = (await call.body) ?? null;
    // A redirect that is followed carries the key, or the relay's secret, to another host.
    const response = await (call.fetch ?? fetch)(url, {
      method,
      headers,
      body: sent,
      redirect: "manual",
      signal,
    });
    const { ok, status } = response;
    const { accepts = JSON_TYPE, read = readJson } = (ok && call.decode) || {};
    // Read even if it is of no use: only then is the connection free for the next call.
    const body = await read(response, params);
    const readable = body !== undefined && accepts.test(response.headers.get("content-type") ?? "");
    if (!ok || (!readable && status !== 204)) throw responseError(call, response, body);
    return { ...facts, status, headers: responseHeaders(response.headers), body, response };
  } catch (error) {
    throw error instanceof PersonaError ? error : new ConnectionError(call, error);
  }
}

/** The key is read for each attempt: it may have been replaced since the last one. */
async function authorize({ apiKey, name, auth, params }: CallContext): Promise<string | undefined> {
  if (typeof auth === "function") return auth(params, name);
  let key: unknown;
  try {
    key = typeof apiKey === "function" ? await apiKey() : apiKey;
  } catch (error) {
    key = error;
  }
  return !key && auth ? undefined : `Bearer ${headerValue(name, "createClient.apiKey", key)}`;
}
