import { globalNames } from "./global-names.js";
import { camelCase, kebabCase, pascalCase, upperFirst, words } from "./words.js";

/** What is put before a name that cannot stand alone: it is taken by the platform or starts with a digit. */
const PREFIX = "persona";
/** The name of things whose own name holds no letter or digit. */
const NAMELESS = "unnamed";
/** Longer names are cut; the longest of the official documents has fewer than 120 characters. */
const LONGEST_NAME = 160;
const LONGEST_FILE = 80;

const IDENTIFIER = /^[A-Za-z_$][A-Za-z0-9_$]*$/;
const FILE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Names that Windows keeps for devices, with or without an ending, and the one every folder may have a use for. */
const KEPT_FILE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|index)$/;

/** Reserved in modules, or with a meaning that a declaration would change. ECMA-262, section 12.7.2. */
const reservedWords: ReadonlySet<string> = new Set(
  `arguments as async await break case catch class const continue debugger default delete do else enum eval export
  extends false finally for from function get if implements import in instanceof interface let new null of package
  private protected public return set static super switch this throw true try typeof undefined var void while with
  yield any bigint boolean declare infer is keyof namespace never number object readonly string symbol type unique
  unknown`.split(/\s+/),
);

/** Names that an object answers to, or is asked for by the language, without having been given them. */
const membersOfEveryObject: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  ...Object.getOwnPropertyNames(Function.prototype),
  "prototype",
  "then",
  "toJSON",
]);

/** Whether the text is an ASCII identifier of JavaScript; it may be a reserved word. */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text);
}

/** Whether the text may be a file name on every system: small letters, digits and single hyphens, no device. */
export function isFileName(text: string): boolean {
  return FILE.test(text) && !KEPT_FILE.test(text) && text.length <= LONGEST_FILE;
}

/** Whether an exported function or constant of this name would be a syntax error or hide a global. */
export function isTakenForValues(name: string): boolean {
  return reservedWords.has(name) || globalNames.has(name);
}

/** Whether an exported type of this name would hide a global one. */
export function isTakenForTypes(name: string): boolean {
  return globalNames.has(name) || reservedWords.has(name);
}

/** Whether a property of this name is found on objects that do not have it, or makes a promise of them. */
export function isTakenForMembers(name: string): boolean {
  return membersOfEveryObject.has(name);
}

/** Whether an option of this name cannot be taken out of the options object, or is found on every object. */
export function isTakenForOptions(name: string): boolean {
  return reservedWords.has(name) || membersOfEveryObject.has(name);
}

/** A camelCase identifier from any text: functions, members, parameters. */
export function valueIdentifier(text: string): string {
  return standingAlone(camelCase(words(text)), "value");
}

/** A PascalCase identifier from any words: types. */
export function typeIdentifier(parts: readonly string[]): string {
  return standingAlone(pascalCase(parts), "type");
}

/** Letters and digits in the right case, made a name that is not empty, starts with a letter and is not too long. */
export function standingAlone(name: string, kind: "type" | "value"): string {
  if (name === "") return kind === "type" ? upperFirst(NAMELESS) : NAMELESS;
  const prefix = kind === "type" ? upperFirst(PREFIX) : PREFIX;
  return (/^[0-9]/.test(name) ? prefix + name : name).slice(0, LONGEST_NAME);
}

/** The name with the prefix that tells it from a name of the platform: `Document` → `PersonaDocument`. */
export function prefixed(name: string): string {
  const prefix = /^[A-Z]/.test(name) ? upperFirst(PREFIX) : PREFIX;
  return (prefix + upperFirst(name)).slice(0, LONGEST_NAME);
}

/** A file name from any text, safe on every system. */
export function fileName(text: string): string {
  const name = kebabCase(words(text))
    .slice(0, LONGEST_FILE - PREFIX.length - 1)
    .replace(/-+$/, "");
  if (name === "") return NAMELESS;
  return KEPT_FILE.test(name) ? `${PREFIX}-${name}` : name;
}

/** The n-th name of things that would share one: `Account` → `Account2`, `Street1` → `Street1_2`. */
export function numbered(name: string, n: number): string {
  return `${name}${/[0-9]$/.test(name) ? "_" : ""}${n}`;
}
