/** `Headers`, the header object of Node's `http`, or any record; names in any case. */
export type WebhookHeaders =
  | { readonly get: (name: string) => string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The value of a header; `name` in lower case. Several values are joined by a space, as sets of signatures are.
 *
 * @internal
 */
export function headerOf(headers: WebhookHeaders | undefined, name: string): string | undefined {
  if (typeof headers?.get === "function") return headers.get(name) ?? undefined;
  for (const [key, value] of Object.entries(headers ?? {})) {
    if (value && key.toLowerCase() === name) return [value].flat().join(" ");
  }
  return undefined;
}
