import type { Diagnostic, Place } from "../diagnostics/diagnostic.js";
import { addTo } from "../grouping.js";
import { createFindings } from "./findings.js";
import { rootNoun } from "./function-name.js";
import { isIdentifier, valueIdentifier } from "./identifiers.js";
import { pluralWords } from "./plural.js";
import { words } from "./words.js";
import type { NamespaceFact, OperationFact } from "./facts.js";

/** The namespace of operations that have neither a tag nor a path to name one. */
const NAMELESS = "general";

/**
 * The one namespace of an operation: what the overlay says for it, else the namespace that lists its (first) tag, else
 * one made from the tag, or from the noun at the root of the path where there is no tag.
 */
export function namespaceOf(
  operation: Pick<OperationFact, "namespace" | "tags" | "path">,
  namespaces: readonly NamespaceFact[],
): { readonly name: string; readonly byRule: boolean } {
  if (operation.namespace !== undefined) return { name: operation.namespace, byRule: false };
  const known = operation.tags
    .map((tag) => namespaces.find(({ tags }) => tags.includes(tag)))
    .find((namespace) => namespace !== undefined);
  if (known !== undefined) return { name: known.name, byRule: false };
  const fromTag = words(operation.tags[0] ?? "");
  const noun = fromTag.length > 0 ? fromTag : pluralWords(rootNoun(operation.path));
  return { name: noun.length > 0 ? valueIdentifier(noun.join(" ")) : NAMELESS, byRule: true };
}

/**
 * Reads the namespaces that the overlay puts at the document's root under `x-sdk-namespaces`: an object from name to
 * `{ tags, file?, schemas?, doc? }`.
 *
 * @param value what stands there; `undefined` where the overlay defines none
 * @returns the namespaces that are whole, and an error for each that is not, or that claims a tag of another
 */
export function readNamespaces(
  value: unknown,
  place?: Place,
): { readonly namespaces: readonly NamespaceFact[]; readonly diagnostics: readonly Diagnostic[] } {
  const findings = createFindings();
  if (value === undefined) return { namespaces: [], diagnostics: [] };
  if (!isRecord(value)) {
    findings.add("NAMESPACE_INVALID", { name: "list", problem: "is not an object" }, place);
    return { namespaces: [], diagnostics: findings.all };
  }
  const namespaces: NamespaceFact[] = [];
  for (const [name, entry] of Object.entries(value)) {
    const problem = whatIsWrong(name, entry);
    if (problem === undefined) namespaces.push(namespaceFact(name, entry as NamespaceEntry, place));
    else findings.add("NAMESPACE_INVALID", { name: JSON.stringify(name), problem }, place);
  }
  for (const [tag, owners] of ownersOfTags(namespaces)) {
    if (owners.length < 2) continue;
    const values = { tag: JSON.stringify(tag), owners: owners.join(" and ") };
    findings.add("NAMESPACE_TAG_TWICE", values, place);
  }
  return { namespaces, diagnostics: findings.all };
}

interface NamespaceEntry {
  readonly tags: readonly string[];
  readonly file?: string;
  readonly schemas?: readonly string[];
  readonly doc?: string;
}

function namespaceFact(name: string, entry: NamespaceEntry, place?: Place): NamespaceFact {
  const { tags, file, schemas, doc } = entry;
  return {
    name,
    tags,
    ...(file === undefined ? {} : { file }),
    ...(schemas === undefined ? {} : { schemas }),
    ...(doc === undefined ? {} : { doc }),
    ...at(place),
  };
}

function whatIsWrong(name: string, entry: unknown): string | undefined {
  if (!isIdentifier(name)) return "is not an identifier";
  if (!isRecord(entry)) return "is not an object";
  if (!isTextList(entry["tags"])) return "has no list of tags";
  if (entry["schemas"] !== undefined && !isTextList(entry["schemas"])) return "has odd schemas";
  const odd = ["file", "doc"].find((key) => !["undefined", "string"].includes(typeof entry[key]));
  if (odd !== undefined) return `has a ${odd} that is not text`;
  const known = ["tags", "file", "schemas", "doc"];
  const stranger = Object.keys(entry).find((key) => !known.includes(key));
  return stranger === undefined ? undefined : `has an unknown key ${JSON.stringify(stranger)}`;
}

function ownersOfTags(
  namespaces: readonly NamespaceFact[],
): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>();
  for (const { name, tags } of namespaces) {
    for (const tag of new Set(tags)) addTo(owners, tag, name);
  }
  return owners;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function at(place: Place | undefined): { readonly place?: Place } {
  return place === undefined ? {} : { place };
}
