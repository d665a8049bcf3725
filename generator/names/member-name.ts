import { singular, singularWords } from "./plural.js";
import { findWords, lowerFirst, splitWords, words } from "./words.js";

/**
 * The method of the facade for a function: the function's name without the noun of its namespace, for example
 * `runAccountAction` in `accounts` → `runAction`, `listListItems` in `listItems` → `list`. The verb in front is never
 * taken for the noun (`listLists` → `list`). Where two functions of a namespace would meet, the caller keeps their whole names.
 */
export function memberName(functionName: string, namespace: string): string {
  const parts = splitWords(functionName);
  const noun = singularWords(words(namespace));
  const found = findWords(
    parts.map((part) => singular(part.toLowerCase())),
    noun.map(singular),
    1,
  );
  if (found === undefined) return functionName;
  const kept = [...parts.slice(0, found.start), ...parts.slice(found.end)];
  return lowerFirst(kept.join(""));
}
