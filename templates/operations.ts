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
  OPERATIONS_INDEX_FILE,
  operationsFile,
  operationsOf,
  type Layout,
} from "./layout.js";
import { methods } from "./methods.js";
import { functionDocs } from "./operation-docs.js";
import { errorName, signature } from "./operation-signature.js";
import { runtimeValue } from "./runtime-symbols.js";
import { callErrorsOf, signatureReexport } from "./signatures.js";
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
        signatureReexport,
      ],
    },
  ];
}

function operationStatements(operation: Operation, layout: Layout): readonly Statement[] {
  return [
    errorType(operation, layout),
    functionCode(operation, layout),
    ...waitFunction(operation, layout),
    ...functionAliases(layout.api, operation),
  ];
}

const errorType = (operation: Operation, layout: Layout): Code =>
  code`export type ${errorName(operation)} = ${callErrorsOf(operation, layout)};`;

function functionCode(operation: Operation, layout: Layout): Code {
  return code`${docComment(functionDocs(operation))}export function ${operation.name}${signature(operation, layout, "client")} {
  return ${callerOf(operation, layout) ?? call}(client, ${stringLiteral(operation.name)}, ${descriptorSymbol(operation, layout)}, params, options);
}`;
}
