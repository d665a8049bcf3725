import { code, symbol, type Code } from "../generator/emit/code.js";
import { stringLiteral } from "../generator/emit/literals.js";
import type { Operation, QueryParameter } from "../generator/model/api.js";
import { RESOURCES_FILE, type Layout } from "./layout.js";
import { includingType } from "./resources.js";
import { runtimeType } from "./runtime-symbols.js";

const RelatedBy = symbol("RelatedBy", RESOURCES_FILE, { type: true });
const FieldsBy = symbol("FieldsBy", RESOURCES_FILE, { type: true });
const FieldNames = runtimeType("FieldNames");
const Included = runtimeType("Included");
const Including = runtimeType("Including");
const Selected = runtimeType("Selected");
const Selecting = runtimeType("Selecting");

/** What the parameters `include` and `fields` add to a signature. */
export interface Shaping {
  readonly generics: readonly Code[];
  readonly params: readonly Code[];
  /** The type of the answer. */
  readonly answer: Code;
}

/** @param body the answer as it is without them */
export function shaping(operation: Operation, body: Code, casing: string, layout: Layout): Shaping {
  const of = includingType(operation, layout);
  const selects = operation.query.some(selectsFields);
  if (of === undefined && !selects) return { generics: [], params: [], answer: body };
  const related =
    of === undefined ? undefined : code`${RelatedBy}[${casing}][${stringLiteral(of)}]`;
  const included = related === undefined ? body : code`${Included}<${body}, ${related}, I>`;
  return {
    generics: [
      ...(related === undefined
        ? []
        : [code`const I extends readonly string[] = readonly string[]`]),
      ...(selects ? [code`const F extends ${FieldNames} = ${FieldNames}`] : []),
    ],
    params: [
      ...(related === undefined ? [] : [code`${Including}<${related}, I>`]),
      ...(selects ? [code`${Selecting}<${FieldsBy}[${casing}], F>`] : []),
    ],
    answer: selects ? code`${Selected}<${included}, F>` : included,
  };
}

const selectsFields = ({ wireName }: QueryParameter): boolean => wireName === "fields";

/** Whether a query parameter is one of the signature, and not of the operation's parameters. */
export const isShaping = (
  parameter: QueryParameter,
  operation: Operation,
  layout: Layout,
): boolean =>
  selectsFields(parameter) ||
  (parameter.wireName === "include" && includingType(operation, layout) !== undefined);
