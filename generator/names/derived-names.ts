import { isPlural, plural, singularWords } from "./plural.js";
import { lowerFirst, splitWords, upperFirst, words } from "./words.js";
import { typeIdentifier, valueIdentifier } from "./identifiers.js";
import type { EnumNames, IdNames } from "./names.js";

/** The type of an id kind: `account` → `AccountId`, `list-item-country` → `ListItemCountryId`. */
export function idName(key: string): string {
  const parts = singularWords(words(key));
  return typeIdentifier(parts.at(-1) === "id" ? parts : [...parts, "id"]);
}

/** What is exported for an id type: `AccountId` → `isAccountId`, `assertAccountId`, `parseAccountId`. */
export function idNames(type: string): IdNames {
  return { type, is: `is${type}`, assert: `assert${type}`, parse: `parse${type}` };
}

/** All names exported for an id type. */
export function idExports(type: string): readonly string[] {
  const { is, assert, parse } = idNames(type);
  return [type, is, assert, parse];
}

/**
 * What is exported beside the type of an open enum: `InquiryStatus` → `inquiryStatuses` and `isKnownInquiryStatus`. A
 * name that is a plural already gets `Values` (`CaseChecks` → `caseChecksValues`), so that the two differ.
 */
export function enumNames(type: string): EnumNames {
  const parts = splitWords(type);
  const last = parts.at(-1)?.toLowerCase() ?? "";
  const many =
    isPlural(last) || plural(last) === last ? `${type}Values` : withLastWord(type, plural(last));
  return { values: lowerFirst(many), guard: `isKnown${type}` };
}

/** The type of a webhook event: `inquiry.approved` → `InquiryApprovedEvent`. */
export function eventName(event: string): string {
  return typeIdentifier([...words(event), "event"]);
}

/** A parameter or header as it is called in TypeScript: `account-id` → `accountId`, `Request-Id` → `requestId`. */
export function parameterName(wireName: string): string {
  return valueIdentifier(wireName);
}

function withLastWord(type: string, word: string): string {
  const last = splitWords(type).at(-1) ?? "";
  return type.slice(0, type.length - last.length) + upperFirst(word);
}
