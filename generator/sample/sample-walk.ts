import { toPointer } from "../json/pointer.js";
import type { IdKind } from "../model/api.js";
import type {
  ArraySchema,
  NamedType,
  ObjectSchema,
  Property,
  Schema,
  UnionSchema,
} from "../model/schema.js";
import type { SamplePolicy } from "./sample-policy.js";
import type { SampleWriter } from "./sample-writer.js";

/** What references and ids lead to. */
export interface SampleWorld {
  readonly types: readonly Pick<NamedType, "key" | "schema">[];
  readonly ids: readonly Pick<IdKind, "key" | "prefixes">[];
}

/** Where a value stands. */
interface Place {
  /** JSON pointer into the sample, in wire spelling. */
  readonly path: string;
  /** Name of the property. */
  readonly name?: string;
  /** References that are being followed; to follow one again would not end. */
  readonly open: readonly string[];
  /** Set for the member of a union, which has to show which one it is. */
  readonly member?: Mark;
}

/** The property that tells a member of a union, where the union names one. */
interface Mark {
  readonly property?: string;
  readonly value?: string;
}

/**
 * Makes a function from schemas to samples.
 *
 * The returned function gives nothing for a schema that requires itself without end, of which there is no value. It
 * throws an `Error` for a reference or id kind that the world does not hold: the model promises that there is none.
 */
export function sampleWalk<T>(
  world: SampleWorld,
  policy: SamplePolicy,
  writer: SampleWriter<T>,
): (schema: Schema) => T | undefined {
  const types = new Map(world.types.map((type) => [type.key, type.schema]));
  const prefixes = new Map(world.ids.map((id) => [id.key, id.prefixes[0]]));

  /** `undefined`: there is no value that ends. */
  function visit(schema: Schema, place: Place): T | undefined {
    if (schema.nullable && !place.member && policy.isNull(place.path)) return writer.constant(null);
    switch (schema.kind) {
      case "reference":
        return follow(schema.to, place) ?? (schema.nullable ? writer.constant(null) : undefined);
      case "object":
        return object(schema, place);
      case "array":
        return list(schema, place);
      case "union":
        return union(schema, place);
      case "enum":
        return writer.known(schema.values, place.name, place.path);
      case "literal":
        return writer.constant(schema.value);
      case "id":
        return writer.id(schema, found(prefixes.get(schema.id), schema.id), place.path);
      case "string":
        return writer.text(schema, place.name, place.path);
      case "unknown":
        return writer.text({}, place.name, place.path);
      case "integer":
      case "number":
        return writer.constant(policy.number(place.path));
      case "boolean":
        return writer.constant(policy.flag(place.path));
      case "null":
        return writer.constant(null);
      case "binary":
        return writer.binary(place.path);
    }
  }

  function follow(to: string, place: Place): T | undefined {
    if (place.open.includes(to)) return undefined;
    return visit(found(types.get(to), to), { ...place, open: [...place.open, to] });
  }

  function object(schema: ObjectSchema, place: Place): T | undefined {
    const entries: (readonly [string, T])[] = [];
    for (const property of propertiesShown(schema, place, policy)) {
      const { name } = property;
      const marked = place.member?.property === name ? place.member.value : undefined;
      const value =
        marked === undefined ? visit(property.schema, below(place, name)) : writer.constant(marked);
      if (value !== undefined) entries.push([name, value]);
      else if (property.required) return undefined;
    }
    for (const name of entryNames(schema, policy.items(place.path))) {
      const value = schema.additional && visit(schema.additional, below(place, name));
      if (value !== undefined) entries.push([name, value]);
    }
    return writer.object(entries, schema.inflected);
  }

  function list(schema: ArraySchema, place: Place): T {
    const length = Math.max(policy.items(place.path), schema.minItems ?? 0);
    const items = Array.from({ length }, (_, i) => visit(schema.items, itemOf(place, i)));
    return writer.list(items.filter((item) => item !== undefined));
  }

  function union(schema: UnionSchema, place: Place): T | undefined {
    for (const index of candidates(schema, policy, place.path)) {
      const member = schema.members[index];
      const value =
        member && visit(member, { ...place, member: markOf(schema, index, place.member) });
      if (value !== undefined) return value;
    }
    return undefined;
  }

  return (schema) => visit(schema, { path: "", open: [] });
}

function found<V>(value: V | undefined, key: string): V {
  if (value === undefined) throw new Error(`the model has no "${key}"`);
  return value;
}

function below(place: Place, name: string): Place {
  const path = place.path + toPointer([name]);
  return { path, name, open: place.open };
}

/** An item of a list goes by the list's name. */
function itemOf(place: Place, index: number): Place {
  const { path, open } = below(place, String(index));
  return place.name === undefined ? { path, open } : { path, open, name: place.name };
}

/** Members of unions show their constants, required or not: nothing else tells them apart. */
function propertiesShown(
  schema: ObjectSchema,
  place: Place,
  policy: SamplePolicy,
): readonly Property[] {
  const { member } = place;
  return schema.properties.filter(
    (property) =>
      property.required ||
      (member && (property.name === member.property || property.schema.kind === "literal")) ||
      policy.hasOptional(below(place, property.name).path),
  );
}

/** Names of map entries; a map's keys are its owner's, so any do. */
function entryNames(schema: ObjectSchema, count: number): readonly string[] {
  return schema.additional ? Array.from({ length: count }, (_, i) => `sample${i + 1}`) : [];
}

/** The members to try, in this order; `null` stands apart, as a value that is there or not. */
function candidates(schema: UnionSchema, policy: SamplePolicy, path: string): readonly number[] {
  const isNull = (index: number): boolean => schema.members[index]?.kind === "null";
  const all = schema.members.map((_, index) => index);
  const values = all.filter((index) => !isNull(index));
  const nulls = all.filter(isNull);
  const first = policy.choice(Math.max(values.length, 1), path);
  const turned = [...values.slice(first), ...values.slice(0, first)];
  return policy.isNull(path) ? [...nulls, ...turned] : [...turned, ...nulls];
}

function markOf(schema: UnionSchema, index: number, outer: Mark | undefined): Mark {
  const { discriminator } = schema;
  const value = discriminator?.mapping.find(({ member }) => member === index)?.value;
  if (!discriminator || value === undefined) return outer ?? {};
  return { property: discriminator.property, value };
}
