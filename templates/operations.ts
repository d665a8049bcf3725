import { code, type Code } from "../generator/emit/code.js";
import { docComment } from "../generator/emit/docs.js";
import { stringLiteral } from "../generator/emit/literals.js";
import type { SourceFileTemplate, Statement } from "../generator/emit/print.js";
import type { Operation } from "../generator/model/api.js";
import { functionAliases } from "./aliases.js";
import { callerOf } from "./descriptor.js";
import { descriptorSymbol } from "./descriptors.js";
import {
  banner,
  BY_CASING_FILE,
  OPERATIONS_INDEX_FILE,
  operationsFile,
  operationsOf,
  RESOURCES_FILE,
  type Layout,
} from "./layout.js";
import { methods } from "./methods.js";
import { functionDocs } from "./operation-docs.js";
import { errorName, signature } from "./operation-signature.js";
import { errorClass, runtimeType, runtimeValue } from "./runtime-symbols.js";
import { waitFunction } from "./wait-function.js";

const call = runtimeValue("call");

/** One file of functions for each namespace, and an index of all functions. */
export function operationsFiles(layout: Layout): readonly SourceFileTemplate[] {
  const files = layout.api.namespaces.map((namespace) => ({
    path: operationsFile(namespace),
    banner: banner("spec/overlay.yaml or templates/operations.ts"),
    statements: [
      ...operationsOf(namespace, layout).flatMap((operation) =>
        operationStatements(operation, layout),
      ),
      methods(namespace, layout),
    ],
  }));
  return [
    ...files,
    {
      path: OPERATIONS_INDEX_FILE,
      banner: banner("templates/operations.ts"),
      statements: [
        ...files.map(({ path }) => ({ kind: "reexport" as const, from: path })),
        // Declarations that are made from the functions' types name these.
        ...[BY_CASING_FILE, RESOURCES_FILE].map((from) => ({
          kind: "reexport" as const,
          from,
          typeOnly: true,
        })),
      ],
    },
  ];
}

function operationStatements(operation: Operation, layout: Layout): readonly Statement[] {
  return [
    errorType(operation),
    functionCode(operation, layout),
    ...waitFunction(operation, layout),
    ...functionAliases(layout.api, operation),
  ];
}

/** The documented error statuses that have a class; other statuses end in the runtime's rest class. */
function errorType(operation: Operation): Code {
  const statuses = operation.errors
    .map(({ status }) => status)
    .filter((status) => errorClass(status) !== undefined);
  const errors =
    statuses.length === 0
      ? code`never`
      : code`${runtimeType("ErrorsByStatus")}[${statuses.join(" | ")}]`;
  return code`export type ${errorName(operation)} = ${errors};`;
}

function functionCode(operation: Operation, layout: Layout): Code {
  return code`${docComment(functionDocs(operation))}export function ${operation.name}${signature(operation, layout, "client")} {
  return ${callerOf(operation, layout) ?? call}(client, ${stringLiteral(operation.name)}, ${descriptorSymbol(operation, layout)}, params, options);
}`;
}
