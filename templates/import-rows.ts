import { code, join, symbol, type Code, type ImportedSymbol } from "../generator/emit/code.js";
import { docComment } from "../generator/emit/docs.js";
import { literal, propertyKey, stringLiteral } from "../generator/emit/literals.js";
import type { SourceFileTemplate } from "../generator/emit/print.js";
import type { ImportColumn, Importer, Operation } from "../generator/model/api.js";
import type { Property, Schema } from "../generator/model/schema.js";
import { upperFirst } from "../generator/names/words.js";
import { banner, descriptorsFile, IMPORT_ROWS_FILE, namespaceOf, type Layout } from "./layout.js";
import { runtimeType, runtimeValue } from "./runtime-symbols.js";

const rowName = (operation: Operation): string => `${upperFirst(operation.name)}Row`;
const columnsName = (operation: Operation): string => `${operation.name}Columns`;

/** The rows that an import takes in place of its file. */
export const rowsSymbol = (operation: Operation): ImportedSymbol =>
  symbol(rowName(operation), IMPORT_ROWS_FILE, { type: true });

const columnsSymbol = (operation: Operation): ImportedSymbol =>
  symbol(columnsName(operation), IMPORT_ROWS_FILE);

/** One interface for the rows of each import, and its columns as data, for `toCsv`; nothing where nothing is imported. */
export function importRowsFiles(layout: Layout): readonly SourceFileTemplate[] {
  const imports = layout.api.operations.flatMap((operation) =>
    operation.importer === undefined ? [] : [rowCode(operation, operation.importer)],
  );
  if (imports.length === 0) return [];
  return [
    {
      path: IMPORT_ROWS_FILE,
      banner: banner("x-importer-columns in spec/overlay.yaml or templates/import-rows.ts"),
      statements: imports,
    },
  ];
}

function rowCode(operation: Operation, { columns }: Importer): Code {
  const members = columns.map(
    (column) =>
      code`${docComment(rangeOf(column))}${propertyKey(column.name)}${column.required ? "" : "?"}: ${columnType(column)}${column.required ? "" : " | null"};`,
  );
  const facts = columns.map(({ knownValues: _known, ...column }) => literal(column));
  return code`${docComment(`One line of the file that \`${operation.name}\` sends.`)}export interface ${rowName(operation)} {
${join(members, "\n")}
}

${docComment(`The columns of that file: \`toCsv(rows, ${columnsName(operation)})\`.`)}export const ${columnsName(operation)}: ${runtimeType("ImportColumns")}<${rowName(operation)}> = [${join(facts)}];`;
}

function rangeOf({ type, minimum, maximum }: ImportColumn): string | undefined {
  if (type === "date") return "Year, month and day: `1990-12-31`.";
  if (minimum === undefined || maximum === undefined) return undefined;
  return `From ${String(minimum)} to ${String(maximum)}.`;
}

function columnType({ type, values, knownValues }: ImportColumn): Code {
  if (type === "number") return code`number`;
  if (values !== undefined) return join(values.map(stringLiteral), " | ");
  if (knownValues !== undefined) {
    return code`${join(knownValues.map(stringLiteral), " | ")} | (string & {})`;
  }
  return code`string`;
}

const callerName = (operation: Operation): string => `call${upperFirst(operation.name)}`;

/** What starts calls of an import: it knows the columns. */
export function importCaller(operation: Operation, layout: Layout): Code | undefined {
  if (operation.importer === undefined) return undefined;
  const file = descriptorsFile(namespaceOf(operation, layout));
  return code`${symbol(callerName(operation), file)}`;
}

/** Declares that. */
export function importCallerDeclaration(operation: Operation): readonly Code[] {
  if (operation.importer === undefined) return [];
  const place = operation.importer.place.map(stringLiteral);
  return [
    code`export const ${callerName(operation)}: ${runtimeType("ImportCaller")} = /* @__PURE__ */ ${runtimeValue("importRows")}(${columnsSymbol(operation)}, [${join(place)}]);`,
  ];
}

/** The body of an import without its file; nothing where the file is all there is. */
export function bodyWithoutFile(
  schema: Schema,
  [key, ...rest]: readonly string[],
  layout: Layout,
): Schema | undefined {
  if (schema.kind === "reference") {
    return bodyWithoutFile(
      layout.type(schema.to).schema,
      key === undefined ? [] : [key, ...rest],
      layout,
    );
  }
  if (key === undefined || schema.kind !== "object") return undefined;
  const properties = schema.properties.flatMap((property): readonly Property[] => {
    if (property.name !== key) return [property];
    const inner = bodyWithoutFile(property.schema, rest, layout);
    return inner === undefined ? [] : [{ ...property, schema: inner }];
  });
  return properties.length === 0 ? undefined : { ...schema, properties };
}
