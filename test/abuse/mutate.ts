import type { Random } from "../oracle/random.js";
import { hostileTexts } from "./hostile-texts.js";
import { isObject, type Json, type JsonObject } from "./part-of-document.js";

/** Where a value stands: in an object or a list, under a key. */
interface Slot {
  readonly holder: JsonObject | Json[];
  readonly key: string;
}

function slotsOf(root: JsonObject): Slot[] {
  const found: Slot[] = [];
  const visit = (value: Json): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      found.push({ holder: value, key });
      visit(child);
    }
  };
  visit(root);
  return found;
}

const read = ({ holder, key }: Slot): Json =>
  (holder as unknown as Readonly<Record<string, Json>>)[key] ?? null;

function put({ holder, key }: Slot, value: Json): void {
  Object.defineProperty(holder, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function drop({ holder, key }: Slot): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
}

const anySchemas: readonly Json[] = [
  true,
  false,
  {},
  { type: "string", pattern: "(a+)+$" },
  { type: "string", pattern: "^act_(a|a)*$" },
  { type: "string", pattern: "[" },
  { type: ["string", "null", "object"] },
  { type: "nothing" },
  { enum: [] },
  { enum: [null, 1, "a", true, {}, []] },
  { const: { a: [1] } },
  { allOf: [] },
  { oneOf: [] },
  { allOf: [{ type: "string" }, { type: "number" }] },
  { not: {} },
  { type: "array" },
  { type: "array", items: false },
  { type: "object", additionalProperties: false, required: ["missing"] },
  { type: "object", propertyNames: { pattern: "^a" }, patternProperties: { "^b": {} } },
  { $ref: "#" },
  { $ref: "#/components/schemas" },
  { $ref: "#/components/schemas/nope" },
  { $ref: "other.yaml#/a" },
  { $ref: "https://example.com/a.json" },
  { $ref: 5 },
  { oneOf: [{ type: "object" }], discriminator: { propertyName: "type", mapping: { a: "nope" } } },
];

const otherValues: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1e300,
  "",
  [],
  {},
  [[]],
  [null],
  { a: {} },
];

type Mutation = (slot: Slot, all: readonly Slot[], random: Random) => void;

const mutations: readonly Mutation[] = [
  drop,
  (slot, _, random) => {
    put(slot, random.pick(otherValues));
  },
  (slot, _, random) => {
    put(slot, structuredClone(random.pick(anySchemas)));
  },
  (slot, _, random) => {
    put(slot, random.pick(hostileTexts));
  },
  // A key becomes another.
  (slot, _, random) => {
    if (Array.isArray(slot.holder)) return;
    const value = read(slot);
    drop(slot);
    put({ ...slot, key: random.pick(hostileTexts) }, value);
  },
  // One value takes the place of another.
  (slot, all, random) => {
    put(slot, structuredClone(read(random.pick(all))));
  },
  // A value is wrapped in itself.
  (slot) => {
    const value = read(slot);
    put(slot, [structuredClone(value), value]);
  },
  (slot, _, random) => {
    const value = read(slot);
    const keyword = random.pick(["allOf", "anyOf", "oneOf"]);
    put(slot, { [keyword]: [value, structuredClone(value), { type: "null" }] });
  },
  // A component refers to itself, or to another one.
  (slot, all, random) => {
    const references = all.filter(({ key }) => key === "$ref").map(read);
    if (references.length > 0) put(slot, { $ref: random.pick(references) });
  },
  (slot, _, random) => {
    let value = read(slot);
    for (let depth = random.below(120); depth > 0; depth--) {
      value = random.chance(0.5) ? { items: value } : { properties: { a: value } };
    }
    put(slot, value);
  },
  // The order of members is another one.
  ({ holder }) => {
    if (Array.isArray(holder)) holder.reverse();
    else {
      const members = Object.entries(holder).reverse();
      for (const key of Object.keys(holder)) Reflect.deleteProperty(holder, key);
      for (const [key, value] of members) put({ holder, key }, value);
    }
  },
];

/** One to three changes somewhere in the document. */
export function mutate(root: JsonObject, random: Random): void {
  for (let count = 1 + random.below(3); count > 0; count--) {
    const slots = slotsOf(root);
    if (slots.length === 0) return;
    random.pick(mutations)(random.pick(slots), slots, random);
  }
}

/** Now and then the text is damaged, too. */
export function textOf(root: JsonObject, random: Random): string {
  const text = JSON.stringify(root, null, random.below(3));
  if (!isObject(root) || random.chance(0.9)) return text;
  const at = random.below(text.length);
  return random.pick([
    text.slice(0, at),
    `${text.slice(0, at)}${random.pick(hostileTexts)}${text.slice(at)}`,
    `\ufeff${text}`,
    text.replaceAll("\n", "\r\n"),
    text.slice(0, at) + text.slice(at + 1 + random.below(50)),
  ]);
}
