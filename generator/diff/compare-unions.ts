import type { Schema, UnionSchema } from "../model/schema.js";
import { fits } from "./compare-objects.js";
import { compareContent, compareSchema } from "./compare-schema.js";
import type { Comparison, Place } from "./comparison.js";
import { describeSchema, some } from "./describe-schema.js";
import type { Side } from "./side.js";

/** Unions that a value tells apart are compared value by value, others member by member. */
export function compareUnions(
  old: Schema,
  now: Schema,
  place: Place,
  comparison: Comparison,
): void {
  const before = asUnion(old);
  const property = before.discriminator?.property;
  const after = property === undefined ? asUnion(now) : toldApart(now, property, comparison.now);
  if (property !== undefined && property === after.discriminator?.property) {
    compareByValue(before, after, place, comparison);
  } else {
    compareMembers(before, after, place, comparison);
  }
}

const asUnion = (schema: Schema): UnionSchema =>
  schema.kind === "union" ? schema : { kind: "union", members: [schema], open: false };

/** A single object that has a value of its own to tell it apart is a union of one. */
function toldApart(schema: Schema, property: string, side: Side): UnionSchema {
  const union = asUnion(schema);
  if (schema.kind !== "object") return union;
  const found = schema.properties.find(({ name }) => name === property);
  const value = found === undefined ? undefined : side.resolve(found.schema);
  if (value?.kind !== "literal" || typeof value.value !== "string") return union;
  return { ...union, discriminator: { property, mapping: [{ value: value.value, member: 0 }] } };
}

function compareByValue(
  old: UnionSchema,
  now: UnionSchema,
  place: Place,
  comparison: Comparison,
): void {
  const before = byValue(old);
  const after = byValue(now);
  for (const [value, member] of before) {
    const found = after.get(value);
    if (found === undefined) continue;
    compareContent(member, found, { ...place, at: `${place.at}<${value}>` }, comparison);
  }
  const only = (these: ReadonlyMap<string, Schema>, those: ReadonlyMap<string, Schema>): string[] =>
    [...these.keys()].filter((value) => !those.has(value)).map((value) => JSON.stringify(value));
  membersWent(only(before, after), place, comparison);
  // New types come without a new version (https://docs.withpersona.com/versioning).
  membersCame(only(after, before), "additive", place, comparison);
}

function byValue({ members, discriminator }: UnionSchema): ReadonlyMap<string, Schema> {
  return new Map(
    (discriminator?.mapping ?? []).flatMap(({ value, member }): [string, Schema][] => {
      const schema = members[member];
      return schema === undefined ? [] : [[value, schema]];
    }),
  );
}

function compareMembers(
  old: UnionSchema,
  now: UnionSchema,
  place: Place,
  comparison: Comparison,
): void {
  const match = (one: Schema, other: Schema): boolean => fits(one, other, place, comparison);
  const same = (one: Schema, other: Schema): boolean =>
    one.kind === "reference" &&
    other.kind === "reference" &&
    comparison.correspondence.newKey(one.to) === other.to;
  const without = (these: readonly Schema[], has: (each: Schema) => boolean): readonly Schema[] =>
    these.filter((each) => !has(each));
  const left = without(old.members, (one) => now.members.some((other) => same(one, other)));
  const right = without(now.members, (other) => old.members.some((one) => same(one, other)));
  const gone = without(left, (one) => now.members.some((other) => match(one, other)));
  const came = without(right, (other) => old.members.some((one) => match(one, other)));
  const [was] = gone;
  const [is] = came;
  if (was !== undefined && is !== undefined && gone.length === 1 && came.length === 1) {
    compareSchema(was, is, place, comparison);
    return;
  }
  const lost = gone.map((member) => describeSchema(member, comparison.old));
  if (place.direction === "write") membersWent(lost, place, comparison);
  else membersUnseen(lost, place, comparison);
  const severity = place.direction === "write" ? "additive" : "breaking";
  const found = came.map((member) => describeSchema(member, comparison.now));
  membersCame(found, severity, place, comparison);
}

function membersWent(
  members: readonly string[],
  { at, direction }: Place,
  { add }: Comparison,
): void {
  if (members.length === 0) return;
  const writes = direction === "write";
  add({
    severity: "breaking",
    kind: "union-member-removed",
    where: at,
    message: `${at} ${writes ? "does not take" : "is never"} ${some(members)} any more`,
    before: some(members),
    action: writes ? "send another member" : "remove what handles it",
  });
}

/** Readers that handle what is not told apart by a value lose nothing when it stays away. */
function membersUnseen(members: readonly string[], { at }: Place, { add }: Comparison): void {
  if (members.length === 0) return;
  const before = some(members);
  const message = `${at} is never ${before} any more`;
  add({ severity: "neutral", kind: "type-narrowed", where: at, message, before });
}

function membersCame(
  members: readonly string[],
  severity: "additive" | "breaking",
  { at, direction }: Place,
  { add }: Comparison,
): void {
  if (members.length === 0) return;
  const after = some(members);
  add({
    severity,
    kind: "union-member-added",
    where: at,
    message: direction === "write" ? `${at} takes ${after}` : `${at} may be ${after}`,
    after,
    ...(severity === "breaking" && { action: "handle it" }),
  });
}
