import type { ObjectSchema, Property, Schema } from "../model/schema.js";
import { inflect, inflections } from "../names/casing.js";
import { compareSchema } from "./compare-schema.js";
import { trial, type Comparison, type Place } from "./comparison.js";
import { describeSchema } from "./describe-schema.js";
import { below } from "./side.js";

/** Objects, property by property; their order says nothing. */
export function compareObjects(
  old: ObjectSchema,
  now: ObjectSchema,
  place: Place,
  comparison: Comparison,
): void {
  const before = new Map(old.properties.map((property) => [property.name, property]));
  const after = new Map(now.properties.map((property) => [property.name, property]));
  const gone = old.properties.filter(({ name }) => !after.has(name));
  const came = now.properties.filter(({ name }) => !before.has(name));
  for (const property of gone) propertyWent(property, came, now, place, comparison);
  for (const property of came) {
    if (!gone.some((each) => isSpelt(each, property))) propertyCame(property, place, comparison);
  }
  for (const property of now.properties) {
    const was = before.get(property.name);
    if (was !== undefined) compareProperty(was, property, place, comparison);
  }
  compareAdditional(additionalOf(old), additionalOf(now), place, comparison);
  compareCasing(old, now, place, comparison);
}

/** `name_first` and `name-first` are one property in two spellings. */
const isSpelt = (one: Property, other: Property): boolean =>
  inflect(one.name, "camel") === inflect(other.name, "camel");

function propertyWent(
  property: Property,
  came: readonly Property[],
  now: ObjectSchema,
  place: Place,
  comparison: Comparison,
): void {
  const where = below(place.at, [property.name]);
  const before = describeSchema(property.schema, comparison.old);
  const spelt = came.find((each) => isSpelt(property, each));
  if (spelt !== undefined) {
    comparison.add({
      severity: "breaking",
      kind: "property-renamed",
      where,
      message: `${where} is spelt ${spelt.name} now`,
      before: property.name,
      after: spelt.name,
      action: "use the new spelling",
    });
    return;
  }
  const additional = additionalOf(now);
  if (additional !== undefined && fits(property.schema, additional, place, comparison)) {
    const message = `${where} is not listed any more, but any key is allowed`;
    comparison.add({ severity: "neutral", kind: "property-removed", where, message, before });
    return;
  }
  const writes = place.direction === "write";
  comparison.add({
    severity: "breaking",
    kind: "property-removed",
    where,
    message: `${where} is gone`,
    before,
    action: writes ? "do not send it" : "do not read it",
  });
}

function propertyCame(property: Property, { at, direction }: Place, comparison: Comparison): void {
  const where = below(at, [property.name]);
  const required = direction === "write" && property.required;
  comparison.add({
    severity: required ? "breaking" : "additive",
    kind: required ? "required" : "property-added",
    where,
    message: required ? `${where} is new and must be given` : `${where} is new`,
    after: describeSchema(property.schema, comparison.now),
    ...(required && { action: "send it" }),
  });
}

function compareProperty(
  old: Property,
  now: Property,
  { at, direction, inside }: Place,
  comparison: Comparison,
): void {
  const where = below(at, [now.name]);
  if (old.required !== now.required) {
    const breaking = now.required === (direction === "write");
    const required = direction === "write" ? `${where} must be given` : `${where} is always there`;
    const optional = direction === "write" ? `${where} may be left out` : `${where} may be missing`;
    const action = direction === "write" ? "send it" : "handle its absence";
    comparison.add({
      severity: breaking ? "breaking" : direction === "write" ? "additive" : "neutral",
      kind: now.required ? "required" : "optional",
      where,
      message: now.required ? required : optional,
      ...(breaking && { action }),
    });
  }
  compareSchema(old.schema, now.schema, { at: where, direction, inside }, comparison);
}

/** What keys beyond the listed ones hold; `undefined` where there can be none that a compiler would allow. */
function additionalOf(schema: ObjectSchema): Schema | undefined {
  if (schema.additional !== undefined) return schema.additional;
  return schema.properties.length === 0 && !schema.closed ? { kind: "unknown" } : undefined;
}

function compareAdditional(
  old: Schema | undefined,
  now: Schema | undefined,
  place: Place,
  comparison: Comparison,
): void {
  const { at } = place;
  if (old !== undefined && now !== undefined) {
    compareSchema(old, now, { ...place, at: below(at, ["{}"]) }, comparison);
  } else if (old !== undefined) {
    const writes = place.direction === "write";
    comparison.add({
      severity: "breaking",
      kind: "additional-keys-removed",
      where: at,
      message: writes ? `${at} takes listed keys only` : `${at} has listed keys only`,
      action: writes ? "send no other keys" : "read no other keys",
    });
  } else if (now !== undefined) {
    const message = `${at} may hold keys that are not listed`;
    comparison.add({ severity: "additive", kind: "additional-keys-added", where: at, message });
  }
}

/** Whether keys follow `Key-Inflection`; it shows only where a key looks different. */
function compareCasing(
  old: ObjectSchema,
  now: ObjectSchema,
  { at }: Place,
  { add }: Comparison,
): void {
  const shows = old.properties.some(({ name }) =>
    inflections.some((inflection) => inflect(name, inflection) !== name),
  );
  if (old.inflected === now.inflected || !shows) return;
  add({
    severity: "breaking",
    kind: "casing-changed",
    where: at,
    message: now.inflected
      ? `the keys of ${at} follow the casing of the call`
      : `the keys of ${at} keep their spelling in every casing`,
    action: "with camel or snake casing, spell them the new way",
  });
}

/** Whether a program that has `schema` in mind goes on with `other`. */
export function fits(schema: Schema, other: Schema, place: Place, comparison: Comparison): boolean {
  const attempt = trial(comparison);
  compareSchema(schema, other, place, attempt.comparison);
  return attempt.changes.every(({ severity }) => severity !== "breaking");
}
