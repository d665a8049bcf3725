import type { ReservedNames } from "./names/facts.js";
import { exportedNames, type RuntimeAssets } from "./runtime-assets.js";

/** Reads what the type `FieldValue` describes: the one pair of names that differs in case alone, on purpose. */
const COMPANION = "fieldValue";

/** Names that the package itself uses and that nothing of the document may take. */
export function reservedNames(assets: RuntimeAssets): ReservedNames {
  return {
    exports: [
      ...exportedNames(assets).filter((name) => name !== COMPANION),
      "Persona",
      "KeyInflectionHeader",
      "CallHeaders",
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
