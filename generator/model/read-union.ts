import type { Json, JsonObject } from "../document/document.js";
import { isArray, isObject } from "../document/pointer.js";
import { literalsAt } from "../prepare/literal-values.js";
import type { Discriminator } from "./schema.js";

/** The discriminator with every value that leads to a member, as the members themselves say them. */
export function readDiscriminator(
  schema: JsonObject,
  members: readonly Json[],
  components: JsonObject,
): Discriminator | undefined {
  const declared = schema["discriminator"];
  const property = isObject(declared) ? declared["propertyName"] : undefined;
  if (typeof property !== "string") return undefined;
  const mapping = members.flatMap((member, index) =>
    (literalsAt(member, property, components) ?? []).map((value) => ({ value, member: index })),
  );
  return { property, mapping };
}

/** The step to a member in a type key: its discriminant's value, else its only required property, else its index. */
export function memberStep(
  member: Json,
  index: number,
  discriminator: Discriminator | undefined,
): string {
  const value = discriminator?.mapping.find((entry) => entry.member === index)?.value;
  const required = isObject(member) ? member["required"] : undefined;
  const only = isArray(required) && required.length === 1 ? required[0] : undefined;
  return value ?? (typeof only === "string" ? only : String(index));
}
