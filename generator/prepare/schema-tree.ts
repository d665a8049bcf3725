import { escapeSegment } from "../json/pointer.js";
import type { Json, JsonObject } from "../document/document.js";
import { isArray, isObject } from "../document/pointer.js";
import type { Path } from "../document/walk.js";

/** A longer path. */
export const at = (parent: Path | undefined, ...keys: readonly string[]): Path => {
  let path = parent;
  for (const key of keys) path = path === undefined ? { key } : { parent: path, key };
  return path ?? NOWHERE;
};

/** For trees of which nobody asks for places. */
export const NOWHERE: Path = { key: "" };

/** The values of an object changed; the very same object where no value is. */
export function mapValues(
  object: JsonObject,
  change: (value: Json, key: string) => Json,
): JsonObject {
  let copy: Record<string, Json> | undefined;
  // A loop over keys, since this runs some hundred thousand times for a document.
  for (const key in object) {
    const value = object[key] as Json;
    const next = change(value, key);
    if (next === value) continue;
    // Spreading keeps an own `__proto__` an own property, so that assigning to it stays harmless.
    copy ??= { ...object };
    copy[key] = next;
  }
  return copy ?? object;
}

/** The items of an array changed; the very same array where no item is. */
export function mapItems(
  items: readonly Json[],
  change: (item: Json, index: number) => Json,
): readonly Json[] {
  let copy: Json[] | undefined;
  items.forEach((item, index) => {
    const next = change(item, index);
    if (next !== item) (copy ??= [...items])[index] = next;
  });
  return copy ?? items;
}

/** The object without some of its members; the very same object where it has none of them. */
export function omit(object: JsonObject, ...keys: readonly string[]): JsonObject {
  if (!keys.some((key) => Object.hasOwn(object, key))) return object;
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

/** Keywords that hold one schema, a list of schemas, or schemas by name (JSON Schema 2020-12, 10 and 11). */
const ONE: ReadonlySet<string> = new Set(["items", "additionalProperties", "not", "contains"]);
const LIST: ReadonlySet<string> = new Set(["allOf", "oneOf", "anyOf", "prefixItems"]);
const NAMED: ReadonlySet<string> = new Set(["properties", "patternProperties"]);

export type SchemaChange = (schema: Json, at: Path) => Json;

/** The schemas directly inside a schema changed, its own keywords kept. Examples, defaults and constants are data, not schemas. */
export function mapChildren(schema: JsonObject, place: Path, change: SchemaChange): JsonObject {
  let copy: Record<string, Json> | undefined;
  for (const key in schema) {
    const value = schema[key] as Json;
    if (typeof value !== "object" || value === null) continue;
    const next = mapKeyword(key, value, place, change);
    if (next !== value) (copy ??= { ...schema })[key] = next;
  }
  return copy ?? schema;
}

function mapKeyword(
  key: string,
  value: JsonObject | readonly Json[],
  place: Path,
  change: SchemaChange,
): Json {
  if (isArray(value)) {
    if (!LIST.has(key)) return value;
    const here = { parent: place, key };
    return mapItems(value, (item, index) => change(item, { parent: here, key: String(index) }));
  }
  if (ONE.has(key)) return change(value, { parent: place, key });
  if (!NAMED.has(key)) return value;
  const here = { parent: place, key };
  return mapValues(value, (item, name) => change(item, { parent: here, key: name }));
}

/** Every schema of a tree changed, the innermost first; references are not followed. Boolean schemas stay as they are. */
export function rewrite(
  schema: Json,
  place: Path,
  change: (schema: JsonObject, at: Path) => Json,
): Json {
  const each = (inner: Json, here: Path): Json =>
    isObject(inner) ? change(mapChildren(inner, here, each), here) : inner;
  return each(schema, place);
}

/** Every schema of a tree visited, the outermost first; references are not followed. */
export function visit(schema: Json, look: (schema: JsonObject) => void): void {
  const each = (inner: Json): Json => {
    if (isObject(inner)) {
      look(inner);
      mapChildren(inner, NOWHERE, each);
    }
    return inner;
  };
  each(schema);
}

const SCHEMA_REFERENCE = "#/components/schemas/";

/** The component that a schema refers to, by `$ref`; nothing for any other schema. */
export function referenced(schema: Json | undefined): string | undefined {
  if (!isObject(schema)) return undefined;
  const reference = schema["$ref"];
  return typeof reference === "string" ? componentOf(reference) : undefined;
}

/** `#/components/schemas/account` → `account`; a bare component name, as a discriminator's mapping may hold one, stays. */
export function componentOf(reference: string): string | undefined {
  if (!reference.startsWith(SCHEMA_REFERENCE)) {
    return /[#/]/.test(reference) ? undefined : reference;
  }
  return reference.slice(SCHEMA_REFERENCE.length).replaceAll("~1", "/").replaceAll("~0", "~");
}

/** What a `$ref` says to lead to a schema of `components`. */
export const referenceTo = (component: string): string =>
  SCHEMA_REFERENCE + escapeSegment(component);

/** Keywords that only describe and never decide what is valid. */
const ANNOTATIONS: ReadonlySet<string> = new Set([
  "title",
  "description",
  "summary",
  "example",
  "examples",
  "deprecated",
  "default",
  "$comment",
  "externalDocs",
  "x-inheritable",
]);

/** The keywords of a schema that say something about its values. */
export const constraintsOf = (schema: JsonObject): readonly string[] =>
  Object.keys(schema).filter((key) => !ANNOTATIONS.has(key) && !key.startsWith("x-"));

/** The types a schema allows, in order; nothing where it has no `type`. */
export function typesOf(schema: JsonObject): readonly string[] | undefined {
  const type = schema["type"];
  if (typeof type === "string") return [type];
  if (!isArray(type)) return undefined;
  return type.filter((item): item is string => typeof item === "string");
}

/** `type` from a list: a plain string for one, `null` last. */
export function typeFrom(types: readonly string[]): Json {
  const [first, ...rest] = [...new Set([...types.filter((type) => type !== "null"), ...types])];
  return first === undefined ? [] : rest.length === 0 ? first : [first, ...rest];
}

/** `properties`, or none. */
export const propertiesOf = (schema: JsonObject): JsonObject => {
  const properties = schema["properties"];
  return isObject(properties) ? properties : {};
};

/** The names in `required`, or none. */
export const requiredOf = (schema: JsonObject): readonly string[] => {
  const required = schema["required"];
  return isArray(required)
    ? required.filter((name): name is string => typeof name === "string")
    : [];
};
