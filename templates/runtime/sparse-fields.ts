import { kebab } from "./kebab.js";
import type { QueryParameter } from "./query.js";

/**
 * `fields[inquiry]=status,created-at`. The keys are resource types and stay as they are; attribute names are written in
 * kebab case, but what stands after a dot (`fields.name_first`) is the customer's own.
 *
 * @param exceptions attribute names, as they are on the wire, that cannot be told from their camel case by the rule.
 * @internal
 */
export function sparseFields(exceptions?: readonly string[]): QueryParameter {
  return ({ fields }, write) => {
    for (const [type, names] of Object.entries(
      Object(fields) as Record<string, readonly string[] | undefined>,
    )) {
      if (!names) continue;
      const paths = names.map((path) => path.replace(/^[^.]+/, (name) => kebab(name, exceptions)));
      write(`fields[${type}]`, paths.join(","));
    }
  };
}
