import { code, join, type Code } from "../generator/emit/code.js";
import { docComment } from "../generator/emit/docs.js";
import { stringLiteral } from "../generator/emit/literals.js";
import type { SourceFileTemplate, Statement } from "../generator/emit/print.js";
import type { Namespace, Operation } from "../generator/model/api.js";
import { inflections, type Inflection } from "../generator/names/casing.js";
import { functionAliases } from "./aliases.js";
import { callerOf, descriptor, descriptorName } from "./descriptor.js";
import { importCallerDeclaration } from "./import-rows.js";
import { banner, OPERATIONS_INDEX_FILE, operationsFile, type Layout } from "./layout.js";
import { operationDocs } from "./operation-docs.js";
import {
  errorName,
  responseByName,
  responseCode,
  responseDepends,
  signature,
  spaced,
} from "./operation-signature.js";
import { parametersDepend, parametersSymbol } from "./parameters.js";
import { errorClass, runtimeType, runtimeValue } from "./runtime-symbols.js";
import { waitFunction } from "./wait-function.js";

const call = runtimeValue("call");
const OperationType = runtimeType("Operation");

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

/** The operations of a namespace, in the order of the model. */
export const operationsOf = (namespace: Namespace, layout: Layout): readonly Operation[] =>
  layout.api.operations.filter((operation) => operation.namespace === namespace.name);

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
  return ${callerOf(operation) ?? call}(client, ${stringLiteral(operation.name)}, ${descriptorName(operation)}, params, options);
}`;
}
