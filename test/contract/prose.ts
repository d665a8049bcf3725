/** A text of the document that is no fact, found where. */
export interface Prose {
  readonly pointer: string;
  readonly text: string;
}

const TEXTS = new Set(["description", "summary", "title", "$comment"]);
const PAYLOADS = new Set(["example", "examples"]);
/** Objects whose keys are names chosen by the author, not keywords. */
const MAPS = new Set(["properties", "patternProperties", "$defs", "schemas", "variables"]);

/**
 * Every description, summary, title, example and text of a documentation link in a JSON value, told by the key and the
 * kind of value alone: an independent reading, which knows nothing of where OpenAPI allows what.
 */
export function proseIn(value: unknown, pointer = "", key = ""): Prose[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, item]: [string, unknown]): Prose[] => {
    const at = `${pointer}/${name}`;
    const isName = MAPS.has(key) && typeof item === "object";
    const isText = TEXTS.has(name) && typeof item === "string";
    const isLinkText = key === "externalDocs" && name !== "url";
    if (!isName && (isText || PAYLOADS.has(name) || isLinkText)) {
      return [{ pointer: at, text: JSON.stringify(item) }];
    }
    return proseIn(item, at, name);
  });
}

/** The same in the operations of a patch: what they put in place, under the key they put it at. */
export function proseInPatch(
  patch: readonly { readonly path: string; readonly value?: unknown }[],
): Prose[] {
  return patch.flatMap(({ path, value }) => {
    const [parent = "", name = ""] = path.split("/").slice(-2);
    return proseIn({ [name]: value }, path, parent);
  });
}

const WORD = /^[a-z'’]+[,.;:!?]?$/i;

/** Every string of a JSON value with more words than a name has; `image/png` and `list-item` are no words. */
export function sentencesIn(value: unknown): string[] {
  if (typeof value === "string") {
    const words = value.split(/\s+/).filter((word) => WORD.test(word));
    return words.length > 5 ? [value] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...sentencesIn(key),
    ...sentencesIn(item),
  ]);
}
