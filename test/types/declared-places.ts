import {
  at,
  child,
  isObject,
  objectAt,
  strings,
  type Json,
  type JsonObject,
} from "../oracle/json-tree.js";

export type Path = readonly (string | number)[];

/** A place of an example of which the document says something that a value can break. */
export interface DeclaredPlace {
  readonly kind: "const" | "required" | "closed" | "primitive";
  /** From the root of the example; of a missing or unknown member, that of the member. */
  readonly path: Path;
  /** What stands there wrongly; absent where the member is taken out. */
  readonly wrong?: Json;
}

/** Whether a value fits the schema at a pointer. */
export type Fits = (pointer: string, value: Json) => boolean;

/** Every const, required member, closed object and primitive type that the document declares for an example. */
export function declaredPlaces(
  root: JsonObject,
  schema: string,
  value: Json,
  fits: Fits,
): readonly DeclaredPlace[] {
  const walk = (pointers: readonly string[], inner: Json, path: Path): readonly DeclaredPlace[] => {
    const parts = pointers.flatMap((pointer) => partsFor(root, pointer, inner, fits));
    if (Array.isArray(inner)) {
      const items = parts.map((part) => child(part, "items"));
      return (inner as readonly Json[]).flatMap((item, index) =>
        walk(items, item, [...path, index]),
      );
    }
    const schemas = parts.map((part) => objectAt(root, part));
    if (!isObject(inner)) return ofScalar(schemas, inner, path);
    return [
      ...ofObject(schemas, inner, path),
      ...Object.entries(inner).flatMap(([key, member]) =>
        walk(memberPointers(root, parts, key), member, [...path, key]),
      ),
    ];
  };
  return walk([schema], value, []);
}

/** All schemas that a value must satisfy together: references followed, the branch of a union that it fits. */
function partsFor(root: JsonObject, pointer: string, value: Json, fits: Fits): readonly string[] {
  const schema = at(root, pointer);
  if (!isObject(schema)) return [];
  const { $ref: reference, allOf } = schema;
  return [
    pointer,
    ...(typeof reference === "string" ? partsFor(root, reference.slice(1), value, fits) : []),
    ...(Array.isArray(allOf) ? allOf : []).flatMap((_, index) =>
      partsFor(root, child(pointer, "allOf", String(index)), value, fits),
    ),
    ...["oneOf", "anyOf"].flatMap((keyword) => {
      const branch = branchFor(root, schema, child(pointer, keyword), value, fits);
      return branch === undefined ? [] : partsFor(root, branch, value, fits);
    }),
  ];
}

/** The branch that the discriminator names, else the only one that the value fits. */
function branchFor(
  root: JsonObject,
  { discriminator }: JsonObject,
  union: string,
  value: Json,
  fits: Fits,
): string | undefined {
  const branches = at(root, union);
  if (!Array.isArray(branches)) return undefined;
  if (isObject(discriminator) && isObject(value)) {
    const { propertyName, mapping } = discriminator;
    const target = isObject(mapping) ? mapping[String(value[String(propertyName)])] : undefined;
    if (typeof target === "string") return target.slice(1);
  }
  const fitting = branches
    .map((_, index) => child(union, String(index)))
    .filter((branch) => fits(branch, value));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function memberPointers(
  root: JsonObject,
  parts: readonly string[],
  key: string,
): readonly string[] {
  const declared = parts
    .map((part) => child(part, "properties", key))
    .filter((pointer) => at(root, pointer) !== undefined);
  return declared.length > 0 ? declared : parts.map((part) => child(part, "additionalProperties"));
}

function ofObject(
  schemas: readonly JsonObject[],
  value: JsonObject,
  path: Path,
): readonly DeclaredPlace[] {
  const required = new Set(schemas.flatMap((schema) => strings(schema["required"])));
  const closed = schemas.some(
    (schema) =>
      schema["additionalProperties"] === false || schema["unevaluatedProperties"] === false,
  );
  return [
    ...Object.keys(value)
      .filter((key) => required.has(key))
      .map((key) => ({ kind: "required" as const, path: [...path, key] })),
    ...(closed ? [{ kind: "closed" as const, path: [...path, "no-such-key"], wrong: 1 }] : []),
  ];
}

function ofScalar(
  schemas: readonly JsonObject[],
  value: Json,
  path: Path,
): readonly DeclaredPlace[] {
  const allowed = schemas.flatMap((schema) =>
    typeof schema["type"] === "string" ? [schema["type"]] : strings(schema["type"]),
  );
  const isNumber = allowed.includes("number") || allowed.includes("integer");
  const wrong = isNumber ? (allowed.includes("string") ? undefined : "text") : 7;
  return [
    ...(schemas.some((schema) => schema["const"] === value)
      ? [{ kind: "const" as const, path, wrong: "no such value" }]
      : []),
    ...(allowed.length > 0 && wrong !== undefined
      ? [{ kind: "primitive" as const, path, wrong }]
      : []),
  ];
}
