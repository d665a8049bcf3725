import { kebab } from "./kebab.js";
import type { QueryParameter } from "./query.js";

/**
 * `include=account,inquiry-template`: names of relationships, and paths of them, in any casing. An empty list is not sent.
 *
 * @param exceptions names, as they are on the wire, that cannot be told from their camel case by the rule.
 * @internal
 */
export function includes(exceptions?: readonly string[]): QueryParameter {
  return ({ include = [] }, write) => {
    const paths = (include as readonly string[]).map((path) =>
      path
        .split(".")
        .map((name) => kebab(name, exceptions))
        .join("."),
    );
    if (paths.length > 0) write("include", paths.join(","));
  };
}
