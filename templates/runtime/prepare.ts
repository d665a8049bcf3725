import type { CallOptions } from "./call.js";
import { ConnectionError, type CallFacts } from "./call-errors.js";
import type { Settings } from "./client.js";
import { PersonaError, PersonaValidationError } from "./errors.js";
import { json } from "./json.js";
import type { Operation, Params } from "./operation.js";
import { readJson } from "./read-json.js";
import { responseError } from "./response-error.js";
import { headerValue, writeHeaders } from "./write-headers.js";

/** An answer that is what the operation promises. */
export interface Exchange<Body = unknown> {
  readonly response: Response;
  readonly body: Body;
}

/** A call that can be sent, as often as it takes. */
export interface PreparedCall {
  readonly facts: CallFacts;
  /**
   * Sends the call once and reads the answer.
   *
   * @throws PersonaError, whatever the platform throws.
   */
  readonly exchange: (signal: AbortSignal) => Promise<Exchange>;
}

/**
 * @throws PersonaValidationError for what cannot be sent as it is.
 * @internal
 */
export function prepare(
  settings: Settings,
  name: string,
  operation: Operation,
  params: Params,
  options: CallOptions,
): PreparedCall {
  const { baseUrl, idValidation } = settings;
  const { method, path, auth, server, decode, encode = json } = operation;
  const headers: Record<string, string> = {};
  let url: string;
  let body: BodyInit | Promise<BodyInit> | undefined;
  try {
    operation.bodyPatterns?.(params, idValidation, name);
    const encoded = params["body"] === undefined ? undefined : encode(params);
    body = encoded?.body;
    url =
      (server?.(baseUrl) ?? baseUrl) +
      (operation.pathParameters?.(path, params, idValidation, name) ?? path) +
      (operation.query?.(params) ?? "");
    writeHeaders(name, headers, {
      ...settings.headers,
      ...options.headers,
      ...encoded?.headers,
      "persona-version": params["personaVersion"] ?? settings.personaVersion,
      "key-inflection": params["keyInflection"] ?? settings.keyInflection,
      "idempotency-key":
        params["idempotencyKey"] ?? (operation.idempotency ? crypto.randomUUID() : undefined),
      ...operation.headers?.(params),
    });
  } catch (error) {
    // A cycle, a bigint, a lone surrogate: the platform's own message may quote the data.
    throw error instanceof PersonaError
      ? error
      : new PersonaValidationError(name, "params", "must be plain data", error);
  }
  const facts: CallFacts = {
    method,
    path,
    attempts: 0,
    idempotencyKey: headers["idempotency-key"],
  };

  const exchange = async (signal: AbortSignal): Promise<Exchange> => {
    try {
      writeHeaders(name, headers, {
        authorization:
          typeof auth === "function" ? auth(params, name) : await bearer(name, settings, auth),
        "idempotency-key": facts.idempotencyKey,
      });
      // A redirect that is followed carries the key, or the relay's secret, to another host.
      const init: RequestInit = {
        method,
        headers,
        body: (await body) ?? null,
        redirect: "manual",
        signal,
      };
      const response = await (settings.fetch ?? fetch)(url, init);
      const { ok, status } = response;
      // Some proxies, and most stand-ins for a server in tests, send JSON as plain text or without a type.
      const { accepts = /[/+]json|^text\/plain|^$/i, read = readJson } = (ok && decode) || {};
      // Read even if it is of no use: only then is the connection free for the next call.
      const received = await read(response, params);
      const readable =
        received !== undefined && accepts.test(response.headers.get("content-type") ?? "");
      if (ok && (readable || status === 204)) return { response, body: received };
      throw responseError(facts, response, received);
    } catch (error) {
      throw error instanceof PersonaError ? error : new ConnectionError(facts, error);
    }
  };
  return { facts, exchange };
}

/** The key is read for each attempt: it may have been replaced since the last one. */
async function bearer(
  name: string,
  { apiKey }: Settings,
  optional: unknown,
): Promise<string | undefined> {
  let key: unknown;
  try {
    key = typeof apiKey === "function" ? await apiKey() : apiKey;
  } catch (error) {
    // No header value either, so it is refused below, without being shown.
    key = error;
  }
  return !key && optional ? undefined : `Bearer ${headerValue(name, "createClient.apiKey", key)}`;
}
