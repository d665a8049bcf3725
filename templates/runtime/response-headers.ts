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

/** Parses the headers that every operation answers with. */
export const readHeaders = (headers: Headers): ResponseHeaders => ({
  rateLimitLimit: count(headers, "ratelimit-limit"),
  rateLimitRemaining: count(headers, "ratelimit-remaining"),
  rateLimitReset: count(headers, "ratelimit-reset"),
  requestId: text(headers, "request-id"),
  personaEnvironmentId: text(headers, "persona-environment-id"),
  personaOrganizationId: text(headers, "persona-organization-id"),
});

/** A header that holds text. */
function text(headers: Headers, name: string): string | undefined {
  return headers.get(name) ?? undefined;
}

/** A header that holds a whole number; `undefined` for anything else. */
function count(headers: Headers, name: string): number | undefined {
  const value = headers.get(name) ?? "";
  return /^\d+$/.test(value) ? Number(value) : undefined;
}
