import { inflect, type Inflection } from "../names/casing.js";
import type { Annotations } from "../model/schema.js";
import { sampleId, sampleText } from "./sample-text.js";
import type { SamplePolicy } from "./sample-policy.js";

/** A JSON value in which bytes may stand as `Binary`; with text for bytes it is plain JSON. */
export type Sampled<Binary = string> =
  | null
  | boolean
  | number
  | string
  | Binary
  | readonly Sampled<Binary>[]
  | { readonly [key: string]: Sampled<Binary> };

/** What the leaves and nodes of a sample look like. `place` is a JSON pointer into the sample, in wire spelling. */
export interface SampleWriter<T> {
  readonly constant: (value: string | number | boolean | null) => T;
  readonly id: (schema: Annotations, prefix: string, place: string) => T;
  readonly text: (schema: Annotations, name: string | undefined, place: string) => T;
  /** One of the known values. */
  readonly known: (values: readonly string[], name: string | undefined, place: string) => T;
  readonly binary: (place: string) => T;
  readonly list: (items: readonly T[]) => T;
  /** `inflected`: whether the keys follow the casing of the API. */
  readonly object: (entries: readonly (readonly [string, T])[], inflected: boolean) => T;
}

/** Writes values, with keys in a casing. */
export function valueWriter<Binary>(
  policy: SamplePolicy,
  seed: number,
  inflection: Inflection,
  binary: (place: string) => Binary,
): SampleWriter<Sampled<Binary>> {
  return {
    constant: (value) => value,
    id: (schema, prefix, place) => sampleId(schema, prefix, seed, place),
    text: (schema, name, place) => sampleText(schema, name, seed, place),
    known: (values, _name, place) => values[policy.choice(values.length, place)] ?? "",
    binary,
    list: (items) => items,
    object: (entries, inflected) =>
      Object.fromEntries(
        entries.map(([name, value]) => [inflected ? inflect(name, inflection) : name, value]),
      ),
  };
}
