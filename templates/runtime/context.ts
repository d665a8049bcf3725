import type { CallOptions } from "./call.js";
import type { CallFacts } from "./call-errors.js";
import type { Client, Settings } from "./client.js";
import { PersonaError, PersonaValidationError } from "./errors.js";
import { json } from "./json.js";
import type { HeaderWriter, Operation, Params } from "./operation.js";
import { writeHeaders } from "./write-headers.js";
import { writePath } from "./write-path.js";

/** One call: whose it is, what it does, and what is sent with each of its attempts. */
export interface CallContext {
  readonly settings: Settings;
  readonly operation: Operation;
  readonly params: Params;
  readonly options: CallOptions;
  readonly facts: CallFacts;
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
  try {
    return prepare(client, operation, params, options);
  } catch (error) {
    if (error instanceof PersonaError) throw error;
    // A cycle, a bigint, a lone surrogate: the platform's own message may quote the data.
    throw new PersonaValidationError(operation.name, "params", "must be plain data", error);
  }
}

function prepare(
  client: Client,
  operation: Operation,
  params: Params,
  options: CallOptions,
): CallContext {
  const settings = client.settings();
  const { baseUrl, idValidation } = settings;
  const { name, method, path, server, encode = json } = operation;
  operation.bodyPatterns?.(operation, params, idValidation);
  const encoded = params["body"] === undefined ? undefined : encode(params);
  const headers: Record<string, string> = { ...settings.headers, ...encoded?.headers };
  if (operation.idempotency) headers["idempotency-key"] = crypto.randomUUID();
  writeHeaders(name, headers, {
    ...options.headers,
    "idempotency-key": params["idempotencyKey"],
    ...(operation.headers ?? commonHeaders)(params, settings),
  });
  return {
    settings,
    operation,
    params,
    options,
    facts: { method, path, attempts: 0, idempotencyKey: headers["idempotency-key"] },
    url:
      (server ? new URL(server, `${baseUrl}/`).href : baseUrl) +
      writePath(operation, params, idValidation) +
      (operation.query?.(params) ?? ""),
    headers,
    body: encoded?.body,
  };
}

const commonHeaders: HeaderWriter = (params, { personaVersion, keyInflection }) => ({
  "persona-version": params["personaVersion"] ?? personaVersion,
  "key-inflection": params["keyInflection"] ?? keyInflection,
});
