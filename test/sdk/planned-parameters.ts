import { at, child, isObject, textOf, type Json, type JsonObject } from "../oracle/json-tree.js";
import type { OfficialOperation, OfficialParameter } from "../oracle/operation-table.js";
import type { ParsedText } from "../oracle/query-parser.js";
import { recaseBody, recaseName, type Casing } from "../oracle/recase.js";
import { resourcesOf, type ResourceNames } from "../oracle/resources.js";
import type { Extent, Sampler } from "../oracle/schema-sampler.js";
import { sampleOfPattern } from "../oracle/text-sampler.js";
import { parameterName } from "./operation-names.js";

/** What one parameter adds to a call, and what must become of it. */
export interface PlannedParameter {
  readonly given: Readonly<Record<string, unknown>>;
  readonly query?: ParsedText;
  readonly header?: readonly [name: string, value: string];
  readonly segment?: string;
  /** Value as the document's schema describes it, with the pointer of that schema. */
  readonly checked?: { readonly pointer: string; readonly value: Json };
}

export interface PlanContext {
  readonly root: JsonObject;
  readonly sampler: Sampler;
  readonly extent: Extent;
  readonly casing: Casing;
}

/** @returns `undefined` where the parameter is left out. */
export function planParameter(
  operation: OfficialOperation,
  parameter: OfficialParameter,
  context: PlanContext,
): PlannedParameter | undefined {
  if (context.extent === "minimal" && !parameter.required) return undefined;
  switch (parameter.place) {
    case "path":
      return planPath(parameter, context);
    case "header":
      return planHeader(parameter, context);
    case "query":
      return planQuery(operation, parameter, context);
  }
}

/** Ids are opaque: whatever is not refused must arrive as it is. */
const HOSTILE_IDS = [
  "a/b",
  "../x",
  "a?b=c#d",
  "a%2Fb",
  "a b+c",
  "ü漢🙂",
  "a;b,c:d@e",
  "a\\b",
  "x'()*!~",
] as const;

function planPath(
  { name, schema }: OfficialParameter,
  { root, sampler, extent }: PlanContext,
): PlannedParameter {
  const pattern = at(root, child(schema, "pattern"));
  const plain =
    typeof pattern === "string"
      ? sampleOfPattern(pattern, sampler.random)
      : `id_${sampler.random.below(1e9)}`;
  const segment =
    typeof pattern === "string" || extent === "minimal" ? plain : sampler.random.pick(HOSTILE_IDS);
  return {
    given: { [parameterName(name)]: segment },
    segment,
    checked: { pointer: schema, value: segment },
  };
}

function planHeader(
  { name, schema }: OfficialParameter,
  { sampler, casing }: PlanContext,
): PlannedParameter {
  const value = headerText(name, schema, sampler, casing);
  return {
    given: { [parameterName(name)]: value },
    header: [name.toLowerCase(), value],
    checked: { pointer: schema, value },
  };
}

function headerText(name: string, schema: string, sampler: Sampler, casing: Casing): string {
  switch (name) {
    case "Key-Inflection":
      return casing;
    case "Persona-Version":
      return textOf(sampler.sample(schema, "full").value);
    default:
      return `${name}-value/${sampler.random.below(1e9)}==`;
  }
}

function planQuery(
  operation: OfficialOperation,
  { name, deepObject, schema }: OfficialParameter,
  context: PlanContext,
): PlannedParameter {
  if (name === "fields") return planFields(operation, schema, context);
  if (name === "include") return planInclude(operation, schema, context);
  const { value } = context.sampler.sample(schema, context.extent);
  const checked = { pointer: schema, value };
  const bracketed = /^(\w+)\[([\w-]+)\]$/.exec(name);
  if (bracketed !== null) {
    const [, outer = "", inner = ""] = bracketed;
    return {
      given: { [outer]: { [inner]: value } },
      query: { [outer]: { [inner]: textOf(value) } },
      checked,
    };
  }
  const given = { [parameterName(name)]: deepObject ? recaseBody(value, context.casing) : value };
  return { given, query: { [name]: textTree(value) }, checked };
}

/** Names of attributes and relationships are written in the casing of the call and travel in kebab case. */
function planFields(
  operation: OfficialOperation,
  schema: string,
  { root, sampler, casing }: PlanContext,
): PlannedParameter {
  const resources = [
    ...answered(operation, root, "data"),
    ...answered(operation, root, "included"),
  ];
  const chosen = new Map<string, readonly string[]>();
  for (let count = 0; count < 2 && resources.length > 0; count += 1) {
    const [type, { attributes }] = sampler.random.pick(resources);
    if (attributes.length > 0)
      chosen.set(type, [sampler.random.pick(attributes), sampler.random.pick(attributes)]);
  }
  if (chosen.size === 0)
    chosen.set("verification/government-id", ["created-at", "fields.name_first"]);
  const value = Object.fromEntries([...chosen].map(([type, names]) => [type, names.join(",")]));
  const fields = Object.fromEntries(
    [...chosen].map(([type, names]) => [
      type,
      names.map((name) => (name.includes(".") ? name : recaseName(name, casing))),
    ]),
  );
  return { given: { fields }, query: { fields: value }, checked: { pointer: schema, value } };
}

function planInclude(
  operation: OfficialOperation,
  schema: string,
  { root, sampler, casing }: PlanContext,
): PlannedParameter {
  const names = answered(operation, root, "data").flatMap(([, { relationships }]) => relationships);
  const chosen =
    names.length === 0
      ? ["account"]
      : [...new Set([sampler.random.pick(names), sampler.random.pick(names)])];
  const value = chosen.join(",");
  const include = chosen.map((name) => recaseName(name, casing));
  return { given: { include }, query: { include: value }, checked: { pointer: schema, value } };
}

function answered(
  operation: OfficialOperation,
  root: JsonObject,
  member: "data" | "included",
): readonly [string, ResourceNames][] {
  return operation.responses
    .filter(({ status }) => status < 300)
    .flatMap(({ contents }) =>
      contents.flatMap(({ schema }) => [...resourcesOf(root, schema, member)]),
    );
}

function textTree(value: Json): string | ParsedText {
  if (!isObject(value)) return textOf(value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, textTree(inner)]));
}
