import type { ReservedNames } from "./names/facts.js";
import { exportedNames, type RuntimeAssets } from "./runtime-assets.js";

/** Names that the package itself uses and that nothing of the document may take. */
export function reservedNames(assets: RuntimeAssets): ReservedNames {
  return {
    exports: [
      ...exportedNames(assets),
      "Persona",
      "KeyInflectionHeader",
      "sdkVersion",
      "apiVersion",
      "upstreamCommit",
    ],
    facade: ["client", "constructor"],
    options: ["body", "contentType", "as"],
    files: [
      "index",
      "operations",
      "webhooks",
      "webhooks-testing",
      "openapi",
      "kebab",
      "camel",
      "snake",
      "runtime",
      "shared",
    ],
  };
}
