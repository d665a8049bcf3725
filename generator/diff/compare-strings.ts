import type { EnumSchema, IdSchema, LiteralSchema, PlainSchema, Schema } from "../model/schema.js";
import { beforeAndAfter, type Comparison, type Place } from "./comparison.js";
import { some } from "./describe-schema.js";
import type { Side } from "./side.js";

/** Schemas whose values are strings. */
export type TextSchema =
  | EnumSchema
  | IdSchema
  | (LiteralSchema & { readonly value: string })
  | (PlainSchema & { readonly kind: "string" });

/** Whether all values of a schema are strings. */
export function isText(schema: Schema): schema is TextSchema {
  switch (schema.kind) {
    case "string":
    case "enum":
    case "id":
      return true;
    case "literal":
      return typeof schema.value === "string";
    case "object":
    case "array":
    case "union":
    case "reference":
    case "number":
    case "integer":
    case "boolean":
    case "null":
    case "unknown":
    case "binary":
      return false;
  }
}

/** Strings with known values, of an id, fixed, or any. */
export function compareStrings(
  before: TextSchema,
  after: TextSchema,
  place: Place,
  comparison: Comparison,
): void {
  const [old, now] = [listed(before), listed(after)];
  if (old.kind === "enum" && now.kind === "enum") {
    compareValues(old, now, place, comparison);
    if (old.open === now.open) return;
  }
  const same = describe(old, comparison.old) === describe(now, comparison.now);
  if (same) return;
  const fits =
    place.direction === "write"
      ? takes(now, old, comparison.now, comparison.old)
      : takes(old, now, comparison.old, comparison.now);
  const { at } = place;
  const facts = { where: at, ...beforeAndAfter(comparison, old, now) };
  if (fits) {
    const severity = place.direction === "write" && now.kind === "string" ? "additive" : "neutral";
    const kind = severity === "additive" ? "type-widened" : "type-narrowed";
    const message = severity === "additive" ? `${at} takes any text` : `${at} is typed otherwise`;
    comparison.add({ severity, kind, message, ...facts });
    return;
  }
  comparison.add({
    severity: "breaking",
    kind: "type-changed",
    message: `${at} has another type`,
    action: place.direction === "write" ? "send one of the new values" : "expect the new values",
    ...facts,
  });
}

/** The types that a relationship may hold are known values, and others may come. */
const listed = (schema: TextSchema): TextSchema =>
  schema.kind === "string" && schema.resourceTypes !== undefined
    ? { kind: "enum", values: schema.resourceTypes, open: true }
    : schema;

/** Values that came are to be expected (https://docs.withpersona.com/versioning); those that went are compared with. */
function compareValues(old: EnumSchema, now: EnumSchema, { at }: Place, { add }: Comparison): void {
  const only = (these: EnumSchema, those: EnumSchema): readonly string[] =>
    these.values
      .filter((value) => !those.values.includes(value))
      .map((value) => JSON.stringify(value));
  const after = some(only(now, old));
  const before = some(only(old, now));
  if (after !== "") {
    const message = `${at} knows ${after}`;
    add({ severity: "additive", kind: "enum-value-added", where: at, message, after });
  }
  if (before !== "") {
    const message = `${at} does not know ${before} any more`;
    const action = "do not send it, and do not wait for it";
    add({ severity: "breaking", kind: "enum-value-removed", where: at, message, before, action });
  }
}

/** Whether every value of `given` is one of `wanted`, as a compiler sees it. */
function takes(wanted: TextSchema, given: TextSchema, wantedSide: Side, givenSide: Side): boolean {
  switch (wanted.kind) {
    case "string":
      return true;
    case "enum":
      if (wanted.open) return true;
      return valuesOf(given)?.every((value) => wanted.values.includes(value)) ?? false;
    case "literal":
      return valuesOf(given)?.every((value) => value === wanted.value) ?? false;
    case "id": {
      const prefixes = prefixesOf(wanted, wantedSide);
      const begins = (text: string): boolean => prefixes.some((prefix) => text.startsWith(prefix));
      if (given.kind === "id") return prefixesOf(given, givenSide).every(begins);
      return valuesOf(given)?.every(begins) ?? false;
    }
  }
}

/** All values a text can have, where they are known. */
function valuesOf(schema: TextSchema): readonly string[] | undefined {
  if (schema.kind === "literal") return [schema.value];
  return schema.kind === "enum" && !schema.open ? schema.values : undefined;
}

const prefixesOf = ({ id }: IdSchema, { api }: Side): readonly string[] =>
  api.ids.find(({ key }) => key === id)?.prefixes ?? [""];

function describe(schema: TextSchema, side: Side): string {
  switch (schema.kind) {
    case "string":
      return "string";
    case "enum":
      return schema.open ? "open enum" : "closed enum";
    case "literal":
      return `literal ${schema.value}`;
    case "id":
      return `id ${prefixesOf(schema, side).join(" ")}`;
  }
}
