import { at, child, isObject, objectAt, type JsonObject } from "./json-tree.js";

/** A kind of resource that an answer may hold, by its JSON:API `type`. */
export interface ResourceNames {
  readonly attributes: readonly string[];
  readonly relationships: readonly string[];
}

/**
 * The resources of an answer: those of `data`, single or in a list, and of `included`.
 *
 * @param pointer schema of the answer.
 */
export function resourcesOf(
  root: JsonObject,
  pointer: string,
  member: "data" | "included",
): ReadonlyMap<string, ResourceNames> {
  const found = new Map<string, ResourceNames>();
  const visit = (places: readonly string[]): void => {
    const flat = places.flatMap((place) => composed(root, place));
    const type = below(root, flat, "type")
      .map((place) => at(root, child(place, "const")))
      .find((value) => typeof value === "string");
    if (typeof type === "string") {
      found.set(type, {
        attributes: namesOf(root, below(root, flat, "attributes")),
        relationships: namesOf(root, below(root, flat, "relationships")),
      });
    }
    for (const place of flat) {
      if (isObject(at(root, child(place, "items")))) visit([child(place, "items")]);
      for (const keyword of ["oneOf", "anyOf"]) {
        const branches = at(root, child(place, keyword));
        if (Array.isArray(branches))
          branches.forEach((_, index) => {
            visit([child(place, keyword, String(index))]);
          });
      }
    }
  };
  visit(below(root, composed(root, pointer), member));
  return found;
}

/** A schema and all it is composed of through `$ref` and `allOf`. */
function composed(root: JsonObject, pointer: string): readonly string[] {
  const schema = objectAt(root, pointer);
  const allOf = Array.isArray(schema["allOf"]) ? schema["allOf"] : [];
  return [
    pointer,
    ...(typeof schema["$ref"] === "string" ? composed(root, schema["$ref"].slice(1)) : []),
    ...allOf.flatMap((_, index) => composed(root, child(pointer, "allOf", String(index)))),
  ];
}

function below(root: JsonObject, places: readonly string[], property: string): readonly string[] {
  return places.flatMap((place) => {
    const pointer = child(place, "properties", property);
    return at(root, pointer) === undefined ? [] : composed(root, pointer);
  });
}

function namesOf(root: JsonObject, places: readonly string[]): readonly string[] {
  return [
    ...new Set(places.flatMap((place) => Object.keys(objectAt(root, child(place, "properties"))))),
  ];
}
