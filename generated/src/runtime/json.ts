import type { BodyEncoder } from "./operation.js";

/**
 * `application/json`.
 *
 * @internal
 */
export const json: BodyEncoder = ({ body }) => ({
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});
