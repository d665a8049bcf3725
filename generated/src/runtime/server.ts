/**
 * A server of its own: absolute, or relative to the client's base URL as if that ended in a slash.
 *
 * @internal
 */
export function server(reference: string): (baseUrl: string) => string {
  return (baseUrl) => new URL(reference, `${baseUrl}/`).href;
}
