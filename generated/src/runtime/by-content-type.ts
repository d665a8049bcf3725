import { json } from "./json.js";
import type { BodyEncoder } from "./operation.js";

/**
 * Lets `contentType` of a call choose among encoders; the first serves where it does not.
 *
 * @internal
 */
export function byContentType(encoders: Readonly<Record<string, BodyEncoder>>): BodyEncoder {
  return (params) => {
    const [first = json] = Object.values(encoders);
    const encode = encoders[String(params["contentType"])] ?? first;
    return encode(params);
  };
}
