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

/** The steps to the members in type keys: what tells each from the others, else its index. */
export function memberSteps(
  members: readonly Json[],
  discriminator: Discriminator | undefined,
): readonly string[] {
  const labels = members.map(
    (member, index) =>
      discriminator?.mapping.find((entry) => entry.member === index)?.value ??
      firstRequired(member) ??
      String(index),
  );
  return labels.map((label, index) =>
    labels.indexOf(label) === labels.lastIndexOf(label) ? label : String(index),
  );
}

function firstRequired(member: Json): string | undefined {
  const required = isObject(member) ? member["required"] : undefined;
  const first = isArray(required) ? required[0] : undefined;
  return typeof first === "string" ? first : undefined;
}
