import { code, join, type Code } from "../generator/emit/code.js";
import { propertyKey, stringLiteral } from "../generator/emit/literals.js";
import { attributesOf } from "../generator/model/relationships.js";
import type { QueryParameter } from "../generator/model/api.js";
import type { Schema } from "../generator/model/schema.js";
import { inflect, type Inflection } from "../generator/names/casing.js";
import { ofAll } from "./interface-by.js";
import type { Layout } from "./layout.js";

/** Whether a query parameter says which attributes to keep: resource type → names of its attributes (JSON:API 1.1, 7.3). */
export const isSparseFields = ({ wireName, style, schema }: QueryParameter): boolean =>
  wireName === "fields" &&
  style === "deepObject" &&
  schema.kind === "object" &&
  schema.additional?.kind === "array";

/**
 * What `fields` can name. Listed, not computed from the resources: the compiler looks up one entry for a call, and need not
 * go over all reports for it.
 */
export function fieldsOf(inflection: Inflection, layout: Layout): Code {
  const entries = layout.resources.flatMap((kind) => {
    const attributes = attributesOf(kind, layout.type);
    if (attributes.length === 0) return [];
    const names = [
      ...attributes.map((each) => keysCode(each, inflection, layout)),
      ...pathsInto(attributes, inflection, layout).map((path) => code`\`${path}.\${string}\``),
    ];
    return [code`  ${propertyKey(kind.type)}?: readonly (${join(names, " | ")})[] | undefined;`];
  });
  return code`/** Names of attributes by the \`type\` of their resources; what stands in an attribute is a path. */
export interface Fields {
${join(entries, "\n")}
}`;
}

function keysCode(attributes: Schema, inflection: Inflection, layout: Layout): Code {
  if (attributes.kind === "reference") {
    return code`keyof ${ofAll(layout.type(attributes.to).name, inflection)}`;
  }
  const names = attributes.kind === "object" ? attributes.properties.map(({ name }) => name) : [];
  return names.length === 0
    ? code`never`
    : join(
        names.map((name) => stringLiteral(inflect(name, inflection))),
        " | ",
      );
}

/** Names of the attributes that hold others. */
function pathsInto(
  attributes: readonly Schema[],
  inflection: Inflection,
  layout: Layout,
): readonly string[] {
  const resolve = (schema: Schema): Schema =>
    schema.kind === "reference" ? resolve(layout.type(schema.to).schema) : schema;
  const names = attributes.map(resolve).flatMap((schema) => {
    const properties = schema.kind === "object" ? schema.properties : [];
    return properties
      .filter((property) => ["object", "union", "unknown"].includes(resolve(property.schema).kind))
      .map(({ name }) => inflect(name, inflection));
  });
  return [...new Set(names)].sort();
}
