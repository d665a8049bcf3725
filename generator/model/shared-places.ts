import type { Json, JsonObject } from "../document/document.js";
import { isArray, isObject } from "../document/pointer.js";
import type { ReadPlace } from "./read-schema.js";

export interface SharedPlaces {
  /** The place where a schema with a mark was met first, for every schema that is equal to that one; else its own place. */
  readonly placeOf: (schema: JsonObject, place: ReadPlace) => ReadPlace;
}

interface FirstPlace {
  readonly pointer: string;
  readonly content: string;
}

/**
 * Schemas that are known by one key wherever they stand: `x-type-key`, given by the overlay, and `x-base-key`, given to
 * what came from a base through `allOf`. Equal schemas share the place. One that differs stays on its own; for a key
 * of the overlay that is told through `conflict`.
 */
export function createSharedPlaces(conflict: (key: string, pointer: string) => void): SharedPlaces {
  const first = new Map<string, FirstPlace>();
  return {
    placeOf: (schema, place) => {
      const wanted = schema["x-type-key"];
      const key = typeof wanted === "string" ? wanted : schema["x-base-key"];
      if (typeof key !== "string") return place;
      const content = contentOf(schema);
      const known = first.get(key) ?? { pointer: place.pointer, content };
      first.set(key, known);
      if (known.content === content) return { ...place, key, pointer: known.pointer };
      if (key === wanted) conflict(key, place.pointer);
      return place;
    },
  };
}

const IGNORED: ReadonlySet<string> = new Set([
  "title",
  "description",
  "example",
  "examples",
  "default",
  "x-sdk-doc",
  "x-base-key",
  "x-type-key",
]);

/** A text that is equal for schemas with equal content, documentation and order of keys aside. */
const contentOf = (schema: JsonObject): string => JSON.stringify(sorted(schema, true));

function sorted(value: Json, keywords: boolean): Json {
  if (isArray(value)) return value.map((item) => sorted(item, true));
  if (!isObject(value)) return value;
  const keys = Object.keys(value).filter((key) => !keywords || !IGNORED.has(key));
  return Object.fromEntries(
    keys.sort().map((key) => {
      const inner = value[key] ?? null;
      if (keywords && key === "required" && isArray(inner)) return [key, [...inner].sort()];
      // The keys of `properties` are names: one may be called `title`.
      return [key, sorted(inner, !keywords || key !== "properties")];
    }),
  );
}
