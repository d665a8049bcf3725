/** Headers of an answer, parsed; one that is missing or malformed is `undefined`. */
export interface ResponseHeaders {
  /** Requests allowed in the current window. */
  readonly rateLimitLimit: number | undefined;
  readonly rateLimitRemaining: number | undefined;
  /** Seconds until the window ends, counted from the answer. */
  readonly rateLimitReset: number | undefined;
  readonly requestId: string | undefined;
  readonly personaEnvironmentId: string | undefined;
  readonly personaOrganizationId: string | undefined;
}

/**
 * Parses the headers that every operation answers with.
 *
 * @internal
 */
export const readHeaders = (headers: Headers): ResponseHeaders => ({
  rateLimitLimit: count(headers, "ratelimit-limit"),
  rateLimitRemaining: count(headers, "ratelimit-remaining"),
  rateLimitReset: count(headers, "ratelimit-reset"),
  requestId: headers.get("request-id") ?? undefined,
  personaEnvironmentId: headers.get("persona-environment-id") ?? undefined,
  personaOrganizationId: headers.get("persona-organization-id") ?? undefined,
});

/** A header that holds a whole number; `undefined` for anything else. */
function count(headers: Headers, name: string): number | undefined {
  const value = headers.get(name) ?? "";
  return /^\d+$/.test(value) ? Number(value) : undefined;
}
