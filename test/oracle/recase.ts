import { isObject, type Json } from "./json-tree.js";

/** How keys are spelt; what Persona's `Key-Inflection` header chooses. */
export type Casing = "kebab" | "camel" | "snake";

export const casings: readonly Casing[] = ["kebab", "camel", "snake"];

/** A name of the document, which is kebab, as the server spells it. Names with capitals are HTTP headers and stay. */
export function recaseName(name: string, casing: Casing): string {
  if (casing === "kebab" || name !== name.toLowerCase()) return name;
  const [first = "", ...others] = name.split(/[-_]/);
  if (casing === "snake") return [first, ...others].join("_");
  return first + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/** Resources whose `attributes.fields` holds keys that customers chose. */
const WITH_FIELDS: ReadonlySet<string> = new Set(["account", "case", "inquiry", "transaction"]);

/** Keys are names of HTTP headers. */
const HEADER_MAPS: ReadonlySet<string> = new Set(["headers", "custom-http-headers"]);

/**
 * A JSON body with its keys respelt, values untouched.
 *
 * @param resource type of the resource that the body is about, where `data` does not say it.
 */
export function recaseBody(body: Json, casing: Casing, resource?: string): Json {
  const recase = (value: Json, within: string | undefined): Json => {
    if (Array.isArray(value)) return (value as readonly Json[]).map((item) => recase(item, within));
    if (!isObject(value)) return value;
    const type =
      typeof value["type"] === "string" && value["attributes"] !== undefined
        ? value["type"]
        : within;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        const chosenByCustomer = key === "fields" && type !== undefined && WITH_FIELDS.has(type);
        return [
          recaseName(key, casing),
          chosenByCustomer || HEADER_MAPS.has(key) ? inner : recase(inner, type),
        ];
      }),
    );
  };
  return casing === "kebab" ? body : recase(body, resource);
}
