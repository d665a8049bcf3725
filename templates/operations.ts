import { code, join, symbol, type Code, type ImportedSymbol } from "../generator/emit/code.js";
import { docComment, type Docs } from "../generator/emit/docs.js";
import { literal, stringLiteral } from "../generator/emit/literals.js";
import type { SourceFileTemplate, Statement } from "../generator/emit/print.js";
import { typeCode } from "../generator/emit/type-code.js";
import type { Destructive, Namespace, Operation } from "../generator/model/api.js";
import type { Schema } from "../generator/model/schema.js";
import { inflections, type Inflection } from "../generator/names/casing.js";
import { functionAliases } from "./aliases.js";
import { callerOf, descriptor, descriptorName, isPdf } from "./descriptor.js";
import { importCallerDeclaration } from "./import-rows.js";
import {
  banner,
  HEADERS_FILE,
  OPERATIONS_INDEX_FILE,
  operationsFile,
  typesIndexFile,
  type Layout,
} from "./layout.js";
import { hasRequiredParameters, parametersDepend, parametersSymbol } from "./parameters.js";
import { typeStyle } from "./properties.js";
import { shaping } from "./shaping.js";
import { errorClass, runtimeType, runtimeValue } from "./runtime-symbols.js";

const Client = runtimeType("Client");
const CallOptions = runtimeType("CallOptions");
const Call = runtimeType("Call");
const ListOptions = runtimeType("ListOptions");
const PageCall = runtimeType("PageCall");
const KeyInflection = runtimeType("KeyInflection");
const KeyInflectionHeader = symbol("KeyInflectionHeader", HEADERS_FILE, { type: true });
const call = runtimeValue("call");
const OperationType = runtimeType("Operation");
const BinaryForms = runtimeType("BinaryForms");

/** One file of functions for each namespace, and an index of all functions. */
export function operationsFiles(layout: Layout): readonly SourceFileTemplate[] {
  const files = layout.api.namespaces.map((namespace) => ({
    path: operationsFile(namespace),
    banner: banner("spec/overlay.yaml or templates/operations.ts"),
    statements: operationsOf(namespace, layout).flatMap((operation) =>
      operationStatements(operation, layout),
    ),
  }));
  return [
    ...files,
    {
      path: OPERATIONS_INDEX_FILE,
      banner: banner("templates/operations.ts"),
      statements: files.map(({ path }) => ({ kind: "reexport" as const, from: path })),
    },
  ];
}

export const operationsOf = (namespace: Namespace, layout: Layout): readonly Operation[] =>
  layout.api.operations.filter((operation) => operation.namespace === namespace.name);

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Name of the union of documented errors of an operation: `RunAccountActionError`. */
const errorName = (operation: Operation): string => `${capitalised(operation.name)}Error`;

function operationStatements(operation: Operation, layout: Layout): readonly Statement[] {
  return [
    ...byInflection(operation, layout),
    errorType(operation),
    ...importCallerDeclaration(operation),
    code`export const ${descriptorName(operation)}: ${OperationType} = ${descriptor(operation, layout)};`,
    functionCode(operation, layout),
    ...waitFunction(operation, layout),
    ...functionAliases(layout.api, operation),
  ];
}

/** Interfaces that hold a type under each casing, only where it differs. */
function byInflection(operation: Operation, layout: Layout): readonly Code[] {
  const lines = (of: (inflection: Inflection) => Code): Code =>
    join(
      inflections.map((inflection) => code`  ${inflection}: ${of(inflection)};`),
      "\n",
    );
  const parameters = parametersDepend(operation, layout)
    ? [
        code`export interface ${operation.parametersName}By {
${lines((inflection) => code`${spaced(parametersSymbol(operation, inflection, layout), inflection)}`)}
}`,
      ]
    : [];
  const response = responseDepends(operation, layout)
    ? [
        code`export interface ${responseByName(operation)} {
${lines((inflection) => responseCode(operation, inflection, layout, true))}
}`,
      ]
    : [];
  return [...parameters, ...response];
}

/** The same name reached through `kebab.`, `camel.` or `snake.`, as one file needs it in all three. */
const spaced = (name: ImportedSymbol, inflection: Inflection): ImportedSymbol =>
  symbol(name.name, typesIndexFile(inflection), { type: true, namespace: inflection });

function responseDepends(operation: Operation, layout: Layout): boolean {
  return (
    !isPdf(operation) &&
    operation.responses.some(({ schema }) => layout.dependence.ofSchema(schema))
  );
}

function responseCode(
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

/** The classes of the documented error statuses; other statuses end in the runtime's rest class. */
function errorType(operation: Operation): Code {
  const classes = operation.errors
    .map(({ status }) => errorClass(status))
    .filter((found) => found !== undefined);
  const union = classes.length === 0 ? code`never` : join(classes, " | ");
  return code`export type ${errorName(operation)} = ${union};`;
}

function functionCode(operation: Operation, layout: Layout): Code {
  return code`${docComment(operationDocs(operation))}export function ${operation.name}${signature(operation, layout, "client")} {
  return ${callerOf(operation) ?? call}(client, ${descriptorName(operation)}, params, options);
}`;
}

/** A function that asks an operation with one path parameter until its answer is final. */
function waitFunction(operation: Operation, layout: Layout): readonly Code[] {
  const { wait, name } = operation;
  const [parameter] = operation.pathParameters;
  if (wait === undefined || parameter === undefined) return [];
  const id = parameter.id === undefined ? code`string` : code`${layout.idType(parameter.id)}`;
  const answer = responseDepends(operation, layout)
    ? code`${responseByName(operation)}[K]`
    : responseCode(operation, "kebab", layout, false);
  const docs = {
    text: [
      `Calls \`${name}\` until its answer is final (${wait.states.map((state) => `\`${state}\``).join(", ")}), and gives that answer: it says how it ended.`,
    ],
  };
  return [
    code`${docComment(docs)}export function ${wait.name}<K extends ${KeyInflection}>(client: ${Client}<K>, ${parameter.name}: ${id}, options?: ${runtimeType("WaitOptions")}<${answer}>): Promise<${answer}> {
  return ${runtimeValue("poll")}(${stringLiteral(wait.name)}, (signal) => ${call}<${answer}>(client, ${descriptorName(operation)}, { ${parameter.name} }, { signal }), ${literal({ place: wait.place, states: wait.states })}, options);
}`,
  ];
}

/**
 * `<K, L = K>(client, params, options): Call<…>`; for a member of the facade without `client`, whose casing is the
 * facade's own `K`.
 */
export function signature(operation: Operation, layout: Layout, target: "client" | "facade"): Code {
  const own = (name: string): ImportedSymbol =>
    symbol(name, operationsFileOf(operation, layout), { type: true });
  const inflected = operation.headers.some(({ wireName }) => wireName === "Key-Inflection");
  const casing = inflected ? "L" : "K";
  const pdf = isPdf(operation);
  const paged = operation.pagination !== undefined;
  const body = pdf
    ? code`${BinaryForms}[A]`
    : responseDepends(operation, layout)
      ? code`${own(responseByName(operation))}[${casing}]`
      : responseCode(operation, "kebab", layout, false);
  const { generics, params, answer } = shaping(operation, body, casing, layout);
  const typeParameters = [
    ...(target === "client" ? [code`K extends ${KeyInflection}`] : []),
    ...(inflected ? [code`L extends ${KeyInflection} = K`] : []),
    ...(pdf ? [code`A extends keyof ${BinaryForms} = "blob"`] : []),
    ...generics,
  ];
  const parameters = [
    parametersDepend(operation, layout)
      ? code`${own(`${operation.parametersName}By`)}[${casing}]`
      : code`${parametersSymbol(operation, "kebab", layout)}`,
    ...(pdf ? [code`{ as?: A }`] : []),
    ...params,
    ...(inflected ? [code`${KeyInflectionHeader}<L>`] : []),
  ];
  const client = target === "client" ? code`client: ${Client}<K>, ` : code``;
  const optional = hasRequiredParameters(operation) ? "" : "?";
  const head = typeParameters.length === 0 ? code`` : code`<${join(typeParameters)}>`;
  return code`${head}(${client}params${optional}: ${join(parameters, " & ")}, options?: ${paged ? ListOptions : CallOptions}): ${paged ? PageCall : Call}<${answer}, ${own(errorName(operation))}>`;
}

const responseByName = (operation: Operation): string => `${capitalised(operation.name)}ResponseBy`;

const operationsFileOf = (operation: Operation, layout: Layout): string => {
  const namespace = layout.api.namespaces.find(({ name }) => name === operation.namespace);
  if (namespace === undefined) throw new Error(`operation ${operation.id} has no namespace`);
  return operationsFile(namespace);
};

function pageDocs({ pagination }: Operation): readonly string[] {
  if (pagination === undefined) return [];
  return [
    "Awaiting it gives one page, `for await` goes over all of them, 100 objects at a time. Lists refuse `include`.",
  ];
}

/** What the editor shows of an operation: what it does, where it goes, where it is documented. */
export function operationDocs(operation: Operation): Docs {
  return {
    text: [
      ...(operation.doc === undefined ? [] : [operation.doc]),
      ...pageDocs(operation),
      `\`${operation.method} ${operation.path}\``,
    ],
    tags: [
      operation.deprecated === true ? { name: "deprecated" } : undefined,
      operation.destructive === undefined
        ? undefined
        : { name: "destructive", text: destructiveText(operation.destructive, operation) },
      operation.see === undefined ? undefined : { name: "see", text: operation.see },
    ],
  };
}

const destructiveText = (
  { irreversible, asynchronousChildren }: Destructive,
  { responses }: Operation,
): string =>
  [
    irreversible ? "What it takes away does not come back." : "Nothing is lost for good.",
    ...(asynchronousChildren ? ["Objects that belong to it follow later, in the background."] : []),
    `Answers ${responses.map(({ status }) => String(status)).join(" or ")} with a body.`,
  ].join(" ");
