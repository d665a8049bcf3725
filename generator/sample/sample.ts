import type { Inflection } from "../names/casing.js";
import type { Schema } from "../model/schema.js";
import { samplePolicy, type SampleMode } from "./sample-policy.js";
import { sampleWalk, type SampleWorld } from "./sample-walk.js";
import { type Sampled, valueWriter } from "./sample-writer.js";

export interface SampleOptions<Binary = string> {
  readonly mode: SampleMode;
  /** Decides about ids and moments, and in the mode `seeded` about everything else too; 0 by default. */
  readonly seed?: number;
  /** Casing of the keys; `kebab`, as on the wire, by default. */
  readonly inflection?: Inflection;
  /** What stands for bytes, given the place as a JSON pointer; base64 text by default. */
  readonly binary?: (place: string) => Binary;
}

/**
 * A value that a schema describes. The same schema, world and options give the same value.
 *
 * @param world the model, or the part of it that references and ids lead to
 * @throws Error where the schema refers to something the world does not hold, or requires itself without end
 */
export function sample<Binary = string>(
  schema: Schema,
  world: SampleWorld,
  options: SampleOptions<Binary>,
): Sampled<Binary | string> {
  const { mode, seed = 0, inflection = "kebab" } = options;
  const policy = samplePolicy(mode, seed);
  const binary = (place: string): Binary | string => options.binary?.(place) ?? "c2FtcGxl";
  const writer = valueWriter<Binary | string>(policy, seed, inflection, binary);
  const value = sampleWalk(world, policy, writer)(schema);
  if (value === undefined) throw new Error("a schema requires itself without end");
  return value;
}
