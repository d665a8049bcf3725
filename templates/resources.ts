import { code, join, symbol, type Code } from "../generator/emit/code.js";
import { propertyKey, stringLiteral } from "../generator/emit/literals.js";
import type { SourceFileTemplate } from "../generator/emit/print.js";
import type { Operation, QueryParameter } from "../generator/model/api.js";
import { relationshipsOf, type Relationship } from "../generator/model/relationships.js";
import type { ResourceKind } from "../generator/model/resources.js";
import type { NamedType } from "../generator/model/schema.js";
import { inflect, inflections, type Inflection } from "../generator/names/casing.js";
import { fieldsOf } from "./sparse-fields.js";
import { ofAll } from "./interface-by.js";
import { banner, resourcesFile, type Layout } from "./layout.js";
import { runtimeType } from "./runtime-symbols.js";

/**
 * For each casing an interface from families to resources, one from resource types to the names of their attributes and one
 * to what they lead to.
 */
export const resourcesFiles = (layout: Layout): readonly SourceFileTemplate[] =>
  inflections.map((inflection) => ({
    path: resourcesFile(inflection),
    banner: banner("templates/resources.ts"),
    statements: [
      families(inflection, layout),
      fieldsOf(inflection, layout),
      related(inflection, layout),
    ],
  }));

/** Single resources have a name of their own; families and types of several forms are reached here. */
function families(inflection: Inflection, layout: Layout): Code {
  const entries = layout.resources
    .filter(({ keys }) => keys.length > 1)
    .map(
      (kind) =>
        code`  ${propertyKey(kind.type)}: ${join(members(kind, inflection, layout), " | ")};`,
    );
  return code`/** Families of resources by how their \`type\` begins: \`report\` stands for all reports. */
export interface Families {
${join(entries, "\n")}
}`;
}

const isFamily = ({ keys }: ResourceKind, layout: Layout): boolean =>
  keys.some((key) => layout.type(key).schema.kind === "union");

const members = ({ keys }: ResourceKind, inflection: Inflection, layout: Layout): Code[] =>
  keys.map((key) => code`${ofAll(layout.type(key).name, inflection)}`);

/** What `include` can bring along with the resources that operations answer. */
function related(inflection: Inflection, layout: Layout): Code {
  const known = new Map<string, string>();
  const wanted = new Set(
    layout.api.operations.flatMap((operation) => includingType(operation, layout) ?? []),
  );
  const entries = layout.resources.flatMap(({ type, keys }) => {
    if (!wanted.has(type)) return [];
    const relationships = relationshipsOfKind({ type, keys }, layout);
    const shape = JSON.stringify(relationships);
    const same = known.get(shape);
    known.set(shape, same ?? type);
    return same === undefined
      ? code`  ${propertyKey(type)}: ${relatedObject(relationships, inflection, layout)};`
      : code`  ${propertyKey(type)}: Related[${stringLiteral(same)}];`;
  });
  return code`/** What the relationships of resources lead to, as far as the contract says. */
export interface Related {
${join(entries, "\n")}
}`;
}

function relatedObject(
  relationships: readonly Relationship[],
  inflection: Inflection,
  layout: Layout,
): Code {
  const entries = relationships.map(
    ({ name, types }) =>
      code`    ${propertyKey(inflect(name, inflection))}: ${types === undefined ? "unknown" : leadsTo(types, inflection, layout)};`,
  );
  return code`{\n${join(entries, "\n")}\n  }`;
}

function leadsTo(types: readonly string[], inflection: Inflection, layout: Layout): Code {
  const found = new Map<string, Code>();
  let hasUnknown = false;
  for (const type of types) {
    const kind = layout.resources.find((each) => each.type === type.replace(/\/\*$/, ""));
    if (kind === undefined) continue;
    const [name, ...others] = members(kind, inflection, layout);
    const one = name !== undefined && others.length === 0;
    hasUnknown ||= isFamily(kind, layout);
    found.set(kind.type, one ? name : code`Families[${stringLiteral(kind.type)}]`);
  }
  const all = [...found.values()];
  // Families have an unknown member of their own.
  return join(hasUnknown ? all : [...all, runtimeType("UnknownResource")], " | ");
}

/** Those of all its forms; one that leads elsewhere in another form leads to all of that. */
const relationshipsOfKind = ({ keys }: ResourceKind, layout: Layout): readonly Relationship[] =>
  relationshipsOf(
    { kind: "union", members: keys.map((to) => ({ kind: "reference", to })), open: true },
    layout.type,
  );

/** Whether a query parameter lists the relationships whose objects come along (JSON:API 1.1, 7.1). */
export const isInclude = ({ wireName, schema }: QueryParameter): boolean =>
  wireName === "include" && schema.kind === "array";

/** The type of resource whose relationships `include` may name; none where there are none. */
export function includingType(operation: Operation, layout: Layout): string | undefined {
  if (!operation.query.some(isInclude)) return undefined;
  const kind = answeredKind(operation, layout);
  return kind !== undefined && relationshipsOfKind(kind, layout).length > 0 ? kind.type : undefined;
}

/** The kind of resource in the answer's `data`, one or many. */
function answeredKind(operation: Operation, layout: Layout): ResourceKind | undefined {
  const [response] = operation.responses;
  if (response?.schema.kind !== "reference") return undefined;
  const { schema } = layout.type(response.schema.to);
  const data =
    schema.kind === "object"
      ? schema.properties.find(({ name }) => name === "data")?.schema
      : undefined;
  const item = data?.kind === "array" ? data.items : data;
  if (item?.kind !== "reference") return undefined;
  const { key, aliasOf = key } = layout.type(item.to);
  return layout.resources.find(({ keys }) => keys.includes(aliasOf));
}

/**
 * The type of a text that names types of resources. A family of which the package describes no member is any type below
 * it.
 */
export function resourceTypesCode(
  types: readonly string[],
  inflection: Inflection,
  layout: Layout,
): Code {
  const texts = types.map((type) => {
    if (!type.endsWith("/*")) return stringLiteral(type);
    const family = type.slice(0, -2);
    const one = typeOfFamily(type, layout);
    if (one !== undefined) return code`${layout.typeSymbol(one.type, inflection)}["type"]`;
    if (!layout.resources.some((each) => each.type === family)) return `\`${family}/\${string}\``;
    const map = symbol("Families", resourcesFile(inflection), { type: true });
    return code`${map}[${stringLiteral(family)}]["type"]`;
  });
  const isOpen = types.some((type) => typeOfFamily(type, layout)?.isOpen === true);
  return join(isOpen ? texts : [...texts, runtimeType("UnknownType")], " | ");
}

/** The one type that stands for a family, `report/*`; a union of its resources has an unknown member. */
function typeOfFamily(
  type: string,
  layout: Layout,
): { readonly type: NamedType; readonly isOpen: boolean } | undefined {
  const kind = layout.resources.find((each) => `${each.type}/*` === type);
  const [found, ...others] = (kind?.keys ?? []).map(layout.type);
  if (found === undefined || others.length > 0) return undefined;
  return { type: found, isOpen: found.schema.kind === "union" && found.schema.open };
}
