import type { BodyDecoder } from "./operation.js";

/**
 * JSON; what is not, is empty or is cut off is read as `undefined`.
 *
 * @internal
 */
export const decodeJson: BodyDecoder = {
  // Some proxies, and most stand-ins for a server in tests, send JSON as plain text or without a type.
  accepts: /[/+]json|^text\/plain|^$/i,
  read: (response) =>
    response.json().catch((error: unknown) => {
      if ((error as Error).name !== "SyntaxError") throw error;
    }),
};
