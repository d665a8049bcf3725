import type { Document, Json, JsonObject } from "../document/document.js";
import { own } from "../document/pointer.js";
import type { NodeKind } from "../document/shape.js";
import { rewriteDocument } from "../document/walk.js";

/** Texts and example payloads: somebody's work, not facts. */
const PROSE: ReadonlySet<string> = new Set([
  "description",
  "summary",
  "title",
  "example",
  "examples",
  "$comment",
]);

/** Extensions that are facts of the API; others describe Persona's own tools. */
const KEPT: ReadonlySet<string> = new Set([
  "x-known-values",
  "x-id-prefixes",
  "x-value-prefix",
  "x-polymorphic",
]);

const isFact = (key: string): boolean =>
  !PROSE.has(key) && (!key.startsWith("x-") || KEPT.has(key));

/**
 * A document with facts only: no descriptions, summaries, titles, examples, nor extensions other than those that are
 * facts. Properties that are named `description` or `title` stay, as do defaults, constants and enumerations, which
 * are data. Of documentation links the address stays.
 */
export function stripProse(document: Document): Document {
  return { ...document, root: rewriteDocument(document.root, stripNode) };
}

function stripNode(node: JsonObject, kind: NodeKind): JsonObject {
  if (kind === "externalDocs") {
    const url: Json | undefined = own(node, "url");
    return url === undefined ? {} : { url };
  }
  const entries = Object.entries(node);
  const facts = entries.filter(([key]) => isFact(key));
  return facts.length === entries.length ? node : Object.fromEntries(facts);
}
