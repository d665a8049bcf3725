import type { Settings } from "./client.js";
import type { Authorization, Params } from "./operation.js";
import { headerValue } from "./write-headers.js";

/**
 * `Bearer` and the client's key, read for each attempt: it may have been replaced since the last one.
 *
 * @param required whether a client without a key is refused.
 * @internal
 */
export async function bearer(
  _params: Params,
  operation: string,
  { apiKey }: Settings,
  required = true,
): Promise<string | undefined> {
  let key: unknown;
  try {
    key = typeof apiKey === "function" ? await apiKey() : apiKey;
  } catch (error) {
    // No header value either, so it is refused below, without being shown.
    key = error;
  }
  return required || key
    ? `Bearer ${headerValue(operation, "createClient.apiKey", key)}`
    : undefined;
}

/**
 * As {@link bearer}, but a client without a key sends none.
 *
 * @internal
 */
export const optionalBearer: Authorization = (params, operation, settings) =>
  bearer(params, operation, settings, false);

/**
 * For operations that take no key.
 *
 * @internal
 */
export const noAuthorization: Authorization = () => undefined;

/**
 * `Authorization` made of a parameter of the call, for example `PrivateToken token=…` (RFC 9577).
 *
 * @internal
 */
export function token(parameter: string, prefix: string): Authorization {
  return (params, operation) => prefix + headerValue(operation, parameter, params[parameter]);
}
