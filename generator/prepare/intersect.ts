import { isDeepStrictEqual } from "node:util";

import type { Json, JsonObject } from "../document/document.js";
import { isArray, isObject } from "../document/pointer.js";
import type { Path } from "../document/walk.js";
import { distribute } from "./distribute.js";
import type { Findings } from "./pass.js";
import {
  at,
  constraintsOf,
  omit,
  referenced,
  requiredOf,
  typeFrom,
  typesOf,
} from "./schema-tree.js";

/** What intersecting needs to know of the document. */
export interface Intersection {
  /** The component's schema, itself without `allOf`. */
  readonly resolve: (component: string) => Json;
  readonly findings: Findings;
}

/** Which side's annotations stay, and which side stays where the two contradict each other. */
export type Preference = "left" | "right";

/**
 * One schema that allows what both allow, as far as JSON Schema can say it (2020-12, 10.2.1.1 `allOf`): of two
 * properties the narrower stays. `additionalProperties: false` closes the result over the keys of both, which is what
 * the authors of such documents mean. A contradiction is a finding and leaves the preferred side.
 */
export function intersect(
  left: JsonObject,
  right: JsonObject,
  place: Path,
  prefer: Preference,
  context: Intersection,
): JsonObject {
  if (sameConstraints(left, right)) {
    return prefer === "left" ? { ...right, ...left } : { ...left, ...right };
  }
  const distributed = distribute(left, right, place, (member, rest, path) =>
    intersectAny(member, rest, path, prefer, context),
  );
  if (distributed !== undefined) return distributed;
  const merged: Record<string, Json> = { ...left };
  for (const [keyword, value] of Object.entries(right)) {
    const before = Object.hasOwn(left, keyword) ? left[keyword] : undefined;
    merged[keyword] =
      before === undefined || isDeepStrictEqual(before, value)
        ? value
        : both(keyword, before, value, place, prefer, context);
  }
  const types = intersectTypes(left, right);
  if (types?.length === 0) contradict("type", left["type"], right["type"], place, context);
  else if (types !== undefined) merged["type"] = typeFrom(types);
  return tidy(merged);
}

/** Equal but for what only describes. */
function sameConstraints(left: JsonObject, right: JsonObject): boolean {
  const pick = (schema: JsonObject): JsonObject =>
    Object.fromEntries(
      [...constraintsOf(schema), "x-known-values"].map((key) => [key, schema[key] ?? null]),
    );
  return isDeepStrictEqual(pick(left), pick(right));
}

/** What a literal makes superfluous, and what names a schema that is no longer that one. */
function tidy(schema: JsonObject): JsonObject {
  const { const: constant } = schema;
  const plain = omit(schema, "x-base-key");
  return constant === undefined ? plain : omit(plain, "enum", "x-polymorphic", "x-known-values");
}

/** Keywords of which the greater, and of which the smaller value is the narrower. */
const LOWER_BOUNDS: ReadonlySet<string> = new Set([
  "minimum",
  "minLength",
  "minItems",
  "exclusiveMinimum",
]);
const UPPER_BOUNDS: ReadonlySet<string> = new Set([
  "maximum",
  "maxLength",
  "maxItems",
  "exclusiveMaximum",
]);
/** Keywords that two schemas cannot both have unless they agree. */
const DECISIVE: ReadonlySet<string> = new Set([
  "const",
  "enum",
  "format",
  "pattern",
  "oneOf",
  "anyOf",
]);

function both(
  keyword: string,
  left: Json,
  right: Json,
  place: Path,
  prefer: Preference,
  context: Intersection,
): Json {
  const preferred = prefer === "left" ? left : right;
  switch (keyword) {
    case "properties":
      return isObject(left) && isObject(right)
        ? intersectProperties(left, right, at(place, keyword), prefer, context)
        : preferred;
    case "items":
      return intersectAny(left, right, at(place, keyword), prefer, context);
    case "additionalProperties":
      // `true` says nothing; two schemas are intersected; `false` closes.
      if (left === true || right === true) return left === true ? right : left;
      return intersectAny(left, right, at(place, keyword), prefer, context);
    case "required":
      return [...new Set([...requiredOf({ required: left }), ...requiredOf({ required: right })])];
    case "enum": {
      const shared = asList(left).filter((value) => asList(right).includes(value));
      if (shared.length > 0) return shared;
    }
  }
  if (typeof left === "number" && typeof right === "number") {
    if (LOWER_BOUNDS.has(keyword)) return Math.max(left, right);
    if (UPPER_BOUNDS.has(keyword)) return Math.min(left, right);
  }
  if (DECISIVE.has(keyword)) contradict(keyword, left, right, place, context);
  return preferred;
}

const asList = (value: Json): readonly Json[] => (isArray(value) ? value : []);

function intersectProperties(
  left: JsonObject,
  right: JsonObject,
  place: Path,
  prefer: Preference,
  context: Intersection,
): JsonObject {
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return Object.fromEntries(
    names.map((name) => {
      const mine = Object.hasOwn(left, name) ? left[name] : undefined;
      const theirs = Object.hasOwn(right, name) ? right[name] : undefined;
      if (mine === undefined || theirs === undefined) return [name, mine ?? theirs ?? true];
      return [name, intersectAny(mine, theirs, at(place, name), prefer, context)];
    }),
  );
}

/** Two schemas of any form: `true` allows anything, `false` nothing, and a reference stays one where it can. */
function intersectAny(
  left: Json,
  right: Json,
  place: Path,
  prefer: Preference,
  context: Intersection,
): Json {
  if (left === false || right === false) return false;
  const follow = (schema: Json): JsonObject => {
    const component = referenced(schema);
    const target = component === undefined ? schema : context.resolve(component);
    return isObject(target) ? target : {};
  };
  if (isObject(left) && isObject(right) && sameConstraints(left, right)) {
    return intersect(left, right, place, prefer, context);
  }
  return intersect(follow(left), follow(right), place, prefer, context);
}

function intersectTypes(left: JsonObject, right: JsonObject): readonly string[] | undefined {
  const mine = typesOf(left);
  const theirs = typesOf(right);
  if (mine === undefined || theirs === undefined) return mine ?? theirs;
  const allows = (types: readonly string[], type: string): boolean =>
    types.includes(type) || (type === "integer" && types.includes("number"));
  return [
    ...mine.filter((type) => allows(theirs, type)),
    ...theirs.filter((type) => !mine.includes(type) && allows(mine, type)),
  ];
}

function contradict(
  keyword: string,
  left: Json | undefined,
  right: Json | undefined,
  place: Path,
  context: Intersection,
): void {
  const [first = "", second = ""] = [left, right].map((value) => JSON.stringify(value));
  context.findings.add("ALL_OF_CONFLICT", place, { keyword, left: first, right: second });
}
