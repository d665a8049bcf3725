import type { Json, JsonObject } from "../document/document.js";
import { isArray } from "../document/pointer.js";
import type { Path } from "../document/walk.js";
import { at, constraintsOf, mapItems, omit } from "./schema-tree.js";

/**
 * A union beside other constraints: every member is intersected with them, since no keyword could say it otherwise.
 * Nothing where neither side, or both sides, are unions.
 */
export function distribute(
  left: JsonObject,
  right: JsonObject,
  place: Path,
  intersect: (member: Json, rest: JsonObject, place: Path) => Json,
): JsonObject | undefined {
  const found = unionBeside(left, right) ?? unionBeside(right, left);
  if (found === undefined) return undefined;
  const { union, other, keyword, members } = found;
  const rest = omit(other, "unevaluatedProperties");
  if (constraintsOf(rest).every((key) => key === "type")) return { ...rest, ...union };
  const here = at(place, keyword);
  return {
    ...omit(union, "type"),
    [keyword]: mapItems(members, (member, index) =>
      intersect(member, rest, at(here, String(index))),
    ),
  };
}

interface UnionBeside {
  readonly union: JsonObject;
  readonly other: JsonObject;
  readonly keyword: string;
  readonly members: readonly Json[];
}

function unionBeside(union: JsonObject, other: JsonObject): UnionBeside | undefined {
  for (const keyword of ["oneOf", "anyOf"]) {
    const members = union[keyword];
    if (isArray(members) && other[keyword] === undefined) return { union, other, keyword, members };
  }
  return undefined;
}
