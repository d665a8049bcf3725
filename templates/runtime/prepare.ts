import { bearer } from "./authorization.js";
import type { CallOptions } from "./call.js";
import { ConnectionError, type CallFacts } from "./call-errors.js";
import type { Settings } from "./client.js";
import { PersonaError, PersonaValidationError } from "./errors.js";
import { json } from "./json.js";
import type { BodyEncoder, Operation, Params } from "./operation.js";
import { decodeJson } from "./decode-json.js";
import { responseError } from "./response-error.js";
import { writeHeaders } from "./write-headers.js";

/** An answer that is what the operation promises. */
export interface Exchange<Body = unknown> {
  readonly response: Response;
  readonly body: Body;
}

/** A call that can be sent, as often as it takes. */
export interface PreparedCall {
  readonly facts: CallFacts;
  /** As they are sent, under names in small letters; authorization joins them with each attempt. */
  readonly headers: Record<string, string>;
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
  const { method, path, server, auth = bearer, decode = decodeJson, encode = json } = operation;
  let url: string;
  let headers: Record<string, string>;
  let encoded: ReturnType<BodyEncoder> | undefined;
  try {
    operation.bodyPatterns?.(params, idValidation, name);
    if (params["body"] !== undefined) encoded = encode(params);
    url =
      (server?.(baseUrl) ?? baseUrl) +
      (operation.pathParameters?.(path, params, idValidation, name) ?? path) +
      (operation.query?.(params) ?? "");
    headers = writeHeaders(name, settings.headers, options.headers, encoded?.headers, {
      "persona-version": params["personaVersion"] ?? settings.personaVersion,
      "key-inflection": params["keyInflection"] ?? settings.keyInflection,
      "idempotency-key":
        params["idempotencyKey"] ?? (operation.idempotency ? crypto.randomUUID() : undefined),
    });
    operation.headers?.(params, headers, name);
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
      // The key is read for each attempt: it may have been replaced since the last one.
      const authorization = await auth(params, name, settings);
      if (authorization) headers["authorization"] = authorization;
      const response = await (settings.fetch ?? fetch)(url, {
        method,
        headers,
        body: (await encoded?.body) ?? null,
        // A redirect that is followed carries the key, or the relay's secret, to another host.
        redirect: "manual",
        signal,
      });
      const { ok } = response;
      const { accepts, read } = ok ? decode : decodeJson;
      // Read even if it is of no use: only then is the connection free for the next call.
      const received = await read(response, params);
      const readable =
        received !== undefined && accepts.test(response.headers.get("content-type") ?? "");
      if (ok && (readable || response.status === 204)) return { response, body: received };
      throw responseError(facts, response, received);
    } catch (error) {
      throw error instanceof PersonaError ? error : new ConnectionError(facts, error);
    }
  };
  return { facts, headers, exchange };
}
