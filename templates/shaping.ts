import { code, type Code } from "../generator/emit/code.js";
import { stringLiteral } from "../generator/emit/literals.js";
import type { Operation, QueryParameter } from "../generator/model/api.js";
import type { Layout } from "./layout.js";
import { includingType } from "./resources.js";
import { runtimeType } from "./runtime-symbols.js";
import { signatureType } from "./signatures.js";

const Names = signatureType("Names");
const FieldNames = signatureType("FieldNames");
const Including = runtimeType("Including");
const Selecting = runtimeType("Selecting");
const Selected = signatureType("Selected");
const KeyInflectionHeader = signatureType("KeyInflectionHeader");

const NAMES = code`const I extends ${Names} = ${Names}`;
const FIELDS = code`const F extends ${FieldNames} = ${FieldNames}`;

/** What `include`, `fields` and `keyInflection` add to a signature. */
export interface Shaping {
  readonly generics: readonly Code[];
  /** Beside the operation's own. */
  readonly params: readonly Code[];
  /** The type of the answer. */
  readonly answer: Code;
}

/**
 * @param body the answer as it is without them
 */
export function shaping(operation: Operation, body: Code, layout: Layout): Shaping {
  const casing = casingOf(operation);
  const header = casing === "L" ? [code`${KeyInflectionHeader}<L>`] : [];
  const of = includingType(operation, layout);
  const selects = operation.query.some(selectsFields);
  const select = selects ? [code`${Selecting}<${signatureType("FieldsBy")}[${casing}], F>`] : [];
  const together = header.length > 0 && selects;
  if (of === undefined) {
    const params = together
      ? [code`${signatureType("SelectOptions")}<L, F>`]
      : [...select, ...header];
    const answer = selects ? code`${Selected}<${body}, F>` : body;
    return { generics: selects ? [FIELDS] : [], params, answer };
  }
  const type = stringLiteral(of);
  const include = code`${Including}<${signatureType("RelatedBy")}[${casing}][${type}], I>`;
  return {
    generics: [NAMES, ...(selects ? [FIELDS] : [])],
    params: together
      ? [code`${signatureType("IncludeOptions")}<L, ${type}, I, F>`]
      : [include, ...select, ...header],
    answer: code`${signatureType("Answered")}<${body}, ${casing}, ${type}, I${selects ? ", F" : ""}>`,
  };
}

/** The type parameter for the casing of the answer: of the call where the operation takes one, else of the client. */
export const casingOf = (operation: Operation): "L" | "K" =>
  operation.headers.some(({ wireName }) => wireName === "Key-Inflection") ? "L" : "K";

const selectsFields = ({ wireName }: QueryParameter): boolean => wireName === "fields";

/** Whether a query parameter is one of the signature, and not of the operation's parameters. */
export const isShaping = (
  parameter: QueryParameter,
  operation: Operation,
  layout: Layout,
): boolean =>
  selectsFields(parameter) ||
  (parameter.wireName === "include" && includingType(operation, layout) !== undefined);
