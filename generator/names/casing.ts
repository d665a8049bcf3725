/** How the keys of answers are spelt; the value of the `Key-Inflection` header. */
export type Inflection = "kebab" | "camel" | "snake";

export const inflections: readonly Inflection[] = ["kebab", "camel", "snake"];

const HEADER_LIKE = /[A-Z]/;

/**
 * A property name as Persona's server spells it under `Key-Inflection`. The rule is the server's: a separator before a
 * letter or digit is dropped in camel (`address-street-1` → `addressStreet1`); names with capitals (`X-API-Key`) are data
 * of another standard and stay as they are.
 *
 * @see https://docs.withpersona.com/api-key-inflection
 */
export function inflect(name: string, inflection: Inflection): string {
  if (HEADER_LIKE.test(name)) return name;
  switch (inflection) {
    case "kebab":
      return name;
    case "snake":
      return name.replaceAll("-", "_");
    case "camel":
      return name.replace(/[-_]+([a-zA-Z0-9])/g, (_, next: string) => next.toUpperCase());
  }
}

/** The name as the emitted runtime spells it on the wire, guessed from any casing (`templates/runtime/kebab.ts`). */
export function guessKebab(name: string): string {
  return name
    .replaceAll("_", "-")
    .replace(/(?<=[a-z0-9])[A-Z]|(?<=[a-z])[0-9]/g, "-$&")
    .toLowerCase();
}
