import { code, join, symbol, type Code, type ImportedSymbol } from "../generator/emit/code.js";
import { typeCode } from "../generator/emit/type-code.js";
import type { Operation } from "../generator/model/api.js";
import type { Schema } from "../generator/model/schema.js";
import type { Inflection } from "../generator/names/casing.js";
import { upperFirst } from "../generator/names/words.js";
import { isPdf } from "./descriptor.js";
import { HEADERS_FILE, operationsFile, typesIndexFile, type Layout } from "./layout.js";
import { hasRequiredParameters, parametersDepend, parametersSymbol } from "./parameters.js";
import { typeStyle } from "./properties.js";
import { runtimeType } from "./runtime-symbols.js";
import { shaping } from "./shaping.js";

const Client = runtimeType("Client");
const CallOptions = runtimeType("CallOptions");
const Call = runtimeType("Call");
const ListOptions = runtimeType("ListOptions");
const PageCall = runtimeType("PageCall");
const KeyInflection = runtimeType("KeyInflection");
const KeyInflectionHeader = symbol("KeyInflectionHeader", HEADERS_FILE, { type: true });
const BinaryForms = runtimeType("BinaryForms");

/** Name of the union of documented errors of an operation: `RunAccountActionError`. */
export const errorName = (operation: Operation): string => `${upperFirst(operation.name)}Error`;

/**
 * `<K, L = K>(client, params, options): Call<…>`; for a member of the facade without `client`, whose casing is the
 * facade's own `K`.
 */
export function signature(operation: Operation, layout: Layout, target: "client" | "facade"): Code {
  const inflected = operation.headers.some(({ wireName }) => wireName === "Key-Inflection");
  const casing = inflected ? "L" : "K";
  const pdf = isPdf(operation);
  const paged = operation.pagination !== undefined;
  const body = pdf ? code`${BinaryForms}[A]` : answerCode(operation, casing, layout);
  const { generics, params, answer } = shaping(operation, body, casing, layout);
  const typeParameters = [
    ...(target === "client" ? [code`K extends ${KeyInflection}`] : []),
    ...(inflected ? [code`L extends ${KeyInflection} = K`] : []),
    ...(pdf ? [code`A extends keyof ${BinaryForms} = "blob"`] : []),
    ...generics,
  ];
  const parameters = [
    parametersDepend(operation, layout)
      ? code`${own(operation, `${operation.parametersName}By`, layout)}[${casing}]`
      : code`${parametersSymbol(operation, "kebab", layout)}`,
    ...(pdf ? [code`{ as?: A }`] : []),
    ...params,
    ...(inflected ? [code`${KeyInflectionHeader}<L>`] : []),
  ];
  const client = target === "client" ? code`client: ${Client}<K>, ` : code``;
  const optional = hasRequiredParameters(operation) ? "" : "?";
  const head = typeParameters.length === 0 ? code`` : code`<${join(typeParameters)}>`;
  return code`${head}(${client}params${optional}: ${join(parameters, " & ")}, options?: ${paged ? ListOptions : CallOptions}): ${paged ? PageCall : Call}<${answer}, ${own(operation, errorName(operation), layout)}>`;
}

/** Name of the interface of an answer under each casing: `RetrieveAccountResponseBy`. */
export const responseByName = (operation: Operation): string =>
  `${upperFirst(operation.name)}ResponseBy`;

/** A type that stands beside the function of an operation. */
function own(operation: Operation, name: string, layout: Layout): ImportedSymbol {
  const namespace = layout.api.namespaces.find(({ name }) => name === operation.namespace);
  if (namespace === undefined) throw new Error(`operation ${operation.id} has no namespace`);
  return symbol(name, operationsFile(namespace), { type: true });
}

/** What a call of an operation answers under `casing`, a name of a type parameter. */
export function answerCode(operation: Operation, casing: string, layout: Layout): Code {
  return responseDepends(operation, layout)
    ? code`${own(operation, responseByName(operation), layout)}[${casing}]`
    : responseCode(operation, "kebab", layout, false);
}

/** The same name reached through `kebab.`, `camel.` or `snake.`, as one file needs it in all three. */
export const spaced = (name: ImportedSymbol, inflection: Inflection): ImportedSymbol =>
  symbol(name.name, typesIndexFile(inflection), { type: true, namespace: inflection });

/** Whether what an operation answers is spelt differently in the casings. */
export function responseDepends(operation: Operation, layout: Layout): boolean {
  return (
    !isPdf(operation) &&
    operation.responses.some(({ schema }) => layout.dependence.ofSchema(schema))
  );
}

/** The type of the bodies of all documented successes; `inSpace` names each through its casing (`camel.Account`). */
export function responseCode(
  operation: Operation,
  inflection: Inflection,
  layout: Layout,
  inSpace: boolean,
): Code {
  const style = typeStyle(layout, inflection, "Blob");
  const symbols = !inSpace
    ? style.symbols
    : {
        ...style.symbols,
        reference: (key: string) =>
          spaced(layout.typeSymbol(layout.type(key), inflection), inflection),
      };
  return join(
    distinctBodies(operation, layout).map((schema) => typeCode(schema, inflection, symbols)),
    " | ",
  );
}

/** The bodies of all documented successes, each shape once. */
function distinctBodies(operation: Operation, layout: Layout): readonly Schema[] {
  const seen = new Set<string>();
  return operation.responses.flatMap(({ schema }) => {
    const key =
      schema.kind === "reference"
        ? (layout.type(schema.to).aliasOf ?? schema.to)
        : JSON.stringify(schema);
    if (seen.has(key)) return [];
    seen.add(key);
    return [schema];
  });
}
