import type { AttemptInfo } from "./observe.js";

/**
 * What an observer saw, under OpenTelemetry's names: in `onResponse`, the attributes of a span for the attempt.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export function spanAttributes({
  method,
  path,
  attempt,
  status,
  error,
}: AttemptInfo): Record<string, string | number> {
  return {
    "http.request.method": method,
    "url.template": path,
    "http.request.resend_count": attempt - 1,
    ...(status !== undefined && { "http.response.status_code": status }),
    ...(error !== undefined && { "error.type": error }),
  };
}
