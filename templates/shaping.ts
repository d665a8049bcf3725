import { code, type Code } from "../generator/emit/code.js";
import { stringLiteral } from "../generator/emit/literals.js";
import type { Operation, QueryParameter } from "../generator/model/api.js";
import type { Layout } from "./layout.js";
import { includingType, isInclude } from "./resources.js";
import { runtimeType } from "./runtime-symbols.js";
import { INFLECTION } from "./shared-headers.js";
import { signatureType } from "./signatures.js";
import { isSparseFields } from "./sparse-fields.js";

const Names = signatureType("Names");
const Picks = signatureType("Picks");
const Including = runtimeType("Including");
const Selecting = runtimeType("Selecting");
const Selected = signatureType("Selected");
const KeyInflectionHeader = signatureType("KeyInflectionHeader");

const NAMES = code`const I extends ${Names} = ${Names}`;
const FIELDS = code`const F extends ${Picks} = ${Picks}`;

/** What `include`, `fields` and `keyInflection` add to a signature. */
export interface Shaping {
  readonly generics: readonly Code[];
  /** Beside the operation's own. */
  readonly params: readonly Code[];
  /** The type of the answer. */
  readonly answer: Code;
}

/** The answer of an operation as it is without them. */
export interface PlainAnswer {
  readonly body: Code;
  /** By which `TypesBy` of each casing holds it. */
  readonly name: string | undefined;
}

/** Makes a signature of what an operation takes in this way. */
export function shaping(
  operation: Operation,
  { body, name }: PlainAnswer,
  layout: Layout,
): Shaping {
  const casing = casingOf(operation);
  const header = casing === "L" ? [code`${KeyInflectionHeader}<L>`] : [];
  const of = includingType(operation, layout);
  const selects = operation.query.some(isSparseFields);
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
  const related = code`${signatureType("RelatedBy")}[${casing}][${type}]`;
  const include = code`${Including}<${related}, I>`;
  const included = code`${runtimeType("Included")}<${body}, ${related}, I>`;
  const answer = selects ? code`${Selected}<${included}, F>` : included;
  return {
    generics: [NAMES, ...(selects ? [FIELDS] : [])],
    params: together
      ? [code`${signatureType("IncludeOptions")}<L, ${type}, I, F>`]
      : [include, ...select, ...header],
    answer:
      name !== undefined && selects
        ? code`${signatureType("Answered")}<${casing}, ${stringLiteral(name)}, ${type}, I, F>`
        : answer,
  };
}

/** The type parameter for the casing of the answer: of the call where the operation takes one, else of the client. */
export const casingOf = (operation: Operation): "L" | "K" =>
  operation.headers.some(({ wireName }) => wireName === INFLECTION) ? "L" : "K";

/** Whether a query parameter is one of the signature, and not of the operation's parameters. */
export const isShaping = (
  parameter: QueryParameter,
  operation: Operation,
  layout: Layout,
): boolean =>
  isSparseFields(parameter) ||
  (isInclude(parameter) && includingType(operation, layout) !== undefined);
