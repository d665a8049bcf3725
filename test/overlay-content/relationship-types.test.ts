import { query, type JSONValue } from "json-p3";
import { describe, expect, it } from "vitest";
import { notRun, readOfficial, versions } from "./official-documents.js";
import { isRecord, overlay, updateOf } from "./overlay-document.js";

const newest = versions[0];
const document: JSONValue = newest === undefined ? {} : readOfficial(newest);

type Path = readonly (string | number)[];

interface Relationship {
  /** Schema of the resource that has it. */
  readonly resource: string;
  readonly name: string;
  /** Normalised path of where it is written; several resources may share one place. */
  readonly place: string;
  readonly schema: unknown;
}

/** A schema and its members of allOf, references followed, with their paths. */
function partsOf(path: Path): readonly Path[] {
  const node = at(path);
  if (!isRecord(node)) return [];
  const reference = node["$ref"];
  if (typeof reference === "string") return partsOf(reference.slice(2).split("/"));
  const members = Array.isArray(node["allOf"])
    ? node["allOf"].flatMap((_, index) => partsOf([...path, "allOf", index]))
    : [];
  return [path, ...members];
}

const at = (path: Path): unknown =>
  path.reduce<unknown>(
    (node, step) =>
      Array.isArray(node) ? node[step as number] : isRecord(node) ? node[step] : undefined,
    document,
  );

const propertyPaths = (path: Path, name: string): readonly Path[] =>
  partsOf(path).flatMap((part) =>
    at([...part, "properties", name]) === undefined ? [] : [[...part, "properties", name]],
  );

const normalised = (path: Path): string =>
  `$${path.map((step) => (typeof step === "number" ? `[${step}]` : `['${step}']`)).join("")}`;

/** Every relationship of every resource component, once for each resource. */
function relationships(): readonly Relationship[] {
  const schemas = at(["components", "schemas"]);
  return Object.keys(isRecord(schemas) ? schemas : {}).flatMap((resource) => {
    const root: Path = ["components", "schemas", resource];
    if (propertyPaths(root, "type").length === 0) return [];
    return propertyPaths(root, "relationships").flatMap((path) =>
      partsOf(path).flatMap((part) => {
        const properties = at([...part, "properties"]);
        return Object.entries(isRecord(properties) ? properties : {}).map(([name, schema]) => ({
          resource,
          name,
          place: normalised([...part, "properties", name]),
          schema,
        }));
      }),
    );
  });
}

/** One constant type: nothing to find out. */
const isConstant = ({ schema }: Relationship): boolean => {
  const text = JSON.stringify(schema);
  return text.includes('"const"') && !text.includes('"oneOf"');
};

const actions = overlay.actions.filter(
  (action) => updateOf(action, "x-relationship-types") !== undefined,
);
const typesOf = (action: (typeof actions)[number]): readonly string[] =>
  updateOf(action, "x-relationship-types") as readonly string[];

describe.skipIf(newest === undefined)(`the types that relationships may hold${notRun}`, () => {
  const polymorphic = relationships().filter((relationship) => !isConstant(relationship));
  const resolved = new Set(
    actions.flatMap(({ target }) =>
      [...query(target, document)].map((node) => node.getPath({ form: "canonical" })),
    ),
  );

  it("are recorded for all but the one that the document leaves open", () => {
    expect(relationships()).toHaveLength(515);
    expect(polymorphic).toHaveLength(144);
    const open = polymorphic.filter(({ place }) => !resolved.has(place));
    expect(open.map(({ resource, name }) => `${resource}.${name}`)).toEqual([
      "transaction.related-objects",
    ]);
  });

  it("are recorded for nothing else", () => {
    const known = new Set(polymorphic.map(({ place }) => place));
    expect([...resolved].filter((place) => !known.has(place))).toEqual([]);
  });

  it("are types that the document names, or prefixes of such", () => {
    const named = new Set(stringsOf(document));
    const exists = (type: string): boolean =>
      type.endsWith("/*")
        ? [...named].some((name) => name.startsWith(type.slice(0, -1)))
        : named.has(type);
    expect(actions.flatMap((action) => typesOf(action).filter((type) => !exists(type)))).toEqual(
      [],
    );
  });

  it("hold every type that occurs in the official examples", () => {
    expect(pointedTo().size).toBeGreaterThan(20);
    const covers = (types: readonly string[], type: string): boolean =>
      types.some(
        (known) => known === type || (known.endsWith("/*") && type.startsWith(known.slice(0, -1))),
      );
    const surprising = actions.flatMap((action) => {
      const names = new Set(
        [...query(action.target, document)].map((node) => node.getPath({ form: "canonical" })),
      );
      const mine = polymorphic.filter(({ place }) => names.has(place));
      return mine.flatMap(({ resource, name }) =>
        exampleTypes(resource, name).filter((type) => !covers(typesOf(action), type)),
      );
    });
    expect(surprising).toEqual([]);
  });
});

/** All texts of a document, keys included. */
function stringsOf(node: unknown): readonly string[] {
  if (typeof node === "string") return [node];
  if (Array.isArray(node)) return node.flatMap(stringsOf);
  return isRecord(node)
    ? Object.entries(node).flatMap(([key, value]) => [key, ...stringsOf(value)])
    : [];
}

/** `type` of what a relationship points to in the examples of the document. */
function exampleTypes(resource: string, name: string): readonly string[] {
  const constant = propertyPaths(["components", "schemas", resource], "type").map((path) =>
    at([...path, "const"]),
  );
  const type = constant.find((value) => typeof value === "string");
  return type === undefined ? [] : [...(pointedTo().get(`${type} ${name}`) ?? [])];
}

let pairs: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** `<resource type> <relationship>` → the types found there in any example. */
function pointedTo(): ReadonlyMap<string, ReadonlySet<string>> {
  if (pairs !== undefined) return pairs;
  const found = new Map<string, Set<string>>();
  for (const node of query(
    "$.components.examples..[?@.type && @.relationships]",
    document,
  ).values()) {
    if (!isRecord(node) || typeof node["type"] !== "string" || !isRecord(node["relationships"]))
      continue;
    for (const [name, relationship] of Object.entries(node["relationships"])) {
      const key = `${node["type"]} ${name}`;
      const types = typesIn(isRecord(relationship) ? relationship["data"] : undefined);
      found.set(key, new Set([...(found.get(key) ?? []), ...types]));
    }
  }
  pairs = found;
  return found;
}

const typesIn = (data: unknown): readonly string[] =>
  (Array.isArray(data) ? data : [data]).flatMap((one: unknown) =>
    isRecord(one) && typeof one["type"] === "string" ? [one["type"]] : [],
  );
