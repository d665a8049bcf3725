import { code, join, type Code } from "../generator/emit/code.js";
import { docComment } from "../generator/emit/docs.js";
import { stringLiteral } from "../generator/emit/literals.js";
import type { SourceFileTemplate, Statement } from "../generator/emit/print.js";
import { typeCode } from "../generator/emit/type-code.js";
import { addTo } from "../generator/grouping.js";
import type { NamedType, ObjectSchema, Schema } from "../generator/model/schema.js";
import { inflect, inflections, type Inflection } from "../generator/names/casing.js";
import { typeAliases } from "./aliases.js";
import { extensions, type Extension, type ObjectType } from "./base-interfaces.js";
import { commonInterfaces } from "./shared-interfaces.js";
import { interfaceOf, styleOf } from "./interface-of.js";
import {
  banner,
  callTypesFile,
  fileOfType,
  resourcesFile,
  typesFile,
  typesIndexFile,
  webhookEventsFile,
  type Layout,
} from "./layout.js";
import { parametersTypes } from "./parameters.js";
import { schemaDocs, type TypeStyle } from "./properties.js";
import { runtimeType } from "./runtime-symbols.js";
import { withFamilies } from "./union-families.js";

const UnknownResource = runtimeType("UnknownResource");
const UnknownResourceOf = runtimeType("UnknownResourceOf");
const UnknownMember = runtimeType("UnknownMember");

/**
 * The files of types: one a family of resources and casing, one a family for what looks the same in all three, and an
 * index for each casing.
 */
export function typesFiles(layout: Layout): readonly SourceFileTemplate[] {
  const files = new Map<string, Statement[]>();
  const { commons, extended } = likenessesOf(layout);
  const isWritten = (type: NamedType, inflection: Inflection): boolean =>
    type.schema.kind !== "enum" && (inflection === "kebab" || layout.dependence.ofType(type.key));
  for (const inflection of inflections) {
    for (const type of commons.filter((each) => isWritten(each, inflection))) {
      const path = fileOfType(type, inflection, layout.dependence);
      addTo(files, path, { ...interfaceOf(type, inflection, layout), isExported: false });
    }
    for (const type of layout.api.types.filter((each) => isWritten(each, inflection))) {
      const path = fileOfType(type, inflection, layout.dependence);
      addTo(files, path, namedType(type, inflection, layout, extended.get(type.key)));
      for (const alias of typeAliases(layout.api, "type", type.name)) addTo(files, path, alias);
    }
    for (const { path, statement } of parametersTypes(layout, inflection))
      addTo(files, path, statement);
  }
  return [
    ...[...files].map(([path, statements]) => ({
      path,
      banner: banner("spec/overlay.yaml or templates/types.ts"),
      statements,
    })),
    ...inflections.map((inflection) => indexFile(inflection, [...files.keys()], layout)),
  ];
}

/** What interfaces are written as additions to: other types, or interfaces of their file for what several share. */
function likenessesOf({ api, dependence }: Layout): {
  readonly commons: readonly ObjectType[];
  readonly extended: ReadonlyMap<string, Extension>;
} {
  const named = extensions(api.types);
  const bases = new Set([...named.values()].map(({ base }) => base.key));
  const left = api.types.filter(({ key }) => !named.has(key) && !bases.has(key));
  const taken = [...api.types, ...api.operations.map((each) => ({ name: each.parametersName }))];
  const commons = commonInterfaces(left, new Set(taken.map(({ name }) => name)), dependence.ofType);
  return {
    commons: commons.map(({ type }) => type),
    extended: new Map([...named, ...commons.flatMap((common) => [...common.extensions])]),
  };
}

/** `export interface` of an object, `export type` of anything else. */
function namedType(
  type: NamedType,
  inflection: Inflection,
  layout: Layout,
  extension: Extension | undefined,
): Statement {
  const { schema } = type;
  if (type.aliasOf !== undefined) {
    return typeAlias(type, code`${layout.typeSymbol(layout.type(type.aliasOf), inflection)}`);
  }
  if (schema.kind === "object" && schema.nullable !== true && isInterface(schema)) {
    return interfaceOf({ ...type, schema }, inflection, layout, extension);
  }
  return typeAlias(type, unionWithUnknown(type, styleOf(type, inflection, layout), layout));
}

const isInterface = (schema: ObjectSchema): boolean =>
  schema.properties.length > 0 || schema.additional !== undefined;

/** A union of answers stays open: what the document does not list narrows to a member that is unknown. */
function unionWithUnknown(type: NamedType, style: TypeStyle, layout: Layout): Code {
  const { schema } = type;
  if (schema.kind !== "union" || !schema.open || schema.discriminator === undefined) {
    return typeCode(schema, style.inflection, style.symbols);
  }
  const families = withFamilies(schema, layout.api.types);
  const text = typeCode(families, style.inflection, style.symbols);
  const { property } = schema.discriminator;
  if (property !== "type" || membersSay(schema, "id", layout).includes(undefined)) {
    const name = stringLiteral(inflect(property, style.inflection));
    return code`${text} | ${UnknownMember}<${name}>`;
  }
  return code`${text} | ${unknownResource(type, style, layout)}`;
}

/** What holds for all resources of a family holds for those to come: how ids begin, attributes where all have the same. */
function unknownResource({ key, schema }: NamedType, style: TypeStyle, layout: Layout): Code {
  const unknown = code`${UnknownResource}`;
  if (!layout.resources.some(({ keys }) => keys.includes(key))) return unknown;
  const id = common(membersSay(schema, "id", layout));
  if (id?.kind !== "id") return unknown;
  const attributes = common(membersSay(schema, "attributes", layout));
  const all = attributes?.kind === "reference" ? [id, attributes] : [id];
  return code`${UnknownResourceOf}<${join(all.map((each) => typeCode(each, style.inflection, style.symbols)))}>`;
}

/** What the members of a union say of a property; `undefined` for one that has none. */
function membersSay(schema: Schema, name: string, layout: Layout): readonly (Schema | undefined)[] {
  switch (schema.kind) {
    case "reference":
      return membersSay(layout.type(schema.to).schema, name, layout);
    case "object":
      return [schema.properties.find((property) => property.name === name)?.schema];
    case "union":
      return schema.members.flatMap((member) => membersSay(member, name, layout));
    default:
      return [undefined];
  }
}

/** The schema that all are; none where they differ. */
function common([first, ...others]: readonly (Schema | undefined)[]): Schema | undefined {
  const text = JSON.stringify(first);
  return others.every((other) => JSON.stringify(other) === text) ? first : undefined;
}

function typeAlias(type: NamedType, text: Code): Code {
  return code`${docComment(schemaDocs(type.schema))}export type ${type.name} = ${text};`;
}

/** All types under one casing, those of webhook events too. */
function indexFile(
  inflection: Inflection,
  paths: readonly string[],
  layout: Layout,
): SourceFileTemplate {
  const events = layout.api.webhooks.length === 0 ? [] : [webhookEventsFile(inflection)];
  const maps = [resourcesFile(inflection), callTypesFile(inflection)];
  const own = typesFile("", inflection).replace(/\.ts$/, "");
  const shared = /^src\/types\/[^/]+\.ts$/;
  return {
    path: typesIndexFile(inflection),
    banner: banner("templates/types.ts"),
    statements: [...paths, ...events, ...maps]
      .filter((path) => path.startsWith(own) || shared.test(path) || events.includes(path))
      .sort()
      .map((from) => ({ kind: "reexport", from, typeOnly: true })),
  };
}
