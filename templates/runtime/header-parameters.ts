import type { HeaderWriter } from "./operation.js";
import { writeHeaders } from "./write-headers.js";

/**
 * Takes neither `Persona-Version` nor `Key-Inflection`.
 *
 * @internal
 */
export const noHeaders: HeaderWriter = (_params, headers) => {
  delete headers["persona-version"];
  delete headers["key-inflection"];
};

/**
 * Header parameters of one operation beside those two; the header is called like the parameter, in kebab case.
 *
 * @internal
 */
export function headerParameters(...names: readonly string[]): HeaderWriter {
  return (params, headers, operation) => {
    const own = names.map((name): [string, unknown] => [
      name.replace(/[A-Z]/g, "-$&"),
      params[name],
    ]);
    Object.assign(headers, writeHeaders(operation, Object.fromEntries(own)));
  };
}
