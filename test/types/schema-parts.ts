import { at, child, isObject, objectAt, type JsonObject } from "../oracle/json-tree.js";

/**
 * Pointers of a schema and of everything it refers to or is composed of; of a union that is only there for `null`, its
 * other member. Other unions are left to the caller.
 */
export function partsOf(root: JsonObject, pointer: string): readonly string[] {
  const schema = at(root, pointer);
  if (!isObject(schema)) return [];
  const { $ref: reference, allOf } = schema;
  return [
    pointer,
    ...(typeof reference === "string" ? partsOf(root, reference.slice(1)) : []),
    ...(Array.isArray(allOf) ? allOf : []).flatMap((_, index) =>
      partsOf(root, child(pointer, "allOf", String(index))),
    ),
    ...["oneOf", "anyOf"].flatMap((keyword) => {
      const only = otherThanNull(root, child(pointer, keyword));
      return only === undefined ? [] : partsOf(root, only);
    }),
  ];
}

function otherThanNull(root: JsonObject, pointer: string): string | undefined {
  const others = branchesOf(root, pointer).filter(
    (branch) => objectAt(root, branch)["type"] !== "null",
  );
  return others.length === 1 ? others[0] : undefined;
}

/** Pointers of the members of a list of schemas. */
export function branchesOf(root: JsonObject, pointer: string): readonly string[] {
  const branches = at(root, pointer);
  return Array.isArray(branches) ? branches.map((_, index) => child(pointer, String(index))) : [];
}

/** The first component that schemas refer to. */
export function componentAt(root: JsonObject, pointers: readonly string[]): string | undefined {
  const [reference] = pointers
    .flatMap((pointer) => partsOf(root, pointer))
    .map((pointer) => objectAt(root, pointer)["$ref"])
    .filter((one) => typeof one === "string");
  return reference?.split("/").at(-1);
}
