import type { Inflection } from "../webhook-event.js";
import type { Recipe } from "./recipe.js";

/** What a recipe is filled with. */
export interface Filling {
  readonly seed: number;
  readonly inflection: Inflection;
  /** ISO 8601. */
  readonly moment: string;
  /** The name of the event after its last dot. */
  readonly verb: string;
}

/**
 * The value a recipe stands for. The same filling makes the same value.
 *
 * @internal
 */
export function fillRecipe(
  recipe: Recipe | undefined,
  filling: Filling,
  path = "",
  inflected = true,
): unknown {
  if (typeof recipe === "string") return fillText(recipe, filling, path);
  if (typeof recipe !== "object" || recipe === null) return recipe;
  if (isList(recipe)) return recipe.map((item, i) => fillRecipe(item, filling, `${path}/${i}`));
  const { "=": verbatim, ...others } = recipe;
  if (verbatim !== undefined && Object.keys(others).length === 0) {
    return fillRecipe(verbatim, filling, path, false);
  }
  return Object.fromEntries(
    Object.entries(recipe).map(([key, value]) => [
      inflected ? inflect(key, filling.inflection) : key,
      fillRecipe(value, filling, `${path}/${key}`),
    ]),
  );
}

function fillText(text: string, { seed, moment, verb }: Filling, path: string): string {
  const rest = text.slice(1);
  switch (text.charAt(0)) {
    case "#":
      return rest + seededText(seed, path);
    case "@":
      return rest === "date" ? moment.slice(0, 10) : moment;
    case "?": {
      const known = rest.split("|");
      return known.find((value) => value === verb.replaceAll("-", "_")) ?? known[0] ?? "";
    }
    case "'":
      return rest;
    default:
      return text;
  }
}

/**
 * A key as Persona spells it in a casing; keys with capitals belong to another standard and stay.
 *
 * @internal
 */
export function inflect(key: string, inflection: Inflection): string {
  if (/[A-Z]/.test(key)) return key;
  if (inflection === "snake") return key.replaceAll("-", "_");
  if (inflection === "camel")
    return key.replace(/[-_]+([a-z0-9])/g, (_, next: string) => next.toUpperCase());
  return key;
}

/**
 * 24 letters and digits that follow from a seed and a place.
 *
 * @internal
 */
export function seededText(seed: number, place: string): string {
  const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  let text = "";
  let hash = seed | 0;
  for (const character of `${place}########################`) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) + 0x9e3779b9;
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    hash ^= hash >>> 13;
    if (character === "#") text += alphabet.charAt((hash >>> 0) % alphabet.length);
  }
  return text;
}

/** `Array.isArray` does not tell read-only lists from objects. */
function isList(recipe: Recipe): recipe is readonly Recipe[] {
  return Array.isArray(recipe);
}
