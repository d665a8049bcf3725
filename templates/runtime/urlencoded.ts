import type { BodyEncoder } from "./operation.js";

/**
 * `application/x-www-form-urlencoded`. Keys are sent as they are given: OAuth mixes `grant-type` and `grant_type`.
 *
 * @internal
 */
export const urlencoded: BodyEncoder = ({ body }) => {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(body as object)) {
    if (value !== undefined && value !== null) form.append(name, String(value));
  }
  return {
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: form.toString(),
  };
};
