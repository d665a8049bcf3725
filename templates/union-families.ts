import type { NamedType, Schema, UnionSchema } from "../generator/model/schema.js";

/** Fewer members are told sooner than looked up. */
const FEWEST = 3;

/**
 * A union of answers with the families in it by their name: `Account | Verification` in place of an account and every
 * verification there is.
 *
 * @param types all types, among them the families
 */
export function withFamilies(union: UnionSchema, types: readonly NamedType[]): UnionSchema {
  const keys = referencesOf(union);
  const families = types
    .flatMap((type) => {
      const { schema, aliasOf, use } = type;
      if (schema.kind !== "union" || aliasOf !== undefined || use === "request") return [];
      const members = referencesOf(schema);
      const fits = schema.open && union.open && members.size < keys.size && isWhole(schema);
      return fits && members.size >= FEWEST && [...members].every((key) => keys.has(key))
        ? [{ key: type.key, members }]
        : [];
    })
    .sort((one, other) => other.members.size - one.members.size);
  const named = new Set<string>();
  const members = union.members.flatMap((member): readonly Schema[] => {
    if (member.kind !== "reference") return [member];
    const family = families.find((each) => each.members.has(member.to));
    if (family === undefined) return [member];
    if (named.has(family.key)) return [];
    named.add(family.key);
    return [{ kind: "reference", to: family.key }];
  });
  return { ...union, members };
}

const referencesOf = ({ members }: UnionSchema): ReadonlySet<string> =>
  new Set(members.flatMap((member) => (member.kind === "reference" ? [member.to] : [])));

/** Nothing in it but references, so that its members are all there is to compare. */
const isWhole = (union: UnionSchema): boolean =>
  union.nullable !== true &&
  union.discriminator?.property === "type" &&
  union.members.every(({ kind }) => kind === "reference");
