import { code, join, symbol, type Code } from "../generator/emit/code.js";
import type { Operation } from "../generator/model/api.js";
import { upperFirst } from "../generator/names/words.js";
import { answerCode, casedAnswer, parametersCode } from "./by-casing.js";
import { isPdf } from "./descriptor.js";
import { operationsFileOf, type Layout } from "./layout.js";
import { hasRequiredParameters } from "./parameters.js";
import { runtimeType } from "./runtime-symbols.js";
import { casingOf, shaping } from "./shaping.js";
import { signatureType } from "./signatures.js";

const Client = signatureType("Client");
const CallOptions = signatureType("CallOptions");
const Call = signatureType("Call");
const ListOptions = signatureType("ListOptions");
const PageCall = signatureType("PageCall");
const Casing = signatureType("Casing");
const BinaryForms = runtimeType("BinaryForms");

/** Name of the union of documented errors of an operation: `RunAccountActionError`. */
export const errorName = ({ name }: Operation): string => `${upperFirst(name)}Error`;

/**
 * `<K, L = K>(client, params, options): Call<…>`; for a member of the facade without `client`, whose casing is the
 * facade's own `K`.
 */
export function signature(operation: Operation, layout: Layout, target: "client" | "facade"): Code {
  const casing = casingOf(operation);
  const pdf = isPdf(operation);
  const paged = operation.pagination !== undefined;
  const body = pdf ? code`${BinaryForms}[A]` : answerCode(operation, casing, layout);
  const { generics, params, answer } = shaping(
    operation,
    { body, name: casedAnswer(operation, layout) },
    layout,
  );
  const typeParameters = [
    ...(target === "client" ? [code`K extends ${Casing}`] : []),
    ...(casing === "L" ? [code`L extends ${Casing} = K`] : []),
    ...(pdf ? [code`A extends keyof ${BinaryForms} = "blob"`] : []),
    ...generics,
  ];
  const parameters = [
    parametersCode(operation, casing, layout),
    ...(pdf ? [code`{ as?: A }`] : []),
    ...params,
  ];
  const client = target === "client" ? code`client: ${Client}<K>, ` : code``;
  const optional = hasRequiredParameters(operation) ? "" : "?";
  const head = typeParameters.length === 0 ? code`` : code`<${join(typeParameters)}>`;
  const error = symbol(errorName(operation), operationsFileOf(operation, layout), { type: true });
  return code`${head}(${client}params${optional}: ${join(parameters, " & ")}, options?: ${paged ? ListOptions : CallOptions}): ${paged ? PageCall : Call}<${answer}, ${error}>`;
}
