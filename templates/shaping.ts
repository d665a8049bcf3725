import { code, symbol, type Code } from "../generator/emit/code.js";
import { stringLiteral } from "../generator/emit/literals.js";
import type { Operation, QueryParameter } from "../generator/model/api.js";
import { RESOURCES_FILE, type Layout } from "./layout.js";
import { includingType } from "./resources.js";
import { runtimeType } from "./runtime-symbols.js";

const RelatedBy = symbol("RelatedBy", RESOURCES_FILE, { type: true });
const ResourcesBy = symbol("ResourcesBy", RESOURCES_FILE, { type: true });

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
  const related = of === undefined ? code`{}` : code`${RelatedBy}[${casing}]`;
  const type = of === undefined ? "never" : stringLiteral(of);
  return {
    generics: [
      ...(of === undefined ? [] : [code`const I extends readonly string[] = []`]),
      ...(selects ? [code`const F extends ${runtimeType("FieldNames")} = {}`] : []),
    ],
    params: [
      ...(of === undefined ? [] : [code`${runtimeType("Including")}<${related}, ${type}, I>`]),
      ...(selects ? [code`${runtimeType("Selecting")}<${ResourcesBy}[${casing}], F>`] : []),
    ],
    answer: code`${runtimeType("Shaped")}<${body}, ${related}, ${type}, ${of === undefined ? "[]" : "I"}, ${selects ? "F" : "{}"}>`,
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
