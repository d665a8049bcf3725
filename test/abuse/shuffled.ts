import type { Random } from "../oracle/random.js";
import type { Json } from "./part-of-document.js";

/** The same JSON with the keys of all its objects in another order; lists stay as they are. */
export function shuffled(value: Json, random: Random): Json {
  if (Array.isArray(value)) return value.map((item: Json) => shuffled(item, random));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => ({
    place: random.next(),
    entry: [key, shuffled(inner, random)] as const,
  }));
  entries.sort((one, other) => one.place - other.place);
  return Object.fromEntries(entries.map(({ entry }) => entry));
}
