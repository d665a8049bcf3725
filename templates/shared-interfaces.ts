import { addTo } from "../generator/grouping.js";
import type { NamedType, Property } from "../generator/model/schema.js";
import {
  FEWEST,
  shapeOf,
  textOf,
  type Extension,
  type ObjectType,
  type Shape,
} from "./base-interfaces.js";

/** An interface of its file alone, for what several types have in common and no type is named after. */
export interface CommonInterface {
  /** As one of the types, with its own name and only the members that all have. */
  readonly type: ObjectType;
  /** Type key → what it adds. */
  readonly extensions: ReadonlyMap<string, Extension>;
}

/** Two would be told sooner than looked up. */
const FEWEST_TYPES = 3;

/**
 * What the attributes of all reports have in common, and the like: members that several types of one family say the same
 * way, where the types are called alike (`ReportProfileAttributes`, `ReportWatchlistAttributes` → `ReportAttributes`).
 *
 * @param types    those that extend nothing yet
 * @param taken    names that stand for something else
 * @param isCased  whether a type looks different in the casings; all with one interface do, or none
 */
export function commonInterfaces(
  types: readonly NamedType[],
  taken: ReadonlySet<string>,
  isCased: (key: string) => boolean,
): readonly CommonInterface[] {
  const groups = new Map<string, Shape[]>();
  for (const shape of types.flatMap(shapeOf).filter((each) => !isResource(each))) {
    const { type, words } = shape;
    const label = [type.family, words.at(-1), type.use === "request", type.schema.inflected];
    const key = JSON.stringify([...label, isCased(type.key)]);
    addTo(groups, key, shape);
  }
  const names = new Set(taken);
  return [...groups.values()].flatMap((group) => commonOf(group, names));
}

/** What a resource consists of (JSON:API 1.1, 7.2) is read in one place. */
const isResource = ({ type: { schema } }: Shape): boolean =>
  ["type", "id"].every((name) => schema.properties.some((property) => property.name === name));

/** Takes the likeness that saves most, and goes on with the other types. */
function commonOf(group: readonly Shape[], names: Set<string>): readonly CommonInterface[] {
  const [best] = likenesses(group).sort((one, other) => other.saves - one.saves);
  if (best === undefined) return [];
  const [first] = best.shapes;
  const name = freeName(best.shapes, names);
  if (name !== undefined) names.add(name);
  const others = group.filter((shape) => !best.shapes.includes(shape));
  const rest = commonOf(others, names);
  if (first === undefined || name === undefined) return rest;
  const isCommon = (property: Property): boolean => best.texts.has(textOf(property));
  const properties = first.type.schema.properties.filter(isCommon);
  const { doc: _doc, ...schema } = first.type.schema;
  const type = { ...first.type, name, schema: { ...schema, properties } };
  const extensions = best.shapes.map(
    ({
      type: {
        key,
        schema: { properties: all },
      },
    }) => {
      const own = all.filter((property) => !isCommon(property));
      return [key, { base: type, own }] as const;
    },
  );
  return [{ type, extensions: new Map(extensions) }, ...rest];
}

interface Likeness {
  readonly shapes: readonly Shape[];
  readonly texts: ReadonlySet<string>;
  /** Members that need not be written. */
  readonly saves: number;
}

/** For each member the types that have it, with all that these have in common. */
function likenesses(group: readonly Shape[]): Likeness[] {
  const all = new Set(group.flatMap(({ texts }) => [...texts]));
  return [...all].flatMap((text): readonly Likeness[] => {
    const shapes = group.filter(({ texts }) => texts.has(text));
    const [first] = shapes;
    if (first === undefined || shapes.length < FEWEST_TYPES) return [];
    const texts = [...first.texts].filter((each) => shapes.every((shape) => shape.texts.has(each)));
    return texts.length < FEWEST
      ? []
      : [{ shapes, texts: new Set(texts), saves: (shapes.length - 1) * texts.length }];
  });
}

/** The words that all names have, in their order; with `Common` before them where something else is called so. */
function freeName(shapes: readonly Shape[], names: ReadonlySet<string>): string | undefined {
  const words = shapes.map((shape) => shape.words).reduce(commonWords);
  const name = words.join("");
  if (words.length < 2) return undefined;
  return [name, `Common${name}`].find((each) => !names.has(each));
}

/** The longest sequence of words that stands in both; of several the one whose first words come first in `one`. */
function commonWords(one: readonly string[], other: readonly string[]): readonly string[] {
  const known = new Map<string, readonly string[]>();
  const from = (start: number, otherStart: number): readonly string[] => {
    const word = one[start];
    if (word === undefined || otherStart >= other.length) return [];
    const place = `${start} ${otherStart}`;
    const longest = known.get(place) ?? longerOf(start, otherStart, word);
    known.set(place, longest);
    return longest;
  };
  const longerOf = (start: number, otherStart: number, word: string): readonly string[] => {
    const at = other.indexOf(word, otherStart);
    const without = from(start + 1, otherStart);
    const including = at === -1 ? [] : [word, ...from(start + 1, at + 1)];
    return at !== -1 && including.length >= without.length ? including : without;
  };
  return from(0, 0);
}
