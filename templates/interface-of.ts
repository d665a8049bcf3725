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
      schema.additional === undefined ? [] : [indexSignature(schema.additional, schema, style)],
  };
}

/**
 * Keys beyond the listed ones. TypeScript wants the listed ones to fit too, so an optional one adds `undefined`, and
 * those of another shape are part of the value; the envelopes of customer's keys fit `FieldValue` as they are.
 */
function indexSignature(
  additional: Schema,
  schema: ObjectSchema,
  style: TypeStyle,
): { readonly keyName: string; readonly keyType: string; readonly returnType: Code } {
  const { inflection, symbols } = style;
  const value = typeCode(additional, inflection, symbols);
  // What the customer calls his fields, and so whether there is one of a name, only he knows.
  const isSure = schema.properties.length === 0 && schema.inflected;
  if (isSure || additional.kind === "unknown") {
    return { keyName: "key", keyType: "string", returnType: value };
  }
  const listed = schema.inflected
    ? schema.properties.map((property) => typeCode(property.schema, inflection, symbols))
    : [];
  return {
    keyName: "key",
    keyType: "string",
    returnType: join([value, ...listed, "undefined"], " | "),
  };
}
