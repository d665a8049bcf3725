import type { InterfaceDeclarationStructure, PropertySignatureStructure } from "ts-morph";
import { StructureKind } from "../generator/emit/structures.js";
import { code, join, symbol, type ImportedSymbol } from "../generator/emit/code.js";
import { docs } from "../generator/emit/docs.js";
import type { Statement, WithCode } from "../generator/emit/print.js";
import type { Importer, Operation, RequestBody } from "../generator/model/api.js";
import type { Property, Schema } from "../generator/model/schema.js";
import type { Inflection } from "../generator/names/casing.js";
import { mediaTypeSuffix } from "../generator/names/media-type-suffix.js";
import { typeAliases } from "./aliases.js";
import { bodyWithoutFile, rowsSymbol } from "./import-rows.js";
import { PARAMETER_INTERFACES_FILE, typesFile, type Layout } from "./layout.js";
import {
  COMMON_HEADERS,
  headerInterfaceName,
  INFLECTION,
  sharedHeaders,
} from "./shared-headers.js";
import { pathMembers, queryMembers } from "./parameter-interfaces.js";
import { propertyStructures, typeStyle, type TypeStyle } from "./properties.js";
import { runtimeType } from "./runtime-symbols.js";

const FileInput = runtimeType("FileInput");

/** Whether a call can be made without a second argument. */
export function hasRequiredParameters(operation: Operation): boolean {
  return (
    operation.pathParameters.length > 0 ||
    operation.auth.kind === "token" ||
    operation.query.some(({ required }) => required) ||
    operation.headers.some(({ required }) => required) ||
    operation.body?.required === true
  );
}

/** Whether the parameters look different under another casing: a body or a filter may. */
export function parametersDepend(operation: Operation, layout: Layout): boolean {
  return [
    ...operation.query.map(({ schema }) => schema),
    ...(operation.body?.contents ?? []).map(({ schema }) => schema),
  ].some(layout.dependence.ofSchema);
}

const fileOf = (operation: Operation, inflection: Inflection, layout: Layout): string => {
  const family = namespaceFile(operation, layout);
  return typesFile(family, parametersDepend(operation, layout) ? inflection : undefined);
};

function namespaceFile(operation: Operation, layout: Layout): string {
  return layout.api.namespaces.find(({ name }) => name === operation.namespace)?.file ?? "shared";
}

/** The type of an operation's parameters as a name. */
export function parametersSymbol(
  operation: Operation,
  inflection: Inflection,
  layout: Layout,
): ImportedSymbol {
  return symbol(operation.parametersName, fileOf(operation, inflection, layout), { type: true });
}

/**
 * The options object of every operation: path parameters, query parameters and headers beside each other, the request
 * body under `body`. Where a body may be sent in several media types, one interface for each and their union.
 */
export function parametersTypes(
  layout: Layout,
  inflection: Inflection,
): readonly { readonly path: string; readonly statement: Statement }[] {
  return layout.api.operations.flatMap((operation) => {
    if (inflection !== "kebab" && !parametersDepend(operation, layout)) return [];
    const path = fileOf(operation, inflection, layout);
    const style = typeStyle(layout, inflection, FileInput);
    const contents = operation.body?.contents ?? [];
    const suffixes =
      contents.length < 2 ? [] : contents.map(({ mediaType }) => mediaTypeSuffix(mediaType));
    return [
      ...statements(operation, style, layout),
      ...typeAliases(layout.api, "type", operation.parametersName, suffixes),
    ].map((statement) => ({ path, statement }));
  });
}

function statements(operation: Operation, style: TypeStyle, layout: Layout): readonly Statement[] {
  const contents = operation.body?.contents ?? [];
  if (operation.body === undefined || contents.length < 2) {
    const body =
      operation.body === undefined ? [] : [bodyProperty(operation.body, contents[0]?.schema)];
    return [parametersInterface(operation, operation.parametersName, body, style, layout)];
  }
  const { body, importer } = operation;
  const rows =
    importer === undefined ? [] : [rowsInterface(operation, importer, body, style, layout)];
  const names = contents.map(
    ({ mediaType }) => `${operation.parametersName}${mediaTypeSuffix(mediaType)}`,
  );
  return [
    ...contents.map(({ mediaType, schema }, index) =>
      parametersInterface(
        operation,
        names[index] ?? "",
        [contentTypeProperty(mediaType, index === 0), bodyProperty(body, schema)],
        style,
        layout,
      ),
    ),
    ...rows,
    code`/** One interface for each way the body can be sent. */\nexport type ${operation.parametersName} = ${join([...names, ...rows.map(({ name }) => name)], " | ")};`,
  ];
}

type ParametersInterface = WithCode<InterfaceDeclarationStructure> & {
  readonly properties: readonly WithCode<PropertySignatureStructure>[];
};

/** What an import takes where its file is made of rows: all but the file. */
function rowsInterface(
  operation: Operation,
  importer: Importer,
  body: RequestBody,
  style: TypeStyle,
  layout: Layout,
): ParametersInterface {
  const [schema] = body.contents.map((content) => content.schema);
  const rest = schema === undefined ? undefined : bodyWithoutFile(schema, importer.place, layout);
  const found = parametersInterface(
    operation,
    `${operation.parametersName}Rows`,
    rest === undefined ? [] : [bodyProperty(body, rest)],
    style,
    layout,
  );
  const rows = {
    kind: StructureKind.PropertySignature as const,
    name: "rows",
    type: code`${runtimeType("ImportRows")}<${rowsSymbol(operation)}>`,
    docs: docs("Lines of the file, in place of it; written as CSV."),
  };
  return { ...found, properties: [rows, ...found.properties] };
}

function parametersInterface(
  operation: Operation,
  name: string,
  body: readonly Property[],
  style: TypeStyle,
  layout: Layout,
): ParametersInterface {
  const own = operation.headers.filter(
    ({ wireName, shared }) => shared === undefined && wireName !== INFLECTION,
  );
  const inPath = pathMembers(operation, layout);
  const inQuery = queryMembers(operation, layout);
  const properties: readonly Property[] = [
    ...inPath.own,
    ...tokenProperty(operation),
    ...body,
    ...inQuery.own,
    ...own.map(({ name: wanted, required, schema, doc }): Property => ({
      name: wanted,
      required,
      schema: { ...schema, ...(doc !== undefined && { doc }) },
    })),
  ];
  return {
    kind: StructureKind.Interface,
    name,
    isExported: true,
    extends: [...inPath.inherited, ...inQuery.inherited, ...headerInterfaces(operation, layout)],
    properties: propertyStructures(properties, false, style),
  };
}

function tokenProperty(operation: Operation): readonly Property[] {
  if (operation.auth.kind !== "token") return [];
  const doc = `Sent as \`Authorization: ${operation.auth.prefix}…\`; the client's API key is not used.`;
  return [{ name: operation.auth.header, required: true, schema: { kind: "string", doc } }];
}

function bodyProperty(body: RequestBody, schema: Schema | undefined): Property {
  return { name: "body", required: body.required, schema: schema ?? { kind: "unknown" } };
}

function contentTypeProperty(mediaType: string, byDefault: boolean): Property {
  const doc = `How the body is sent${byDefault ? "; the default" : ""}.`;
  return {
    name: "contentType",
    required: !byDefault,
    schema: { kind: "literal", value: mediaType, doc },
  };
}

/** What an operation's parameters extend for its headers. */
function headerInterfaces(operation: Operation, layout: Layout): readonly ImportedSymbol[] {
  const own = sharedHeaders(operation).map(headerInterfaceName);
  const common = layout.commonHeaders.map(headerInterfaceName);
  const has = common.length > 0 && common.every((name) => own.includes(name));
  const names = has ? [COMMON_HEADERS, ...own.filter((name) => !common.includes(name))] : own;
  return names.map((name) => symbol(name, PARAMETER_INTERFACES_FILE, { type: true }));
}
