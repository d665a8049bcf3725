import { at, child, isObject, objectAt, textOf, type Json, type JsonObject } from "./json-tree.js";

/** One of the schemas that a value must satisfy together. */
export interface Part {
  readonly schema: JsonObject;
  readonly pointer: string;
  /** Belongs to the chosen branch of a union, which its constants tell apart from the other branches. */
  readonly ofUnion: boolean;
  /** Property that the union's `discriminator` reads, and a value that its mapping gives to this branch. */
  readonly discriminant?: { readonly name: string; readonly value: string };
}

export interface Choice {
  /** Which of `count` branches of the union at `pointer` is taken. */
  branch(pointer: string, count: number): number;
  /** Which of several discriminating values of one branch is taken. */
  value(values: readonly string[]): string;
}

/** A schema with everything it refers to and is composed of (`$ref`, `allOf`), and one branch of each of its unions. */
export function partsOf(root: JsonObject, pointer: string, choice: Choice): readonly Part[] {
  const schema = at(root, pointer);
  if (!isObject(schema)) return [];
  const reference = schema["$ref"];
  const allOf = Array.isArray(schema["allOf"]) ? schema["allOf"] : [];
  return [
    { schema, pointer, ofUnion: false },
    ...(typeof reference === "string" ? partsOf(root, reference.slice(1), choice) : []),
    ...allOf.flatMap((_, index) => partsOf(root, child(pointer, "allOf", String(index)), choice)),
    ...["oneOf", "anyOf"].flatMap((keyword) =>
      branchParts(root, schema, child(pointer, keyword), choice),
    ),
  ];
}

function branchParts(
  root: JsonObject,
  schema: JsonObject,
  pointer: string,
  choice: Choice,
): readonly Part[] {
  const branches = at(root, pointer);
  if (!Array.isArray(branches)) return [];
  const branch = child(pointer, String(choice.branch(pointer, branches.length)));
  const discriminant = discriminantOf(schema, objectAt(root, branch)["$ref"], choice);
  return partsOf(root, branch, choice).map((part) => ({
    ...part,
    ofUnion: true,
    ...(discriminant !== undefined && { discriminant }),
  }));
}

function discriminantOf(
  schema: JsonObject,
  reference: Json | undefined,
  choice: Choice,
): Part["discriminant"] {
  const discriminator = schema["discriminator"];
  if (!isObject(discriminator) || !isObject(discriminator["mapping"])) return undefined;
  const values = Object.entries(discriminator["mapping"]).flatMap(([value, to]) =>
    to === reference ? [value] : [],
  );
  return values.length === 0
    ? undefined
    : { name: textOf(discriminator["propertyName"] ?? ""), value: choice.value(values) };
}
