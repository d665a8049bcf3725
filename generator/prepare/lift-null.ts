import type { Json, JsonObject } from "../document/document.js";
import { isArray, isObject } from "../document/pointer.js";
import { leadingTo } from "../leading-to.js";
import { componentSchemas, mapRootSchemas } from "./document-schemas.js";
import { silent, type Pass } from "./pass.js";
import { mapValues, omit, referenced, rewrite, typeFrom, typesOf } from "./schema-tree.js";

/**
 * `null` is said in one of two ways only: a plain type has it in its list of types, a reference or a union of several
 * has it as the last member of a `oneOf`. Component schemas are never nullable themselves: where one was, every
 * reference to it says so.
 */
export const liftNull: Pass = {
  name: "lift null",
  run: silent((root) => {
    const components = componentSchemas(root);
    const isNull = (schema: Json): boolean => {
      const component = referenced(schema);
      return component === undefined ? onlyNull(schema) : onlyNull(components[component] ?? true);
    };
    const plain = mapRootSchemas(root, (found) =>
      rewrite(found.schema, found.at, (schema) => withOneNull(schema, isNull)),
    );
    return movedToReferences(plain);
  }),
};

const NULL: JsonObject = { type: "null" };

function onlyNull(schema: Json): boolean {
  if (!isObject(schema)) return false;
  const values = schema["enum"];
  return (
    typesOf(schema)?.every((type) => type === "null") === true ||
    schema["const"] === null ||
    (isArray(values) && values.every((value) => value === null))
  );
}

function withOneNull(schema: JsonObject, isNull: (schema: Json) => boolean): Json {
  if (onlyNull(schema))
    return { ...omit(schema, "const", "enum", "additionalProperties"), ...NULL };
  const values = schema["enum"];
  if (isArray(values)) return withNullableEnum(schema, values);
  const keyword = schema["oneOf"] === undefined ? "anyOf" : "oneOf";
  const members = schema[keyword];
  if (!isArray(members)) return schema;
  const others = members.filter((member) => !isNull(member));
  if (others.length === members.length) return schema;
  const [only] = others;
  const rest = omit(schema, "oneOf", "anyOf", "type", "unevaluatedProperties");
  if (only === undefined) return { ...rest, ...NULL };
  if (others.length > 1 || schema["discriminator"] !== undefined) {
    return { ...rest, oneOf: [...others, NULL] };
  }
  return nullable({ ...rest, ...(isObject(only) ? only : {}) });
}

function withNullableEnum(schema: JsonObject, values: readonly Json[]): JsonObject {
  if (!values.includes(null)) return schema;
  return {
    ...schema,
    type: typeFrom([...(typesOf(schema) ?? ["string"]), "null"]),
    enum: values.filter((value) => value !== null),
  };
}

/** The schema with `null` allowed. */
function nullable(schema: JsonObject): JsonObject {
  const types = typesOf(schema);
  if (types !== undefined) return { ...schema, type: typeFrom([...types, "null"]) };
  const union = schema["oneOf"] ?? schema["anyOf"];
  if (isArray(union)) {
    const others = union.filter((member) => !onlyNull(member));
    return { ...omit(schema, "anyOf"), oneOf: [...others, NULL] };
  }
  const { $ref, ...annotations } = schema;
  return $ref === undefined ? schema : { ...annotations, oneOf: [{ $ref }, NULL] };
}

/** The schema without `null`, or nothing where it never allowed it. */
function withoutNull(schema: Json): JsonObject | undefined {
  if (!isObject(schema) || onlyNull(schema)) return undefined;
  const types = typesOf(schema);
  if (types?.includes("null") === true) {
    return { ...schema, type: typeFrom(types.filter((type) => type !== "null")) };
  }
  const union = schema["oneOf"];
  if (!isArray(union) || !union.some(onlyNull)) return undefined;
  const others = union.filter((member) => !onlyNull(member));
  const [only] = others;
  return others.length === 1 && isObject(only) && schema["discriminator"] === undefined
    ? { ...omit(schema, "oneOf"), ...only }
    : { ...schema, oneOf: others };
}

function movedToReferences(root: JsonObject): JsonObject {
  const nullables = nullableComponents(componentSchemas(root));
  if (nullables.size === 0) return root;
  const isNullable = (schema: Json): boolean => nullables.has(referenced(schema) ?? "");
  return mapRootSchemas(root, (found) => {
    const own = found.component !== undefined && nullables.has(found.component);
    if (own && isNullable(found.schema)) return found.schema;
    const moved = rewrite(found.schema, found.at, (schema) =>
      withNullableReferences(schema, isNullable),
    );
    return own ? (withoutNull(moved) ?? moved) : moved;
  });
}

/** The components that allow `null`: themselves, as another name of one that does, or as a union with one. */
function nullableComponents(components: JsonObject): ReadonlySet<string> {
  const membersOf = (name: string): readonly Json[] => {
    const schema = components[name];
    if (schema === undefined) return [];
    const union = isObject(schema) ? schema["oneOf"] : undefined;
    return isArray(union) ? [schema, ...union] : [schema];
  };
  const names = Object.keys(components);
  return leadingTo(
    names.filter((name) => membersOf(name).some((member) => withoutNull(member) !== undefined)),
    names,
    (name) => membersOf(name).flatMap((member) => referenced(member) ?? []),
  );
}

/** A reference to a formerly nullable component allows `null`; in a union the union does, once. */
function withNullableReferences(schema: JsonObject, isStripped: (schema: Json) => boolean): Json {
  if (isStripped(schema)) return nullable(schema);
  return mapValues(schema, (value, keyword) => {
    if (keyword !== "oneOf" && keyword !== "anyOf") return value;
    if (!isArray(value)) return value;
    const flat = value.flatMap((member) => nullableReference(member) ?? [member]);
    return flat.length === value.length
      ? value
      : [...flat.filter((member) => !onlyNull(member)), NULL];
  });
}

/** The members of `oneOf: [{ $ref }, null]`. */
function nullableReference(schema: Json): readonly Json[] | undefined {
  if (!isObject(schema)) return undefined;
  const union = schema["oneOf"];
  if (!isArray(union) || union.length !== 2) return undefined;
  const [first, second] = union;
  return referenced(first) !== undefined && onlyNull(second ?? true) ? union : undefined;
}
