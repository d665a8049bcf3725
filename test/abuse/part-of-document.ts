import type { Random } from "../oracle/random.js";

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const objectAt = (node: JsonObject, key: string): JsonObject => {
  const value = node[key];
  return isObject(value) ? value : {};
};

/**
 * A document of a few paths and webhooks of another, with the components they reach: small, so that a change hits
 * something that is read, and thousands can be read.
 */
export function partOfDocument(whole: JsonObject, random: Random): JsonObject {
  const pick = (from: JsonObject, count: number): JsonObject => {
    const names = Array.from({ length: count }, () => random.pick(Object.keys(from)));
    return Object.fromEntries(names.map((name) => [name, structuredClone(from[name] ?? null)]));
  };
  const part: JsonObject = {
    ...structuredClone({ ...whole, paths: {}, webhooks: {}, components: {} }),
    paths: pick(objectAt(whole, "paths"), 1 + random.below(3)),
    webhooks: pick(objectAt(whole, "webhooks"), random.below(2)),
  };
  const components = objectAt(whole, "components");
  const reached: JsonObject = {
    securitySchemes: structuredClone(components["securitySchemes"] ?? {}),
  };
  const waiting = referencesIn(part);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [, , kind = "", name = ""] = next.split("/");
    const holder = (reached[kind] ??= {});
    const found = objectAt(components, kind)[name];
    if (!isObject(holder) || name in holder || found === undefined) continue;
    holder[name] = structuredClone(found);
    waiting.push(...referencesIn(found));
  }
  return { ...part, components: reached };
}

/** Every string that refers to a component. */
function referencesIn(value: Json): string[] {
  if (typeof value === "string") return value.startsWith("#/components/") ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(referencesIn);
}
