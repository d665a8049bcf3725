import { at, child, isObject, type JsonObject } from "./json-tree.js";

/** @returns pointers of every property declaration that a value of the schema may make use of. */
export function declaredProperties(root: JsonObject, pointer: string): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (place: string): void => {
    const schema = at(root, place);
    if (!isObject(schema) || seen.has(place)) return;
    seen.add(place);
    if (typeof schema["$ref"] === "string") visit(schema["$ref"].slice(1));
    for (const keyword of ["allOf", "oneOf", "anyOf"]) {
      const members = schema[keyword];
      if (Array.isArray(members))
        members.forEach((_, index) => {
          visit(child(place, keyword, String(index)));
        });
    }
    for (const keyword of ["items", "additionalProperties"]) visit(child(place, keyword));
    for (const name of Object.keys(isObject(schema["properties"]) ? schema["properties"] : {})) {
      const property = child(place, "properties", name);
      found.add(property);
      visit(property);
    }
  };
  visit(pointer);
  return found;
}
