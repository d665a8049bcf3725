import type { Json, JsonObject } from "../document/document.js";
import { LONGEST_CHAIN } from "../document/limits.js";
import { isArray, isObject } from "../document/pointer.js";
import { propertiesOf, referenced } from "./schema-tree.js";

/** The literals a schema allows (`const` or `enum` of strings); nothing where it allows other strings too. */
export function literalsOf(schema: Json | undefined): readonly string[] | undefined {
  if (!isObject(schema)) return undefined;
  const { const: constant, enum: values } = schema;
  if (typeof constant === "string") return [constant];
  if (!isArray(values) || values.length === 0) return undefined;
  const strings = values.filter((value) => typeof value === "string");
  return strings.length === values.length ? strings : undefined;
}

/** The members of a union other than `null`. */
export function membersOf(schema: JsonObject): readonly Json[] | undefined {
  const members = schema["oneOf"] ?? schema["anyOf"];
  if (!isArray(members)) return undefined;
  return members.filter((member) => !(isObject(member) && member["type"] === "null"));
}

/** The schema itself, or the component it refers to; nothing where that does not exist. */
export function resolved(schema: Json, components: JsonObject): JsonObject | undefined {
  let current: Json | undefined = schema;
  for (let hops = 0; hops <= LONGEST_CHAIN + 1; hops += 1) {
    const component = referenced(current);
    if (component === undefined) return isObject(current) ? current : undefined;
    current = Object.hasOwn(components, component) ? components[component] : undefined;
  }
  return undefined;
}

/** The literals that a property of an object, or of every object of a union, may have. */
export function literalsAt(
  schema: Json,
  property: string,
  components: JsonObject,
  seen: ReadonlySet<Json> = new Set(),
): readonly string[] | undefined {
  const target = resolved(schema, components);
  // A union that is a member of itself says nothing about its members.
  if (target === undefined || seen.has(target)) return undefined;
  const members = membersOf(target);
  if (members === undefined) {
    const properties = propertiesOf(target);
    return Object.hasOwn(properties, property) ? literalsOf(properties[property]) : undefined;
  }
  const inside = new Set([...seen, target]);
  const literals = members.map((member) => literalsAt(member, property, components, inside));
  return literals.every((values) => values !== undefined) ? literals.flat() : undefined;
}
