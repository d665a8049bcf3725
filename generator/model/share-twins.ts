import { typeKey, typeKeySegments } from "../names/facts.js";
import type { Schema } from "./schema.js";
import { structuralTwins, type Shaped } from "./structural-twins.js";

export interface SharedTwins {
  /** Key → key of the type it is another name of. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Types that several places share and that stand at none of them: key → key of the first of these places. */
  readonly common: ReadonlyMap<string, string>;
}

/**
 * Which twins are written once. An editor shows the name of the type behind an alias, so that the alias must not lead
 * somewhere else: twins share a component, or an earlier type of the same component or operation. Envelopes of one
 * resource (`{ data: Account, included }`) of several operations or events share a type of that resource's own,
 * `account/response`, `account/list` or, after the property where they stand, `account/payload`. Such a type that was
 * published once stays, also where all but one of its places have become something else.
 *
 * @param published whether a key has a name already
 */
export function shareTwins(
  types: readonly Shaped[],
  published: (key: string) => boolean = () => false,
): SharedTwins {
  const taken = new Set(types.map(({ key }) => key));
  const aliases = new Map<string, string>();
  const common = new Map<string, string>();
  const groups = [...structuralTwins(types)].sort((one, other) => other.length - one.length);
  for (const group of groups) {
    const component = group.find((type) => type.component);
    const envelope = component === undefined ? envelopeKey(group) : undefined;
    const shared = envelope === undefined || taken.has(envelope) ? component?.key : envelope;
    const [first] = group;
    if (shared === envelope && envelope !== undefined && first !== undefined) {
      taken.add(envelope);
      common.set(envelope, first.key);
    }
    addAliases(group, shared, aliases);
  }
  const twins = new Set(groups.flat());
  for (const type of types.filter((each) => !each.component && !twins.has(each)).sort(smallest)) {
    const envelope = envelopeKey([type]);
    if (envelope === undefined || taken.has(envelope) || !published(envelope)) continue;
    taken.add(envelope);
    common.set(envelope, type.key);
    aliases.set(type.key, envelope);
  }
  return { aliases, common };
}

/** Answers grow: of two that were twins, the smaller one is likely to be what both were. */
const smallest = (one: Shaped, other: Shaped): number => sizeOf(one.schema) - sizeOf(other.schema);

const sizeOf = (schema: Schema): number =>
  schema.kind === "object" ? schema.properties.length : 0;

/** Every twin leads to the shared type, or, where there is none, to the first one with the same owner. */
function addAliases(
  group: readonly Shaped[],
  shared: string | undefined,
  aliases: Map<string, string>,
): void {
  const owners = new Map<string, string>();
  for (const { key, component } of group) {
    if (component) continue;
    const owner = typeKeySegments(key)[0] ?? "";
    const target = shared ?? owners.get(owner);
    if (target === undefined) owners.set(owner, key);
    else aliases.set(key, target);
  }
}

/** The key for envelopes of one resource: objects whose `data` is that resource or a list of it. */
function envelopeKey(group: readonly Shaped[]): string | undefined {
  const [first] = group;
  const data = first?.schema.kind === "object" ? dataOf(first.schema) : undefined;
  const labels = new Set(group.map(({ key }) => labelOf(key)));
  const [label] = labels;
  if (data === undefined || label === undefined || labels.size > 1) return undefined;
  const list = data.kind === "array";
  const resource = list ? data.items : data;
  if (resource.kind !== "reference" || resource.to.includes("/")) return undefined;
  return typeKey([resource.to, list && label === "response" ? "list" : label]);
}

const dataOf = (schema: Schema): Schema | undefined =>
  schema.kind === "object"
    ? schema.properties.find(({ name }) => name === "data")?.schema
    : undefined;

/** `response` for a whole answer, whatever its status; else the property where the type stands. */
function labelOf(key: string): string {
  const [, part = "", status, ...more] = typeKeySegments(key);
  return part === "response" && status !== undefined && more.length === 0
    ? part
    : (typeKeySegments(key).at(-1) ?? "");
}
