import type { PropertySignatureStructure } from "ts-morph";
import { StructureKind } from "../generator/emit/structures.js";
import { code, type ImportedSymbol } from "../generator/emit/code.js";
import { docs, type Docs } from "../generator/emit/docs.js";
import { propertyKey } from "../generator/emit/literals.js";
import type { WithCode } from "../generator/emit/print.js";
import { typeCode, type TypeSymbols } from "../generator/emit/type-code.js";
import type { Property, Schema } from "../generator/model/schema.js";
import { inflect, type Inflection } from "../generator/names/casing.js";
import type { Layout } from "./layout.js";
import { resourceTypesCode } from "./resources.js";
import { runtimeType } from "./runtime-symbols.js";

/** How a type is written: in which casing, with which names for what it refers to. */
export interface TypeStyle {
  readonly inflection: Inflection;
  /** The known values of what a schema refers to, where they are few. */
  readonly knownValues: (schema: Schema) => readonly string[];
  readonly symbols: TypeSymbols;
}

const RELATIONSHIPS = { one: "ToOne", "one or none": "ToOneOrNone", many: "ToMany" } as const;

/** The style of types in requests or answers under one casing. */
export function typeStyle(
  layout: Layout,
  inflection: Inflection,
  binary: ImportedSymbol | "Blob",
): TypeStyle {
  return {
    inflection,
    knownValues: (schema) => knownValues(schema, layout),
    symbols: {
      reference: (key) => layout.typeSymbol(layout.type(key), inflection),
      id: layout.idType,
      resourceTypes: (types) => resourceTypesCode(types, inflection, layout),
      relationship: (to) => runtimeType(RELATIONSHIPS[to]),
      binary,
      readonly: binary !== "Blob",
    },
  };
}

/**
 * Members of an interface, one a property, with what is known of it as JSDoc. What a request may leave out may be given as
 * `undefined` too: it is not sent, and callers need no detour for what they may not have.
 */
export function propertyStructures(
  properties: readonly Property[],
  inflected: boolean,
  style: TypeStyle,
): readonly WithCode<PropertySignatureStructure>[] {
  return properties.map(({ name, required, schema }) => ({
    kind: StructureKind.PropertySignature,
    name: propertyKey(inflected ? inflect(name, style.inflection) : name),
    hasQuestionToken: !required,
    type: code`${typeCode(schema, style.inflection, style.symbols)}${!required && style.symbols.readonly === true ? " | undefined" : ""}`,
    docs: docs(propertyDocs(schema, style)),
  }));
}

/** More than these are looked up: in the constant of the type, or by completion. */
const MOST_VALUES = 10;

function knownValues(schema: Schema, layout: Layout): readonly string[] {
  if (schema.kind === "array") return knownValues(schema.items, layout);
  if (schema.kind !== "reference") return [];
  const { schema: target } = layout.type(schema.to);
  return target.kind === "enum" && target.values.length <= MOST_VALUES ? target.values : [];
}

/** An editor shows a type of known values by its name, so they are part of the text. */
function propertyDocs(schema: Schema, style: TypeStyle): Docs {
  const { text = [], ...rest } = schemaDocs(schema);
  const values = style.knownValues(schema);
  if (values.length === 0) return { text, ...rest };
  return {
    text: [...[text].flat(), `Known: ${values.join(", ").replaceAll(/\s+/g, " ")}.`],
    ...rest,
  };
}

const FORMATS: Readonly<Record<string, string>> = {
  "date-time": "ISO 8601 date and time",
  date: "ISO 8601 date",
  uri: "Address",
};

/** What hovering a property shows: its text, its format, its pattern. The type itself shows values and id kinds. */
export function schemaDocs(schema: Schema): Docs {
  const format =
    schema.format === undefined
      ? undefined
      : (FORMATS[schema.format] ?? `Format: ${schema.format}`);
  const facts = [
    ...(format === undefined ? [] : [`${format}.`]),
    ...(schema.pattern === undefined ? [] : [`Pattern: \`${schema.pattern}\`.`]),
  ];
  const text = [schema.doc, facts.join(" ")].filter((part) => part !== undefined && part !== "");
  return {
    text: text as string[],
    tags: [schema.deprecated === true ? { name: "deprecated" } : undefined],
  };
}
