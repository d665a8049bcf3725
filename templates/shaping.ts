import { code, symbol, type Code } from "../generator/emit/code.js";
import { stringLiteral } from "../generator/emit/literals.js";
import type { SourceFileTemplate } from "../generator/emit/print.js";
import type { Operation, QueryParameter } from "../generator/model/api.js";
import { inSpace, interfaceBy } from "./interface-by.js";
import { banner, HEADERS_FILE, RESOURCES_FILE, type Layout } from "./layout.js";
import { includingType } from "./resources.js";
import { runtimeType } from "./runtime-symbols.js";

const KeyInflection = runtimeType("KeyInflection");
const FieldNames = runtimeType("FieldNames");
const Including = runtimeType("Including");
const Selecting = runtimeType("Selecting");
const Included = runtimeType("Included");
const Selected = runtimeType("Selected");
const KeyInflectionHeader = symbol("KeyInflectionHeader", HEADERS_FILE, { type: true });
const inResources = (name: string): Code => code`${symbol(name, RESOURCES_FILE, { type: true })}`;

const NAMES = code`const I extends readonly string[] = readonly string[]`;
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
  const select = selects ? [code`${Selecting}<${inResources("FieldsBy")}[${casing}], F>`] : [];
  const together = header.length > 0 && selects;
  if (of === undefined) {
    const params = together
      ? [code`${inResources("SelectOptions")}<L, F>`]
      : [...select, ...header];
    const answer = selects ? code`${Selected}<${body}, F>` : body;
    return { generics: selects ? [FIELDS] : [], params, answer };
  }
  const type = stringLiteral(of);
  const include = code`${Including}<${inResources("RelatedBy")}[${casing}][${type}], I>`;
  return {
    generics: [NAMES, ...(selects ? [FIELDS] : [])],
    params: together
      ? [code`${inResources("IncludeOptions")}<L, ${type}, I, F>`]
      : [include, ...select, ...header],
    answer: code`${inResources("Answered")}<${body}, ${casing}, ${type}, I${selects ? ", F" : ""}>`,
  };
}

/** The type parameter for the casing of the answer: of the call where the operation takes one, else of the client. */
export const casingOf = (operation: Operation): "L" | "K" =>
  operation.headers.some(({ wireName }) => wireName === "Key-Inflection") ? "L" : "K";

/** Names of attributes and what resources lead to under each casing, and what signatures say with them. */
export const shapingFile = (): SourceFileTemplate => ({
  path: RESOURCES_FILE,
  banner: banner("templates/shaping.ts"),
  statements: [
    ...["Fields", "Related"].map((name) =>
      interfaceBy(
        name,
        (inflection) => code`${inSpace(name, inflection)}`,
        `\`${name}\` under each key casing.`,
      ),
    ),
    sharedTypes,
  ],
});

const fieldsMember = code`  /** Names of the attributes to keep, by resource type; all others are left out of the answer. */
  fields?: ${Selecting}<FieldsBy[L], F>["fields"];`;
const casingMember = code`  /** Casing of the keys in the answer; the type of the result follows it. The client's casing where absent. */
  keyInflection?: ${KeyInflectionHeader}<L>["keyInflection"];`;

/** One flat interface for each form: bases would cost every call a third more of the compiler's work. */
const sharedTypes: Code = code`/** What calls take that answer resources: which attributes to keep, and the casing of the answer. */
export interface SelectOptions<L extends ${KeyInflection}, F extends ${FieldNames}> {
${fieldsMember}
${casingMember}
}
/** What calls take that may bring related objects along, too. */
export interface IncludeOptions<L extends ${KeyInflection}, Of extends keyof RelatedBy[L], I extends readonly string[], F extends ${FieldNames}> {
  /** Names of the relationships whose objects come back in \`included\`; without it none do. */
  include?: ${Including}<RelatedBy[L][Of], I>["include"];
${fieldsMember}
${casingMember}
}
/** An answer as \`include\` and \`fields\` make it; by its own name where there are none. */
export type Answered<Body, L extends ${KeyInflection}, Of extends keyof RelatedBy[L], I extends readonly string[], F extends ${FieldNames} = ${FieldNames}> = ${Selected}<${Included}<Body, RelatedBy[L][Of], I>, F>;`;

const selectsFields = ({ wireName }: QueryParameter): boolean => wireName === "fields";

/** Whether a query parameter is one of the signature, and not of the operation's parameters. */
export const isShaping = (
  parameter: QueryParameter,
  operation: Operation,
  layout: Layout,
): boolean =>
  selectsFields(parameter) ||
  (parameter.wireName === "include" && includingType(operation, layout) !== undefined);
