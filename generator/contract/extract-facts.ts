import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Document, Json, JsonObject } from "../document/document.js";
import { isArray, isObject, own } from "../document/pointer.js";
import type { NodeKind } from "../document/shape.js";
import { pointerOf, rewriteDocument, visitDocument } from "../document/walk.js";
import { idPrefixes, knownValues } from "./known-values.js";

export interface Distilled {
  readonly document: Document;
  /** Warnings about texts that could not be read; never errors. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Turns what official documents say in texts only into fields, and keeps the texts:
 *
 * - `x-known-values` on string schemas: the values of an open enumeration
 * - `x-id-prefixes` on schemas, parameters and headers: what the id starts with
 * - `x-value-prefix` on security schemes: what stands before the token in the header
 *
 * A field that is there already is left alone.
 */
export function extractFacts(document: Document): Distilled {
  const root = rewriteDocument(document.root, (node, kind) => {
    const facts = factsOf(node, kind);
    return Object.keys(facts).length === 0 ? node : { ...node, ...facts };
  });
  return { document: { ...document, root }, diagnostics: unreadableLists(document) };
}

const DESCRIBED: ReadonlySet<NodeKind> = new Set<NodeKind>(["schema", "parameter", "header"]);

function factsOf(node: JsonObject, kind: NodeKind): JsonObject {
  const facts: Record<string, Json> = {};
  const add = (key: string, value: Json): void => {
    if (own(node, key) === undefined) facts[key] = value;
  };
  if (kind === "securityScheme") {
    const prefix = own(own(node, "x-fern-header"), "prefix");
    if (typeof prefix === "string") add("x-value-prefix", prefix);
  }
  const description = own(node, "description");
  if (!DESCRIBED.has(kind) || typeof description !== "string") return facts;
  const prefixes = idPrefixes(description);
  if (prefixes.length > 0) add("x-id-prefixes", prefixes);
  const values = knownValues(description);
  if (!values || values === "unreadable") return facts;
  const schema = own(node, "schema");
  if (kind === "schema" && isText(node)) add("x-known-values", values);
  if (kind !== "schema" && isObject(schema) && isText(schema)) {
    facts["schema"] = { "x-known-values": values, ...schema };
  }
  return facts;
}

/** A schema of strings, or of unknown type. Fixed values need no list beside them. */
function isText(schema: JsonObject): boolean {
  const type = own(schema, "type");
  if (own(schema, "enum") !== undefined || own(schema, "const") !== undefined) return false;
  const reference = own(schema, "$ref");
  if (type === undefined) return reference === undefined;
  return type === "string" || (isArray(type) && type.includes("string"));
}

/** Nothing is lost silently: what announces values without a list that is understood is told. */
function unreadableLists({ root, locate }: Document): Diagnostic[] {
  const found: Diagnostic[] = [];
  visitDocument(root, (node, kind, path) => {
    const description = own(node, "description");
    if (kind !== "schema" || typeof description !== "string") return;
    if (own(node, "x-known-values") !== undefined) return;
    if (knownValues(description) !== "unreadable") return;
    found.push(diagnose("KNOWN_VALUES_UNREADABLE", {}, locate(pointerOf(path, "description"))));
  });
  return found;
}
