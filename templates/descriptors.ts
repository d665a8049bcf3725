import { code, join, symbol, type Code, type ImportedSymbol } from "../generator/emit/code.js";
import { propertyKey } from "../generator/emit/literals.js";
import type { SourceFileTemplate } from "../generator/emit/print.js";
import type { Namespace, Operation } from "../generator/model/api.js";
import { memberAliases } from "./aliases.js";
import { descriptor, descriptorName } from "./descriptor.js";
import { importCallerDeclaration } from "./import-rows.js";
import {
  banner,
  descriptorsFile,
  interfaceName,
  namespaceOf,
  operationsFile,
  operationsOf,
  type Layout,
} from "./layout.js";
import { runtimeType } from "./runtime-symbols.js";
import { waitDescriptor, waitOf } from "./wait-operation.js";

const OperationType = runtimeType("Operation");
const KeyInflection = runtimeType("KeyInflection");

/** How the operations of each namespace are sent: one constant each, and all of them by the names of the facade's methods. */
export const descriptorsFiles = (layout: Layout): readonly SourceFileTemplate[] =>
  layout.api.namespaces.map((namespace) => ({
    path: descriptorsFile(namespace),
    banner: banner("spec/overlay.yaml or templates/descriptor.ts"),
    statements: [
      ...operationsOf(namespace, layout).flatMap((operation) => [
        ...importCallerDeclaration(operation),
        code`export const ${descriptorName(operation)}: ${OperationType} = ${descriptor(operation, layout)};`,
        ...waitDescriptor(operation),
      ]),
      table(namespace, layout),
    ],
  }));

const tableName = (namespace: Namespace): string => `${namespace.name}Operations`;

/** The constant that describes how an operation is sent. */
export const descriptorSymbol = (operation: Operation, layout: Layout): ImportedSymbol =>
  symbol(descriptorName(operation), descriptorsFile(namespaceOf(operation, layout)));

/** The descriptors behind the methods of a namespace. */
export const tableSymbol = (namespace: Namespace): ImportedSymbol =>
  symbol(tableName(namespace), descriptorsFile(namespace));

function table(namespace: Namespace, layout: Layout): Code {
  const methods = symbol(interfaceName(namespace), operationsFile(namespace), { type: true });
  const entries = [
    ...operationsOf(namespace, layout).map((operation) => [operation.member, operation] as const),
    ...memberAliases(layout.api, namespace).map(({ old, operation }) => [old, operation] as const),
  ].map(
    ([member, operation]) =>
      code`  ${propertyKey(member)}: ${descriptorSymbol(operation, layout)},`,
  );
  const waits = operationsOf(namespace, layout).flatMap((operation) => {
    const wait = waitOf(operation);
    return wait === undefined ? [] : [code`  ${propertyKey(wait.member)}: ${wait.operation},`];
  });
  return code`/** By the names of the methods. */
export const ${tableName(namespace)}: Readonly<Record<keyof ${methods}<${KeyInflection}>, ${OperationType}>> = {
${join([...entries, ...waits], "\n")}
};`;
}
