import type { Json, JsonObject } from "../document/document.js";
import { isArray, isObject } from "../document/pointer.js";
import { addTo } from "../grouping.js";
import { componentSchemas, withComponentSchemas } from "./document-schemas.js";
import { mapValues, referenced } from "./schema-tree.js";

const UNIONS = ["oneOf", "anyOf", "allOf"] as const;

/**
 * A document for readers that take a component at once for what it is: a list that holds nothing but itself, over any
 * number of others, holds anything. (The compiler refuses `components["schemas"]["tree"][]` as the type of `tree`.)
 * Objects may hold themselves.
 */
export function withoutEndlessLists(root: JsonObject): JsonObject {
  const schemas = componentSchemas(root);
  const endless = endlessSchemas(schemas);
  if (endless.size === 0) return root;
  const cut = (schema: Json): Json => {
    if (!isObject(schema)) return schema;
    const isEndless = stepsFrom(schema["items"] ?? true).some((name) => endless.has(name));
    const unions = UNIONS.flatMap((keyword) => {
      const members = schema[keyword];
      return isArray(members) ? [[keyword, members.map(cut)] as const] : [];
    });
    return { ...schema, ...Object.fromEntries(unions), ...(isEndless && { items: {} }) };
  };
  return withComponentSchemas(
    root,
    mapValues(schemas, (schema, name) => (endless.has(name) ? cut(schema) : schema)),
  );
}

/** The schemas that lead to a circle: all but those whose every step leads to an end. */
function endlessSchemas(schemas: JsonObject): ReadonlySet<string> {
  const left = new Map(
    Object.entries(schemas).map(([name, each]) => [name, stepsTo(each, schemas)]),
  );
  const before = new Map<string, string[]>();
  for (const [name, steps] of left) for (const step of steps) addTo(before, step, name);
  const ended = new Set([...left].flatMap(([name, { size }]) => (size === 0 ? [name] : [])));
  // A set is gone through to what is added meanwhile.
  for (const name of ended) {
    left.delete(name);
    for (const earlier of before.get(name) ?? []) {
      const steps = left.get(earlier);
      steps?.delete(name);
      if (steps?.size === 0) ended.add(earlier);
    }
  }
  return new Set(left.keys());
}

const stepsTo = (schema: Json, schemas: JsonObject): Set<string> =>
  new Set(stepsFrom(schema).filter((name) => Object.hasOwn(schemas, name)));

/** The components that a schema is, or is a list of. */
function stepsFrom(schema: Json): readonly string[] {
  if (!isObject(schema)) return [];
  const unions = UNIONS.flatMap((keyword) => schema[keyword] ?? []);
  const component = referenced(schema);
  return [
    ...(component === undefined ? [] : [component]),
    ...[...unions, schema["items"] ?? true].flatMap(stepsFrom),
  ];
}
