import type { Json, JsonObject } from "../document/document.js";
import type { Path } from "../document/walk.js";
import { isArray, isObject } from "../document/pointer.js";
import { toPointer } from "../json/pointer.js";
import { componentSchemas, mapRootSchemas } from "./document-schemas.js";
import { intersect, type Intersection } from "./intersect.js";
import { Findings, type Pass } from "./pass.js";
import {
  at,
  constraintsOf,
  mapValues,
  omit,
  propertiesOf,
  referenced,
  rewrite,
  typesOf,
} from "./schema-tree.js";

/**
 * Every `allOf` becomes one object, so that a type reads as one interface. What a named base brings along remembers
 * where it comes from (`x-base-key`): an enum or object of a base then is one type for all schemas made from that base.
 */
export const mergeAllOf: Pass = {
  name: "merge allOf",
  run: (root) => {
    const findings = new Findings();
    const merger = createMerger(componentSchemas(root), findings);
    const merged = mapRootSchemas(root, (found) =>
      found.component === undefined
        ? merger.merge(found.schema, found.at)
        : merger.component(found.component),
    );
    const marked = mapRootSchemas(merged, ({ schema, component }) =>
      component !== undefined && merger.bases.has(component) && isObject(schema)
        ? { ...withBaseKeys(schema, component), "x-base": true }
        : schema,
    );
    return { root: marked, diagnostics: findings.diagnostics };
  },
};

interface Merger extends Intersection {
  readonly merge: (schema: Json, place: Path) => Json;
  readonly component: (name: string) => Json;
  /** Components that were taken into others. */
  readonly bases: Set<string>;
}

function createMerger(components: JsonObject, findings: Findings): Merger {
  const done = new Map<string, Json>();
  const open = new Set<string>();
  const merger: Merger = {
    findings,
    bases: new Set(),
    resolve: (name) => merger.component(name),
    merge: (schema, place) =>
      rewrite(schema, place, (inner, here) => mergeOne(inner, here, merger)),
    component: (name) => {
      const known = done.get(name);
      if (known !== undefined) return known;
      const schema = components[name];
      const place = at(undefined, "components", "schemas", name);
      if (schema === undefined || open.has(name)) {
        findings.add(open.has(name) ? "ALL_OF_CIRCULAR" : "ALL_OF_DANGLING", place, { name });
        return {};
      }
      open.add(name);
      const merged = merger.merge(schema, place);
      open.delete(name);
      done.set(name, merged);
      return merged;
    },
  };
  return merger;
}

function mergeOne(schema: JsonObject, place: Path, context: Merger): Json {
  const members = schema["allOf"];
  if (!isArray(members)) {
    return hasUnionBesideProperties(schema) ? splitUnion(schema, place, context) : schema;
  }
  const own = omit(schema, "allOf", "unevaluatedProperties");
  const telling = members.filter((member) => !saysNothing(member));
  const [only] = telling;
  if (telling.length === 1 && referenced(only) !== undefined && addsNothing(own, only, context)) {
    return { ...omit(own, "type"), ...(isObject(only) ? only : {}) };
  }
  const merged = telling.reduce<JsonObject>((sum, member) => {
    const base = referenced(member);
    const content = base === undefined ? member : baseContent(base, context);
    if (!isObject(content)) return sum;
    return intersect(sum, content, place, base === undefined ? "right" : "left", context);
  }, {});
  const whole = intersect(merged, own, place, "right", context);
  const closes =
    schema["unevaluatedProperties"] === false && whole["additionalProperties"] === undefined;
  return closes ? { ...whole, unevaluatedProperties: false } : whole;
}

/** An inline member such as `{ type: object, properties: {} }`. */
function saysNothing(member: Json): boolean {
  if (!isObject(member)) return member === true;
  return (
    constraintsOf(member).every((key) => key === "type" || key === "properties") &&
    typesOf(member)?.join() !== "null" &&
    (member["type"] === undefined || member["type"] === "object") &&
    Object.keys(propertiesOf(member)).length === 0
  );
}

/** Whether what stands beside a lone reference leaves its target as it is. */
function addsNothing(own: JsonObject, reference: Json | undefined, context: Intersection): boolean {
  const keys = constraintsOf(own);
  if (keys.length === 0) return true;
  const component = referenced(reference);
  const target = component === undefined ? {} : context.resolve(component);
  if (keys.join() !== "type" || !isObject(target)) return false;
  const type = target["type"] ?? ((target["oneOf"] ?? target["anyOf"]) ? "object" : undefined);
  return type === own["type"];
}

/** A base's schema without what describes the base itself; its members that may become types know their place. */
function baseContent(base: string, context: Merger): Json {
  context.bases.add(base);
  const schema = context.resolve(base);
  return isObject(schema) ? withBaseKeys(omit(schema, ...OF_THE_BASE_ITSELF), base) : schema;
}

/** What is said of a base and not of the schemas made from it. */
const OF_THE_BASE_ITSELF = [
  "title",
  "description",
  "example",
  "examples",
  "x-inheritable",
  "x-sdk-name",
  "x-sdk-family",
  "x-sdk-doc",
] as const;

function withBaseKeys(schema: JsonObject, base: string): JsonObject {
  const properties = schema["properties"];
  if (!isObject(properties)) return schema;
  return {
    ...schema,
    properties: mapValues(properties, (property, name) =>
      isObject(property) && mayBecomeType(property) && property["x-base-key"] === undefined
        ? { ...property, "x-base-key": base + toPointer([name]) }
        : property,
    ),
  };
}

const TYPE_MAKING = ["properties", "items", "enum", "x-known-values", "oneOf", "anyOf"] as const;

const mayBecomeType = (schema: JsonObject): boolean =>
  TYPE_MAKING.some((key) => schema[key] !== undefined) || isObject(schema["additionalProperties"]);

const UNIONS = ["oneOf", "anyOf"] as const;

const hasUnionBesideProperties = (schema: JsonObject): boolean =>
  schema["properties"] !== undefined && UNIONS.some((key) => schema[key] !== undefined);

/** `properties` beside a union mean that every member has them. */
function splitUnion(schema: JsonObject, place: Path, context: Intersection): JsonObject {
  return intersect(
    omit(schema, "oneOf", "anyOf", "discriminator"),
    omit(
      schema,
      ...Object.keys(schema).filter((key) => !["oneOf", "anyOf", "discriminator"].includes(key)),
    ),
    place,
    "right",
    context,
  );
}
