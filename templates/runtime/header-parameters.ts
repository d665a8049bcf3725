import type { HeaderWriter } from "./operation.js";

/**
 * Takes neither `Persona-Version` nor `Key-Inflection`.
 *
 * @internal
 */
export const noHeaders: HeaderWriter = () => ({
  "persona-version": undefined,
  "key-inflection": undefined,
});

/**
 * Header parameters of one operation beside those two; the header is called like the parameter, in kebab case.
 *
 * @internal
 */
export function headerParameters(...names: readonly string[]): HeaderWriter {
  return (params) =>
    Object.fromEntries(
      names.map((name) => [name.replace(/[A-Z]/g, "-$&").toLowerCase(), params[name]]),
    );
}
