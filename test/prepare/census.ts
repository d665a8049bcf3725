import type { Json, JsonObject } from "../../generator/document/document.js";

/** A schema of a document, found by a reading of its own: by position only, without the generator. */
export interface FoundSchema {
  readonly pointer: string;
  readonly schema: JsonObject;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const escape = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");

/** Keys below which names stand, not keywords. */
const NAMES = new Set(["properties", "schemas", "patternProperties"]);
const DATA = new Set(["example", "examples", "default", "enum", "const", "required", "mapping"]);

/** Every schema of a document, references included, outermost first. */
export function schemasOf(root: JsonObject): readonly FoundSchema[] {
  const found: FoundSchema[] = [];
  const walk = (value: Json, pointer: string, isSchema: boolean): void => {
    if (Array.isArray(value)) {
      (value as readonly Json[]).forEach((item, index) => {
        walk(item, `${pointer}/${String(index)}`, isSchema);
      });
      return;
    }
    if (!isObject(value)) return;
    if (isSchema) found.push({ pointer, schema: value });
    for (const [key, inner] of Object.entries(value)) {
      if (DATA.has(key) || key.startsWith("x-")) continue;
      const here = `${pointer}/${escape(key)}`;
      if (NAMES.has(key) && isObject(inner)) {
        for (const [name, one] of Object.entries(inner)) walk(one, `${here}/${escape(name)}`, true);
      } else {
        walk(inner, here, isSchema || key === "schema");
      }
    }
  };
  for (const part of ["components", "paths", "webhooks"])
    walk(root[part] ?? null, `/${part}`, false);
  return found;
}

/** The value that a pointer names. */
export function at(root: Json, pointer: string): Json | undefined {
  return pointer
    .split("/")
    .slice(1)
    .reduce<Json | undefined>((value, segment) => {
      const key = segment.replaceAll("~1", "/").replaceAll("~0", "~");
      if (Array.isArray(value)) return (value as readonly Json[])[Number(key)];
      return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    }, root);
}

export const objectAt = (root: Json, pointer: string): JsonObject => {
  const value = at(root, pointer);
  return isObject(value) ? value : {};
};

/** Where a schema's references lead. */
export function dereference(root: JsonObject, schema: Json | undefined): JsonObject {
  const reference = isObject(schema) ? schema["$ref"] : undefined;
  if (typeof reference === "string") return dereference(root, at(root, reference.slice(1)));
  return isObject(schema) ? schema : {};
}

export const list = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [];

export const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

export const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");

/** `string` → `["string"]`; nothing where there is no type. */
export const types = (schema: JsonObject): readonly Json[] => {
  const type = schema["type"];
  return type === undefined ? [] : Array.isArray(type) ? (type as readonly Json[]) : [type];
};

/** The schema with the members of its `allOf`, references followed: one list of all that is said. */
export function saidBy(root: JsonObject, schema: Json | undefined): readonly JsonObject[] {
  const target = dereference(root, schema);
  return [target, ...list(target["allOf"]).flatMap((member) => saidBy(root, member))];
}
