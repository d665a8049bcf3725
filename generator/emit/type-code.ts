import ts = require("typescript");
import type { GlobalContext, SchemaObject } from "openapi-typescript";
import { escapeSegment, unescapeSegment } from "../json/pointer.js";

import { linkageOf, type Linkage } from "../model/linkage.js";
import type { ObjectSchema, Schema } from "../model/schema.js";
import { code, join, type Code, type Fragment } from "./code.js";
import { inflect, type Inflection } from "../names/casing.js";
import { schemaContext, transformSchemaObject } from "./openapi-typescript.js";

/** How a reference or id of the model is written in TypeScript: as imported symbols, so that imports follow from use. */
export interface TypeSymbols {
  /** The type with this `NamedType.key`. */
  readonly reference: (key: string) => Fragment;
  /** The type of this `IdKind.key`. */
  readonly id: (key: string) => Fragment;
  /** The text that names one of these types of resources. */
  readonly resourceTypes: (types: readonly string[]) => Fragment;
  /** The name of a relationship's form, which takes the types of `type` and `id`. */
  readonly relationship?: (to: Linkage["to"]) => Fragment;
  /** Bytes: `Blob` in answers, what may be uploaded in requests. */
  readonly binary: Fragment;
  /** Arrays are read-only: what a caller gives is never changed, so constant arrays may be given too. */
  readonly readonly?: boolean;
}

const REFERENCE = "#/components/schemas/";
const ID = "id:";
const BINARY = "binary:";
const TYPES = "types:";
const WRITTEN = "written:";
const MARK = /ɵ(\d+)ɵ/;

/**
 * The TypeScript type of a schema, for example `string[]` or `AccountAttributes | null`. The translation is
 * openapi-typescript's; this module only hands it the model's schema as JSON Schema and writes our symbols for its references.
 */
export function typeCode(schema: Schema, inflection: Inflection, symbols: TypeSymbols): Code {
  const written: Fragment[] = [];
  const parts = translated(
    jsonSchema(schema, { inflection, symbols, written }),
    symbols.readonly === true,
  );
  return join(
    parts.map((part) => (typeof part === "string" ? part : named(part.key, symbols, written))),
    "",
  );
}

/** The text of a type, in which keys stand for what they name. */
type Translation = readonly (string | { readonly key: string })[];

/** Most properties are of one of a few types: each is translated once. */
const translations = new Map<string, Translation>();

function translated(schema: SchemaObject, immutable: boolean): Translation {
  const shape = `${String(immutable)} ${JSON.stringify(schema)}`;
  const known = translations.get(shape);
  if (known !== undefined) return known;
  const keys: string[] = [];
  const mark: MarkedNames = (key) => `ɵ${String(keys.push(key) - 1)}ɵ`;
  const type = transformSchemaObject(schema, { path: "#", ctx: context(mark, immutable) });
  const translation = print(type)
    .split(MARK)
    .map((part, index) => (index % 2 === 0 ? part : { key: keys[Number(part)] ?? "" }));
  translations.set(shape, translation);
  return translation;
}

function named(key: string, symbols: TypeSymbols, written: readonly Fragment[]): Fragment {
  if (key.startsWith(WRITTEN)) return written[Number(key.slice(WRITTEN.length))] ?? "";
  if (key === BINARY) return symbols.binary;
  if (key.startsWith(ID)) return symbols.id(key.slice(ID.length));
  if (key.startsWith(TYPES)) return symbols.resourceTypes(key.slice(TYPES.length).split(" "));
  return symbols.reference(key);
}

/** A mark that stands for a key until the text is split. */
type MarkedNames = (key: string) => string;

const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed, removeComments: true });
const emptyFile = ts.createSourceFile("type.ts", "", ts.ScriptTarget.ESNext);

function print(node: ts.TypeNode): string {
  // Both separators can only stand inside a string literal here, and end a line for some readers of JavaScript.
  return printer
    .printNode(ts.EmitHint.Unspecified, node, emptyFile)
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}

/** How a schema is handed on; `written` collects types that are text already. */
interface Handing {
  readonly inflection: Inflection;
  readonly symbols: TypeSymbols;
  readonly written: Fragment[];
}

/** JSON Schema of the subset that openapi-typescript translates exactly: no `allOf`, no `nullable`, no closed objects. */
function jsonSchema(schema: Schema, handing: Handing): SchemaObject {
  const plain = notNull(schema, handing);
  return (
    schema.nullable === true && schema.kind !== "null"
      ? { oneOf: [plain, { type: "null" }] }
      : plain
  ) as SchemaObject;
}

function notNull(schema: Schema, handing: Handing): object {
  switch (schema.kind) {
    case "object":
      return objectSchema(schema, handing);
    case "array":
      return { type: "array", items: jsonSchema(schema.items, handing) };
    case "union":
      return { oneOf: schema.members.map((member) => jsonSchema(member, handing)) };
    case "enum":
      return {
        oneOf: [
          { type: "string", enum: schema.values },
          ...(schema.open ? [{ type: "string", format: OPEN }] : []),
        ],
      };
    case "literal":
      return { const: schema.value };
    case "id":
      return { $ref: `${REFERENCE}${ID}${schema.id}` };
    case "reference":
      return { $ref: `${REFERENCE}${escapeSegment(schema.to)}` };
    case "binary":
      return { $ref: `${REFERENCE}${BINARY}` };
    case "unknown":
      return {};
    case "string":
      if (schema.resourceTypes === undefined) return { type: schema.kind };
      return { $ref: `${REFERENCE}${TYPES}${escapeSegment(schema.resourceTypes.join(" "))}` };
    case "number":
    case "integer":
    case "boolean":
    case "null":
      return { type: schema.kind };
  }
}

function objectSchema(schema: ObjectSchema, handing: Handing): object {
  const { inflection } = handing;
  const linkage = linkageOf(schema);
  if (linkage !== undefined && !isOfFamily(linkage) && handing.symbols.relationship !== undefined) {
    return { $ref: `${REFERENCE}${WRITTEN}${writtenRelationship(linkage, handing)}` };
  }
  const properties = Object.create(null) as Record<string, SchemaObject>;
  for (const property of schema.properties) {
    properties[schema.inflected ? inflect(property.name, inflection) : property.name] = jsonSchema(
      property.schema,
      handing,
    );
  }
  const required = schema.properties
    .filter((property) => property.required)
    .map((property) => (schema.inflected ? inflect(property.name, inflection) : property.name));
  if (schema.properties.length === 0 && schema.additional === undefined) {
    // A closed empty object of a request allows no key; an answer without known keys may hold any.
    return schema.closed
      ? { type: "object", properties: {} }
      : { type: "object", additionalProperties: true };
  }
  return {
    type: "object",
    ...(schema.properties.length > 0 && { properties, required }),
    ...(schema.additional !== undefined && {
      additionalProperties:
        schema.additional.kind === "unknown" ? true : jsonSchema(schema.additional, handing),
    }),
  };
}

/** The types of a family are many: editors spell them out as arguments, and leave them named in an object. */
const isOfFamily = ({ type }: Linkage): boolean =>
  type.kind === "string" && (type.resourceTypes ?? []).some((each) => each.endsWith("/*"));

/** The place in `written` of a relationship such as `ToOne<"account", AccountId>`. */
function writtenRelationship({ to, type, id }: Linkage, handing: Handing): number {
  const { inflection, symbols, written } = handing;
  const types = [type, ...(id.kind === "string" ? [] : [id])];
  const names = types.map((schema) => typeCode(schema, inflection, symbols));
  return written.push(code`${symbols.relationship?.(to) ?? ""}<${join(names)}>`) - 1;
}

const OPEN = "x-open";

function context(names: MarkedNames, immutable: boolean): GlobalContext {
  return {
    ...schemaContext,
    immutable,
    postTransform: (type) => marked(type, names) ?? merged(type),
    transform: (schema) => special(schema, names),
  };
}

/** Strings that stand for something else (the open end of an enum, bytes), and references that are a property's own schema. */
function special(schema: SchemaObject, names: MarkedNames): ts.TypeNode | undefined {
  const reference = (schema as { readonly $ref?: string }).$ref;
  if (reference !== undefined) {
    return typeReference(unescapeSegment(reference.slice(REFERENCE.length)), names);
  }
  if (schema.format === OPEN) return openString();
  return undefined;
}

/** `(string & {})`: any other string, without swallowing the known literals in completion. */
function openString(): ts.TypeNode {
  return ts.factory.createParenthesizedType(
    ts.factory.createIntersectionTypeNode([
      ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
      ts.factory.createTypeLiteralNode([]),
    ]),
  );
}

/** `components["schemas"]["account"]`, as openapi-typescript writes a reference → `Account`. */
function marked(type: ts.TypeNode, names: MarkedNames): ts.TypeNode | undefined {
  if (!ts.isIndexedAccessTypeNode(type) || !ts.isLiteralTypeNode(type.indexType)) return undefined;
  const { literal } = type.indexType;
  if (!ts.isStringLiteral(literal)) return undefined;
  return typeReference(literal.text, names);
}

function typeReference(key: string, names: MarkedNames): ts.TypeNode {
  return ts.factory.createTypeReferenceNode(names(key));
}

/** `{ a: string } & { [key: string]: unknown }` → one object: known keys always fit an index of `unknown`. */
function merged(type: ts.TypeNode): ts.TypeNode | undefined {
  if (!ts.isIntersectionTypeNode(type) || !type.types.every(ts.isTypeLiteralNode)) return undefined;
  const members = type.types.flatMap((part) => [...(part as ts.TypeLiteralNode).members]);
  const index = members.find(ts.isIndexSignatureDeclaration);
  if (index?.type.kind !== ts.SyntaxKind.UnknownKeyword) return undefined;
  return ts.factory.createTypeLiteralNode(members);
}
