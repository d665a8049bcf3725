import type { InterfaceDeclarationStructure } from "ts-morph";
import { StructureKind } from "../generator/emit/structures.js";
import { join, type Code } from "../generator/emit/code.js";
import { docs } from "../generator/emit/docs.js";
import type { WithCode } from "../generator/emit/print.js";
import { typeCode } from "../generator/emit/type-code.js";
import type { NamedType, ObjectSchema, Schema } from "../generator/model/schema.js";
import type { Inflection } from "../generator/names/casing.js";
import type { Extension, ObjectType } from "./base-interfaces.js";
import type { Layout } from "./layout.js";
import { propertyStructures, schemaDocs, typeStyle, type TypeStyle } from "./properties.js";
import { runtimeType } from "./runtime-symbols.js";

const FileInput = runtimeType("FileInput");

/** How a type is written under a casing: requests take files in more forms than answers give them. */
export const styleOf = ({ use }: NamedType, inflection: Inflection, layout: Layout): TypeStyle =>
  typeStyle(layout, inflection, use === "request" ? FileInput : "Blob");

/** `export interface` of an object; of its members only those that it adds to what it extends. */
export function interfaceOf(
  type: ObjectType,
  inflection: Inflection,
  layout: Layout,
  extension?: Extension,
): WithCode<InterfaceDeclarationStructure> {
  const style = styleOf(type, inflection, layout);
  const { name, schema } = type;
  return {
    kind: StructureKind.Interface,
    name,
    isExported: true,
    docs: docs(schemaDocs(schema)),
    extends: extension === undefined ? [] : [layout.typeSymbol(extension.base, inflection)],
    properties: propertyStructures(extension?.own ?? schema.properties, schema.inflected, style),
    indexSignatures:
      schema.additional === undefined
        ? []
        : [indexSignature(schema.additional, schema, style, layout)],
  };
}

/**
 * Keys beyond the listed ones. TypeScript wants the listed ones to fit too, so an optional one adds `undefined`, and
 * those of another shape are part of the value; the envelopes of customer's keys fit `FieldValue` as they are.
 */
function indexSignature(
  additional: Schema,
  { properties, inflected }: ObjectSchema,
  style: TypeStyle,
  layout: Layout,
): { readonly keyName: string; readonly keyType: string; readonly returnType: Code } {
  const { inflection, symbols } = style;
  const value = typeCode(additional, inflection, symbols);
  // What the customer calls his fields, and so whether there is one of a name, only he knows.
  const isSure = properties.length === 0 && inflected;
  if (isSure || additional.kind === "unknown") {
    return { keyName: "key", keyType: "string", returnType: value };
  }
  const listed = properties
    .filter(({ schema }) => inflected || !fits(schema, additional, layout))
    .map(({ schema }) => typeCode(schema, inflection, symbols));
  return {
    keyName: "key",
    keyType: "string",
    returnType: join([value, ...listed, "undefined"], " | "),
  };
}

/** Envelopes have one level. */
const MOST_LEVELS = 2;

/** Whether values of one schema are sure to be values of another. */
function fits(one: Schema, other: Schema, layout: Layout, levels = MOST_LEVELS): boolean {
  const own = resolved(one, layout);
  const target = resolved(other, layout);
  if (target.kind === "unknown") return true;
  if (own.nullable === true && target.nullable !== true) return false;
  if (target.kind === "string" && target.resourceTypes === undefined) return isText(own);
  if (own.kind === "union") return own.members.every((each) => fits(each, other, layout, levels));
  if (own.kind !== "object" || target.kind !== "object" || levels === 0) return false;
  const pairs = target.properties.map((wanted) => ({
    wanted,
    given: own.properties.find(({ name }) => name === wanted.name),
  }));
  // One of the members at least has to be there, or TypeScript takes it for something else.
  return (
    pairs.some(({ given }) => given !== undefined) &&
    pairs.every(({ wanted, given }) =>
      given === undefined
        ? !wanted.required
        : given.required >= wanted.required &&
          fits(given.schema, wanted.schema, layout, levels - 1),
    )
  );
}

const isText = (schema: Schema): boolean =>
  schema.kind === "string" ||
  schema.kind === "enum" ||
  (schema.kind === "literal" && typeof schema.value === "string");

/** What a schema refers to; it allows `null` where the reference does. */
function resolved(schema: Schema, layout: Layout): Schema {
  if (schema.kind !== "reference") return schema;
  const target = resolved(layout.type(schema.to).schema, layout);
  return schema.nullable === true ? { ...target, nullable: true } : target;
}
