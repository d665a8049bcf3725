import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { checkOperations } from "./check-operations.js";
import { checkReferences } from "./check-references.js";
import { checkSchemas } from "./check-schemas.js";
import { checkSecurity } from "./check-security.js";
import { checkStructure } from "./check-structure.js";
import { checkVersion } from "./check-version.js";
import type { Document } from "./document.js";

/**
 * Everything that is wrong with a document, all at once. To be called on the document with its overlay applied: the
 * overlay may correct what is wrong, and allow servers and ways to authenticate.
 *
 * @returns errors, and warnings about what can be lived with; empty for a document in order
 */
export function checkDocument(document: Document): readonly Diagnostic[] {
  const wrongVersion = checkVersion(document);
  // another version of OpenAPI is another language: what else is found in it would only confuse
  if (wrongVersion.length > 0) return wrongVersion;
  return [
    ...checkStructure(document),
    ...checkReferences(document),
    ...checkOperations(document),
    ...checkSchemas(document),
    ...checkSecurity(document),
  ];
}
