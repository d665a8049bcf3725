import { standingAlone, typeIdentifier } from "./identifiers.js";
import { isPlural, singular, singularWords } from "./plural.js";
import { pascalCase, words } from "./words.js";
import { typeKeySegments, type TypeFact } from "./facts.js";

/** How much of a key a name spells out; the first is what readers like best, the last leaves nothing out. */
type Spelling = "short" | "with-data" | "full";

const spellings: readonly Spelling[] = ["short", "with-data", "full"];

/** Segments that say nothing about what stands inside them, by the spelling that leaves them out. */
const silent: Readonly<Record<Spelling, ReadonlySet<string>>> = {
  short: new Set(["attributes", "data", "relationships"]),
  "with-data": new Set(["attributes"]),
  full: new Set(),
};

/** Parts of an operation or event that say nothing either, unless spelt in full. */
const silentParts: Readonly<Record<TypeFact["of"], ReadonlySet<string>>> = {
  component: new Set(),
  operation: new Set(["query", "header"]),
  event: new Set(["body"]),
};

type Place = Pick<TypeFact, "key" | "of" | "union">;

/**
 * The name a type would like to have. `attributes`, `relationships` and `data` are left out of the names of what stands
 * deeper inside (`inquiry/attributes/status` → `InquiryStatus`), as is the status of an answer; the items of a list are named by
 * its singular (`case/attributes/attachments/[]` → `CaseAttachment`).
 *
 * @param root name of what the first segment stands for, where it is not spelt like it: the function of an operation,
 * the type of an event, the overlay's name of a component
 */
export function typeName(fact: Place, root?: string): string {
  return spelled(fact, root, "short");
}

/** The names a type may have, best first: each leaves out less of the key than the one before. */
export function typeNames(fact: Place, root?: string): readonly string[] {
  return [...new Set(spellings.map((spelling) => spelled(fact, root, spelling)))];
}

function spelled({ key, of, union }: Place, root: string | undefined, spelling: Spelling): string {
  const [first = "", ...rest] = typeKeySegments(key);
  const oneOfRoot = union === true || (rest.length === 1 && rest[0] === "[]");
  if (root === undefined && oneOfRoot && rest.length < 2) return singularName(words(first));
  const base = spelling === "full" ? words(first) : withoutShared(words(first), rest.length > 0);
  const parts = [root ?? pascalCase(base)];
  rest.forEach((segment, index) => {
    if (isSilent(rest, index, spelling)) return;
    if (index === 0 && spelling !== "full" && rest.length > 1 && silentParts[of].has(segment))
      return;
    if (segment === "[]") parts.push(oneOf(parts.pop() ?? "", "Item"));
    else if (segment === "{}") parts.push(oneOf(parts.pop() ?? "", "Value"));
    else if (isVariant(rest, index)) parts.push(`Variant${Number(segment) + 1}`);
    else parts.push(pascalCase(words(segment)));
  });
  return standingAlone(parts.join(""), "type");
}

/** What several schemas share is named like what they are: `report-shared-attributes/status` → `ReportStatus`. */
function withoutShared(parts: readonly string[], isInside: boolean): readonly string[] {
  const at = parts.lastIndexOf("shared");
  if (at < 1 || parts[at + 1] !== parts.at(-1) || !SHARED.has(parts.at(-1) ?? "")) return parts;
  return isInside ? parts.slice(0, at) : parts.toSpliced(at, 1);
}

const SHARED: ReadonlySet<string> = new Set(["attributes", "relationships"]);

/** The name of one thing of a component that lists several: `accounts-included-objects` → `AccountIncludedObject`. */
function singularName(parts: readonly string[]): string {
  return typeIdentifier(parts.map(singular));
}

/** The name of one of what the part names: `Attachments` → `Attachment`, `Check` → `CheckItem`. */
function oneOf(part: string, otherwise: "Item" | "Value"): string {
  const parts = words(part);
  return isPlural(parts.at(-1) ?? "") ? pascalCase(singularWords(parts)) : part + otherwise;
}

function isSilent(segments: readonly string[], index: number, spelling: Spelling): boolean {
  const segment = segments[index] ?? "";
  if (spelling === "short" && segments[index - 1] === "response" && /^[0-9]+$/.test(segment))
    return true;
  // What a relationship leads to is what the relationship is called.
  if (spelling === "short" && segment === "data" && segments[index - 2] === "relationships")
    return true;
  return index < segments.length - 1 && silent[spelling].has(segment);
}

/** Members of a union that have no better name are told apart by their number; a status is a name. */
function isVariant(segments: readonly string[], index: number): boolean {
  const parent = segments[index - 1] ?? "";
  return /^[0-9]{1,2}$/.test(segments[index] ?? "") && parent !== "response" && parent !== "error";
}
