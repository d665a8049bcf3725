import ts from "typescript";
import { at, child, objectAt, type JsonObject } from "../oracle/json-tree.js";
import { branchesOf, componentAt, partsOf } from "./schema-parts.js";

/** Two types of one schema: ours, and that of openapi-typescript. */
export interface TypePair {
  readonly ours: ts.Type;
  readonly theirs: ts.Type;
}

/** Something that the two types say differently. */
export interface Difference {
  readonly what: "null" | "optional" | "member" | "value" | "keys" | "union" | "form";
  /** As TypeScript text, or whether it is so; empty where one has nothing. */
  readonly ours: string;
  readonly theirs: string;
  /** From the component, for example `account/attributes/created-at`; `[]` are items, `{}` members of any name. */
  readonly place: string;
  /** What the document says there: the schema, what it refers to, and what it is composed of. */
  readonly schemas: readonly JsonObject[];
  /** The same of everything around it, innermost last. */
  readonly around: readonly (readonly JsonObject[])[];
}

export interface Comparison {
  readonly differences: readonly Difference[];
  /** How many types were compared, those of properties, items and members of unions included. */
  readonly compared: number;
}

interface Spot extends TypePair {
  readonly place: string;
  /** Pointers of schemas that hold together. */
  readonly pointers: readonly string[];
  readonly around: Difference["around"];
}

/**
 * Walks our type of a component and openapi-typescript's side by side, along the schema they were made from, as far as
 * types of other components.
 *
 * @param root the document with the marks of the overlay
 * @param components the types of each component that has both
 */
export function compareTypes(
  checker: ts.TypeChecker,
  root: JsonObject,
  components: ReadonlyMap<string, TypePair>,
  component: string,
): Comparison {
  const differences: Difference[] = [];
  let compared = 0;

  function compare(spot: Spot): void {
    compared += 1;
    const report = reporter(spot);
    const [isNull, wasNull] = [isNullable(spot.ours), isNullable(spot.theirs)];
    if (isNull !== wasNull) report("null", String(isNull), String(wasNull));
    const [ours, theirs] = [members(spot.ours), members(spot.theirs)];
    if (spot.place !== component && isComponent(ours, componentAt(root, spot.pointers))) return;
    const [one, other] = [ours[0], theirs[0]];
    if (ours.length === 1 && theirs.length === 1 && one !== undefined && other !== undefined) {
      compareOne({ ...spot, ours: one, theirs: other });
    } else if ([...ours, ...theirs].every(isObjectType)) {
      compareUnion(spot, ours, theirs);
    } else if (text(ours) !== text(theirs)) {
      report("value", text(ours), text(theirs));
    }
  }

  function compareOne(spot: Spot): void {
    const { ours, theirs, place } = spot;
    if (checker.isArrayType(ours) && checker.isArrayType(theirs)) {
      compare({ ...inside(spot, "items"), ...itemsOf(ours, theirs), place: `${place}/[]` });
    } else if (isPlainObject(ours) && isPlainObject(theirs)) {
      if (theirs.isIntersection() && !ours.isIntersection())
        reporter(spot)("form", "object", "intersection");
      compareObjects(spot);
    } else if (text([ours]) !== text([theirs])) {
      reporter(spot)("value", text([ours]), text([theirs]));
    }
  }

  function compareObjects(spot: Spot): void {
    const [ours, theirs] = [propertiesOf(spot.ours), propertiesOf(spot.theirs)];
    for (const name of new Set([...ours.keys(), ...theirs.keys()])) {
      const [one, other] = [ours.get(name), theirs.get(name)];
      const spotOfMember = { ...inside(spot, "properties", name), place: `${spot.place}/${name}` };
      const report = reporter(spotOfMember);
      if (one === undefined || other === undefined) {
        report("member", one === undefined ? "" : "here", other === undefined ? "" : "here");
        continue;
      }
      if (isOptional(one) !== isOptional(other))
        report("optional", String(isOptional(one)), String(isOptional(other)));
      compare({
        ...spotOfMember,
        ours: checker.getTypeOfSymbol(one),
        theirs: checker.getTypeOfSymbol(other),
      });
    }
    const [ours_, theirs_] = [indexOf(spot.ours), indexOf(spot.theirs)];
    if (ours_ !== undefined && theirs_ !== undefined) {
      compare({
        ...inside(spot, "additionalProperties"),
        ours: ours_,
        theirs: theirs_,
        place: `${spot.place}/{}`,
      });
    } else if (ours_ !== theirs_) {
      reporter(spot)("keys", ours_ ? text([ours_]) : "", theirs_ ? text([theirs_]) : "");
    }
  }

  /** Members that are components are told by their names, others by the names of their properties. */
  function compareUnion(spot: Spot, ours: readonly ts.Type[], theirs: readonly ts.Type[]): void {
    const report = reporter(spot);
    const [left, right] = [new Set(ours), new Set(theirs)];
    const branches = spot.pointers
      .flatMap((pointer) => partsOf(root, pointer))
      .flatMap((part) => ["oneOf", "anyOf"].flatMap((one) => branchesOf(root, child(part, one))));
    for (const branch of branches) {
      const name = componentAt(root, [branch]) ?? "";
      const target = components.get(name);
      if (target === undefined) continue;
      for (const member of members(target.ours))
        if (!left.delete(member)) report("union", "", name);
      for (const member of members(target.theirs)) right.delete(member);
    }
    for (const other of right) {
      const one = [...left].find((member) => shape(member) === shape(other));
      if (one === undefined) {
        report("union", "", text([other]));
        continue;
      }
      left.delete(one);
      compared += 1;
      const pointers = branches.flatMap((branch) => partsOf(root, branch));
      compareOne({
        ...spot,
        pointers,
        ours: one,
        theirs: other,
        place: `${spot.place}/${shape(one)}`,
      });
    }
    for (const member of left) report("union", text([member]), "");
  }

  const reporter =
    ({ place, pointers, around }: Spot) =>
    (what: Difference["what"], ours: string, theirs: string): void => {
      differences.push({ what, ours, theirs, place, schemas: schemasAt(pointers), around });
    };

  const schemasAt = (pointers: readonly string[]): readonly JsonObject[] =>
    pointers.flatMap((pointer) => partsOf(root, pointer)).map((part) => objectAt(root, part));

  const inside = (spot: Spot, ...keys: readonly string[]): Spot => ({
    ...spot,
    pointers: spot.pointers
      .flatMap((pointer) => partsOf(root, pointer))
      .map((part) => child(part, ...keys))
      .filter((pointer) => at(root, pointer) !== undefined),
    around: [...spot.around, schemasAt(spot.pointers)],
  });

  function isComponent(types: readonly ts.Type[], name: string | undefined): boolean {
    const target = name === undefined ? undefined : components.get(name);
    if (target === undefined) return false;
    const wanted = members(target.ours);
    return wanted.length === types.length && wanted.every((type) => types.includes(type));
  }

  /** The members of a union without `null` and `undefined`; `boolean` is one. */
  function members(type: ts.Type): readonly ts.Type[] {
    const plain = checker.getNonNullableType(type);
    return plain.isUnion() && (plain.flags & ts.TypeFlags.Boolean) === 0 ? plain.types : [plain];
  }

  const itemsOf = (ours: ts.Type, theirs: ts.Type): TypePair => {
    const [one] = checker.getTypeArguments(ours as ts.TypeReference);
    const [other] = checker.getTypeArguments(theirs as ts.TypeReference);
    return { ours: one ?? ours, theirs: other ?? theirs };
  };

  const isPlainObject = (type: ts.Type): boolean =>
    isObjectType(type) && !checker.isArrayLikeType(type);

  const indexOf = (type: ts.Type): ts.Type | undefined =>
    checker.getIndexInfosOfType(type)[0]?.type;

  const propertiesOf = (type: ts.Type): ReadonlyMap<string, ts.Symbol> =>
    new Map(checker.getPropertiesOfType(type).map((symbol) => [symbol.name, symbol]));

  const shape = (type: ts.Type): string =>
    [...propertiesOf(type)]
      .map(([name, symbol]) => {
        const value = checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
        return value.isStringLiteral() ? `${name}=${value.value}` : name;
      })
      .sort()
      .join();

  const text = (types: readonly ts.Type[]): string =>
    types
      .map((type) => checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation))
      .sort()
      .join(" | ");

  const pair = components.get(component);
  if (pair === undefined) throw new Error(`no types of ${component}`);
  const pointers = [child("/components/schemas", component)];
  compare({ ...pair, place: component, pointers, around: [] });
  return { differences, compared };
}

const isOptional = (symbol: ts.Symbol): boolean => (symbol.flags & ts.SymbolFlags.Optional) !== 0;

const isStringLike = (type: ts.Type): boolean => (type.flags & ts.TypeFlags.StringLike) !== 0;

const isObjectType = (type: ts.Type): boolean =>
  type.isIntersection() ? !type.types.some(isStringLike) : (type.flags & ts.TypeFlags.Object) !== 0;

const isNullable = (type: ts.Type): boolean =>
  (type.isUnion() ? type.types : [type]).some((part) => (part.flags & ts.TypeFlags.Null) !== 0);
