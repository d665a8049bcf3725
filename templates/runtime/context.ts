import type { CallOptions } from "./call.js";
import type { FailedCall } from "./call-errors.js";
import { given, type Client, type Settings } from "./client.js";
import { headerValue } from "./header-value.js";
import { json } from "./json.js";
import type { HeaderWriter, Operation, Params } from "./operation.js";
import { writePath } from "./write-path.js";

/** Everything about one call: its client's settings, its operation, its own options and values, and what is sent. */
export interface CallContext
  extends Omit<Settings, "headers">, Omit<Operation, "headers">, FailedCall {
  readonly signal?: AbortSignal;
  readonly retryKey?: "same" | "new";
  readonly params: Params;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: BodyInit | Promise<BodyInit> | undefined;
}

/** @throws PersonaValidationError for what cannot be sent as it is. */
export function createContext(
  client: Client,
  operation: Operation,
  params: Params,
  options: CallOptions,
): CallContext {
  const settings = client.settings();
  const { baseUrl, idValidation } = settings;
  const {
    name,
    method,
    path,
    server,
    encode = json,
    headers: writeHeaders = versionHeaders,
  } = operation;
  operation.bodyPatterns?.(operation, params, idValidation);
  const encoded = params["body"] === undefined ? undefined : encode(params);
  const headers: Record<string, string> = {};
  // Ours come last and all are in lower case, so that none of the user's can stand beside one of ours.
  for (const [header, value] of Object.entries({
    ...settings.headers,
    ...options.headers,
    ...writeHeaders(params, settings),
    accept: operation.decode?.accept ?? "application/json",
    ...encoded?.headers,
    "idempotency-key": params["idempotencyKey"] ?? (operation.idempotency && crypto.randomUUID()),
  })) {
    if (value) headers[header.toLowerCase()] = headerValue(name, header, value);
  }
  return {
    ...settings,
    ...operation,
    ...given(options),
    params,
    url:
      (server ? new URL(server, `${baseUrl}/`).href : baseUrl) +
      writePath(operation, params, idValidation) +
      (operation.query?.(params) ?? ""),
    headers,
    body: encoded?.body,
    facts: { method, path, attempts: 0, idempotencyKey: headers["idempotency-key"] },
  };
}

const versionHeaders: HeaderWriter = (params, { personaVersion, keyInflection }) => ({
  "persona-version": params["personaVersion"] ?? personaVersion,
  "key-inflection": params["keyInflection"] ?? keyInflection,
});
