import { headerValue } from "./write-headers.js";
import type { Authorization } from "./operation.js";

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
