import { responseError } from "./api-errors.js";
import { ConnectionError } from "./call-errors.js";
import type { CallContext } from "./context.js";
import { PersonaError } from "./errors.js";
import { headerValue } from "./write-headers.js";
import { readJson } from "./read-json.js";

/** An answer that is what the operation promises. */
export interface Exchange {
  readonly response: Response;
  readonly body: unknown;
}

/** Some proxies, and most stand-ins for a server in tests, send JSON as plain text or without a type. */
const JSON_TYPE = /[/+]json|^text\/plain|^$/i;

/**
 * Sends a request once and reads its answer.
 *
 * @throws PersonaError, whatever the platform throws.
 */
export async function attempt(call: CallContext, signal: AbortSignal): Promise<Exchange> {
  const { settings, operation, params, headers, facts } = call;
  try {
    const authorization = await authorize(call);
    if (authorization) headers["authorization"] = authorization;
    const init: RequestInit = {
      method: facts.method,
      headers,
      body: (await call.body) ?? null,
      // A redirect that is followed carries the key, or the relay's secret, to another host.
      redirect: "manual",
      signal,
    };
    const response = await (settings.fetch ?? fetch)(call.url, init);
    const { ok, status } = response;
    const { accepts = JSON_TYPE, read = readJson } = (ok && operation.decode) || {};
    // Read even if it is of no use: only then is the connection free for the next call.
    const body = await read(response, params);
    const readable = body !== undefined && accepts.test(response.headers.get("content-type") ?? "");
    if (!ok || (!readable && status !== 204)) throw responseError(facts, response, body);
    return { response, body };
  } catch (error) {
    if (error instanceof PersonaError) throw error;
    // Its message is dropped: it may quote addresses, headers and keys.
    const { cause = error } = Object(error) as { cause?: unknown };
    const { name, code = name } = Object(cause) as { name?: unknown; code?: unknown };
    throw new ConnectionError(facts, `Connection failed (${String(code)})`, undefined, {
      cause: { code: String(code) },
    });
  }
}

/** The key is read for each attempt: it may have been replaced since the last one. */
async function authorize({
  settings,
  operation,
  params,
}: CallContext): Promise<string | undefined> {
  const { name, auth } = operation;
  if (typeof auth === "function") return auth(params, name);
  let key: unknown = settings.apiKey;
  try {
    if (typeof key === "function") key = await (key as () => unknown)();
  } catch (error) {
    // No header value either, so it is refused below, without being shown.
    key = error;
  }
  return !key && auth ? undefined : `Bearer ${headerValue(name, "createClient.apiKey", key)}`;
}
