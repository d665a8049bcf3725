import type { Json, JsonObject } from "../document/document.js";
import { literalsAt, literalsOf, membersOf, resolved } from "./literal-values.js";
import type { Use } from "./component-use.js";
import { propertiesOf, requiredOf } from "./schema-tree.js";

/**
 * The property that tells the members of a union apart though the document does not say so: a literal in each of them,
 * never the same one twice; `type` before any other. In a request only where every member requires it already, since a
 * caller may leave out what the contract lets him leave out.
 */
export function inferDiscriminator(
  union: JsonObject,
  use: Use,
  components: JsonObject,
): string | undefined {
  const members = membersOf(union) ?? [];
  const [first] = members;
  if (first === undefined || members.length < 2) return undefined;
  const target = resolved(first, components);
  const names = Object.entries(propertiesOf(target ?? {})).flatMap(([name, schema]) =>
    literalsOf(schema) === undefined ? [] : [name],
  );
  const candidates = ["type", ...names.filter((name) => name !== "type")];
  return candidates.find(
    (name) =>
      tellsApart(members, name, components) &&
      (use === "response" || members.every((member) => requires(member, name, components))),
  );
}

function tellsApart(members: readonly Json[], name: string, components: JsonObject): boolean {
  const seen = new Set<string>();
  return members.every((member) =>
    literalsAt(member, name, components)?.every((value) => {
      const fresh = !seen.has(value);
      seen.add(value);
      return fresh;
    }),
  );
}

function requires(member: Json, name: string, components: JsonObject): boolean {
  const target = resolved(member, components);
  return target !== undefined && requiredOf(target).includes(name);
}
