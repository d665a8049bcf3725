import { code, join, symbol, type Code, type ImportedSymbol } from "../generator/emit/code.js";
import { literal, stringLiteral } from "../generator/emit/literals.js";
import type { SourceFileTemplate } from "../generator/emit/print.js";
import type { PathParameter, QueryParameter } from "../generator/model/api.js";
import type { Schema } from "../generator/model/schema.js";
import { guessKebab, inflect, inflections } from "../generator/names/casing.js";
import { lowerFirst, upperFirst } from "../generator/names/words.js";
import { banner, PARAMETERS_FILE, type Layout } from "./layout.js";
import { isInclude } from "./resources.js";
import { runtimeType, runtimeValue } from "./runtime-symbols.js";
import { isSparseFields } from "./sparse-fields.js";

/** How parameters are written that several operations take: one constant each, so that a bundle holds them once. */
export function sharedParametersFile(layout: Layout): SourceFileTemplate {
  const { operations } = layout.api;
  const inPaths = new Map(
    operations
      .flatMap(({ pathParameters }) => pathParameters)
      .map((parameter) => [pathConstant(parameter, layout), parameter]),
  );
  const inQueries = new Map(
    operations
      .flatMap(({ query }) => query.filter(({ shared }) => shared !== undefined))
      .map((parameter) => [queryConstant(parameter), parameter]),
  );
  const constants = new Map([
    ...[...inPaths].map(([name, each]) => [name, pathDeclaration(each, layout)] as const),
    ...[...inQueries].map(([name, each]) => [name, queryDeclaration(each, layout)] as const),
  ]);
  const names = [...constants.keys()].sort();
  return {
    path: PARAMETERS_FILE,
    banner: banner("spec/overlay.yaml or templates/shared-parameters.ts"),
    statements: names.map((name) => constants.get(name) ?? code``),
  };
}

/** A name in the call may carry different ids on different operations (`listItemId`): the constant is named after the id. */
function pathConstant(parameter: PathParameter, layout: Layout): string {
  const id = parameter.id === undefined ? undefined : layout.id(parameter.id).name;
  const own = id === undefined ? parameter.name : lowerFirst(id);
  return own === parameter.name
    ? `${own}Parameter`
    : `${own}As${upperFirst(parameter.name)}Parameter`;
}

function pathDeclaration(parameter: PathParameter, layout: Layout): Code {
  return code`export const ${pathConstant(parameter, layout)}: ${runtimeType("PathParameter")} = ${literal(pathFacts(parameter, layout))};`;
}

/** Name in the call and prefixes; the declared pattern belongs to single operations. */
export function pathFacts(
  parameter: PathParameter,
  layout: Layout,
): { readonly name: string; readonly prefixes?: readonly string[] } {
  const { name, id } = parameter;
  return id === undefined ? { name } : { name, prefixes: layout.id(id).prefixes };
}

/** The constant of a path parameter, shared by all operations that have it. */
export const pathParameterSymbol = (parameter: PathParameter, layout: Layout): ImportedSymbol =>
  symbol(pathConstant(parameter, layout), PARAMETERS_FILE);

const queryConstant = (parameter: QueryParameter): string => `${parameter.name}Parameter`;

/** The constant of a query parameter, shared by all operations that have it. */
export const queryParameterSymbol = (parameter: QueryParameter): ImportedSymbol =>
  symbol(queryConstant(parameter), PARAMETERS_FILE);

function queryDeclaration(parameter: QueryParameter, layout: Layout): Code {
  return code`export const ${queryConstant(parameter)}: ${runtimeType("QueryParameter")} = ${queryCode(parameter, layout)};`;
}

/** How one query parameter is written, as a call that bundlers can drop. */
export function queryCode(parameter: QueryParameter, layout: Layout): Code {
  const { style, name, wireName, schema } = parameter;
  if (isSparseFields(parameter)) {
    const names = exceptions(layout.wireNames.attributes);
    return code`/* @__PURE__ */ ${runtimeValue("sparseFields")}(${names})`;
  }
  if (isInclude(parameter)) {
    const names = exceptions(layout.wireNames.relationships);
    return code`/* @__PURE__ */ ${runtimeValue("includes")}(${names})`;
  }
  if (style === "deepObject") {
    return code`/* @__PURE__ */ ${runtimeValue("deepObject")}(${stringLiteral(wireName)}, ${literal(wireKeys(schema, layout))})`;
  }
  const parts = [stringLiteral(name), ...(name === wireName ? [] : [stringLiteral(wireName)])];
  return code`/* @__PURE__ */ ${runtimeValue("plain")}(${join(parts)})`;
}

/** A list of the names that the runtime's rule does not find back to from another casing; nothing where there is none. */
function exceptions(names: readonly string[]): Code {
  const found = names.filter((name) =>
    inflections.some((inflection) => guessKebab(inflect(name, inflection)) !== name),
  );
  return found.length === 0 ? code`` : literal(found);
}

/** The keys of a deepObject as they are on the wire, nested ones too; the caller may spell them in any casing. */
function wireKeys(schema: Schema, layout: Layout): readonly string[] {
  if (schema.kind === "reference") return wireKeys(layout.type(schema.to).schema, layout);
  if (schema.kind !== "object") return [];
  return [
    ...new Set(
      schema.properties.flatMap(({ name, schema: inner }) => [name, ...wireKeys(inner, layout)]),
    ),
  ];
}
