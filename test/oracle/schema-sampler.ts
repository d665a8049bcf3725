import { at, child, isObject, strings, type Json, type JsonObject } from "./json-tree.js";
import { createRandom, type Random } from "./random.js";
import { partsOf, type Choice, type Part } from "./schema-parts.js";
import { sampleText } from "./text-sampler.js";

/** `minimal`: what is required. `full`: every property that is declared, and some of those that are not. */
export type Extent = "minimal" | "full";

export interface Sample {
  readonly value: Json;
  /** Pointers of the property declarations that the value makes use of. */
  readonly properties: ReadonlySet<string>;
  /** Where files stand in the value, which holds their content as text. */
  readonly files: readonly (readonly string[])[];
}

/** Makes values of schemas. The branches of a union take turns, so that repeated samples reach all of them. */
export interface Sampler {
  readonly random: Random;
  sample(pointer: string, extent: Extent): Sample;
}

/** @param seed the same seed and the same calls give the same values. */
export function createSampler(root: JsonObject, seed: number): Sampler {
  const random = createRandom(seed);
  const turns = new Map<string, number>();
  const choice: Choice = {
    branch: (pointer, count) => {
      const turn = turns.get(pointer) ?? 0;
      turns.set(pointer, turn + 1);
      return turn % count;
    },
    value: (values) => random.pick(values),
  };
  return {
    random,
    sample: (pointer, extent) => {
      const properties = new Set<string>();
      const files: (readonly string[])[] = [];
      const value = sampleParts([pointer], [], { root, random, choice, extent, properties, files });
      return { value, properties, files };
    },
  };
}

interface Context {
  readonly root: JsonObject;
  readonly random: Random;
  readonly choice: Choice;
  readonly extent: Extent;
  readonly properties: Set<string>;
  readonly files: (readonly string[])[];
}

/** Below this depth only required members are made: schemas may contain themselves. */
const DEPTH = 14;

function sampleParts(pointers: readonly string[], path: readonly string[], context: Context): Json {
  const parts = pointers.flatMap((pointer) => partsOf(context.root, pointer, context.choice));
  for (const { schema } of parts) {
    if (schema["const"] !== undefined) return schema["const"];
    if (Array.isArray(schema["enum"]))
      return context.random.pick(schema["enum"] as readonly Json[]);
  }
  const schema = Object.assign({}, ...parts.map((part) => part.schema).reverse()) as JsonObject;
  switch (chooseType(parts, context)) {
    case "null":
      return null;
    case "boolean":
      return context.random.chance(0.5);
    case "integer":
      return sampleInteger(schema, context.random);
    case "number":
      return sampleInteger(schema, context.random) + 0.5;
    case "array":
      return sampleArray(parts, path, context);
    case "object":
      return sampleObject(parts, path, context);
    default:
      if (schema["contentMediaType"] !== undefined) context.files.push(path);
      return sampleText(schema, context.random);
  }
}

function chooseType(parts: readonly Part[], { random, extent }: Context): string {
  const stated = parts.flatMap(({ schema }) => {
    const type = schema["type"];
    return typeof type === "string" ? [[type]] : Array.isArray(type) ? [strings(type)] : [];
  });
  const types =
    stated.length === 0
      ? impliedTypes(parts)
      : stated.reduce((one, other) => one.filter((type) => other.includes(type)));
  const others = types.filter((type) => type !== "null");
  if (others.length === 0) return "null";
  const structured = others.some((type) => type === "object" || type === "array");
  const probability = extent === "minimal" ? 0.5 : structured ? 0 : 0.15;
  return types.length > others.length && random.chance(probability) ? "null" : random.pick(others);
}

function impliedTypes(parts: readonly Part[]): readonly string[] {
  const has = (keyword: string): boolean =>
    parts.some(({ schema }) => schema[keyword] !== undefined);
  if (has("properties") || has("required") || has("additionalProperties")) return ["object"];
  return [has("items") ? "array" : "string"];
}

function sampleInteger({ minimum, maximum }: JsonObject, random: Random): number {
  const least = typeof minimum === "number" ? minimum : 0;
  const most = typeof maximum === "number" ? maximum : least + 1_000_000;
  return least + random.below(most - least);
}

function sampleArray(parts: readonly Part[], path: readonly string[], context: Context): Json {
  const limit = (keyword: string): number | undefined => {
    const found = parts
      .map(({ schema }) => schema[keyword])
      .find((value) => typeof value === "number");
    return typeof found === "number" ? found : undefined;
  };
  const least = limit("minItems") ?? 0;
  const wanted = context.extent === "full" && path.length < DEPTH ? 1 + context.random.below(2) : 0;
  const count = Math.min(Math.max(least, wanted), limit("maxItems") ?? Infinity);
  const items = parts
    .filter(({ schema }) => isObject(schema["items"]))
    .map(({ pointer }) => child(pointer, "items"));
  return Array.from({ length: count }, (_, index) =>
    items.length === 0 ? "item" : sampleParts(items, [...path, String(index)], context),
  );
}

function sampleObject(parts: readonly Part[], path: readonly string[], context: Context): Json {
  const full = context.extent === "full" && path.length < DEPTH;
  const required = [
    ...parts.flatMap(({ schema }) => strings(schema["required"])),
    ...tellingNames(parts, context.root),
  ];
  const declared = parts.flatMap(({ schema }) => Object.keys(propertiesOf(schema)));
  const names = full ? [...declared, ...required, ...(isOpen(parts) ? UNDECLARED : [])] : required;
  const discriminant = parts.find((part) => part.discriminant !== undefined)?.discriminant;
  const entries = [...new Set(names)].flatMap((name): readonly [string, Json][] => {
    const pointers = pointersOf(name, parts);
    if (pointers === undefined) return [];
    for (const pointer of pointers) context.properties.add(pointer);
    if (name === discriminant?.name) return [[name, discriminant.value]];
    if (pointers.length === 0) return [[name, sampleEnvelope(context.random)]];
    return [[name, sampleParts(pointers, [...path, name], context)]];
  });
  return Object.fromEntries(entries);
}

/** What Persona puts under keys that customers choose; anything is allowed there. */
function sampleEnvelope(random: Random): Json {
  return { type: "string", value: sampleText({}, random) };
}

const UNDECLARED = ["customer_key", "another key"] as const;

/** Whether the contract says that keys beyond the declared ones may come. */
function isOpen(parts: readonly Part[]): boolean {
  return parts.some(
    ({ schema }) =>
      schema["additionalProperties"] !== undefined && schema["additionalProperties"] !== false,
  );
}

const propertiesOf = (schema: JsonObject): JsonObject =>
  isObject(schema["properties"]) ? schema["properties"] : {};

/** Every schema that the property must satisfy, or `undefined` where a part forbids it. */
function pointersOf(name: string, parts: readonly Part[]): readonly string[] | undefined {
  const pointers: string[] = [];
  for (const { schema, pointer } of parts) {
    if (Object.hasOwn(propertiesOf(schema), name))
      pointers.push(child(pointer, "properties", name));
    else if (schema["additionalProperties"] === false) return undefined;
    else if (isObject(schema["additionalProperties"]))
      pointers.push(child(pointer, "additionalProperties"));
  }
  return pointers;
}

/** What tells the branches of a union apart is written even where it is not required: `oneOf` admits one branch only. */
function tellingNames(parts: readonly Part[], root: JsonObject): readonly string[] {
  return parts
    .filter(({ ofUnion }) => ofUnion)
    .flatMap(({ schema, pointer, discriminant }) => [
      ...(discriminant === undefined ? [] : [discriminant.name]),
      ...Object.keys(propertiesOf(schema)).filter(
        (name) => at(root, child(pointer, "properties", name, "const")) !== undefined,
      ),
    ]);
}
