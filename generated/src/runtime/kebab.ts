import { sameKey } from "./same-key.js";

/**
 * A name of the API as it is on the wire, whatever casing it is given in: `addressStreet1` → `address-street-1`.
 *
 * @param exceptions names, as they are on the wire, that cannot be told from their camel case by the rule.
 */
export function kebab(name: string, exceptions: readonly string[] = []): string {
  return (
    exceptions.find((known) => sameKey(known, name)) ??
    name
      .replace(/_/g, "-")
      .replace(/(?<=[a-z0-9])[A-Z]|(?<=[a-z])[0-9]/g, "-$&")
      .toLowerCase()
  );
}
