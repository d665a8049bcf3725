import { code, isCode, isSymbol, join, type Code, type ImportedSymbol } from "./code.js";

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

/** What an editor shows differently from what a compiler reads: control characters, line separators, direction marks. */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])/g;

/** Data that `literal` can write; `Code` and symbols are code at the place where they stand. */
export type LiteralValue =
  | null
  | undefined
  | boolean
  | number
  | string
  | Code
  | ImportedSymbol
  | readonly LiteralValue[]
  | { readonly [key: string]: LiteralValue };

/** `value` as a double-quoted literal that means exactly `value`, whatever is in it; also a literal type. */
export function stringLiteral(value: string): string {
  return escapeUnsafe(JSON.stringify(value));
}

/** `value` as text inside backticks, so that none of it ends the template or is evaluated. */
export function templateText(value: string): string {
  return escapeUnsafe(
    value.replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${"),
  );
}

/** The key of a property in a type, class or object literal; `__proto__` is computed, else it would set the prototype. */
export function propertyKey(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return IDENTIFIER.test(name) ? name : stringLiteral(name);
}

/** Reading a property: `.name` or `["na-me"]`. */
export function propertyAccess(name: string): string {
  return IDENTIFIER.test(name) ? `.${name}` : `[${stringLiteral(name)}]`;
}

/**
 * An expression for the regular expression `source`.
 *
 * @throws SyntaxError where the source does not compile; documents are checked for that long before
 */
export function regExpLiteral(source: string, flags = ""): string {
  const escaped = new RegExp(source, flags).source;
  if (escaped.search(UNSAFE) === -1) return `/${escaped}/${flags}`;
  return `new RegExp(${stringLiteral(source)}, ${stringLiteral(flags)})`;
}

/** Data as an expression; properties whose value is `undefined` are left out. */
export function literal(value: LiteralValue): Code {
  if (value === undefined) return code`undefined`;
  if (value === null || typeof value === "boolean") return code`${String(value)}`;
  if (typeof value === "number") return code`${Object.is(value, -0) ? "-0" : String(value)}`;
  if (typeof value === "string") return code`${stringLiteral(value)}`;
  if (isCode(value)) return value;
  if (isSymbol(value)) return code`${value}`;
  if (isList(value)) return code`[${join(value.map(literal))}]`;
  const properties = Object.entries(value).filter(([, member]) => member !== undefined);
  return code`{ ${join(properties.map(([name, member]) => code`${propertyKey(name)}: ${literal(member)}`))} }`;
}

function isList(value: object): value is readonly LiteralValue[] {
  return Array.isArray(value);
}

function escapeUnsafe(text: string): string {
  return text.replace(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
