import { extractFacts, type Distilled } from "./extract-facts.js";
import { orderKeys } from "./key-order.js";
import { stripProse } from "./strip-prose.js";
import type { Document } from "../document/document.js";

/**
 * The contract of an official document: its facts, those of its texts included, without its texts; keys in a fixed
 * order, so that the same facts give the same bytes.
 */
export function distil(document: Document): Distilled {
  const { document: withFacts, diagnostics } = extractFacts(document);
  const facts = stripProse(withFacts);
  return { document: { ...facts, root: orderKeys(facts.root) }, diagnostics };
}
