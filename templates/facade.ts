import { code, join, symbol, type Code } from "../generator/emit/code.js";
import { docComment } from "../generator/emit/docs.js";
import { propertyKey, stringLiteral } from "../generator/emit/literals.js";
import type { SourceFileTemplate } from "../generator/emit/print.js";
import type { Namespace, Operation } from "../generator/model/api.js";
import { upperFirst } from "../generator/names/words.js";
import { memberAliases } from "./aliases.js";
import { descriptorName } from "./descriptor.js";
import {
  banner,
  CLIENT_FILE,
  FACADE_FILE,
  facadeFile,
  operationsFile,
  type Layout,
} from "./layout.js";
import { operationDocs } from "./operation-docs.js";
import { signature } from "./operation-signature.js";
import { operationsOf } from "./operations.js";
import { runtimeType, runtimeValue } from "./runtime-symbols.js";

const Client = runtimeType("Client");
const ClientOptions = symbol("ClientOptions", CLIENT_FILE, { type: true });
const KeyInflection = runtimeType("KeyInflection");
const createClient = symbol("createClient", CLIENT_FILE);
const bindNamespaces = runtimeValue("bindNamespaces");

const interfaceName = (namespace: Namespace): string => `${upperFirst(namespace.name)}Operations`;

const tableName = (namespace: Namespace): string => `${namespace.name}Operations`;

/** The facade class and, for each namespace, the type of its methods and the table of descriptors they are made of. */
export function facadeFiles(layout: Layout): readonly SourceFileTemplate[] {
  const { namespaces } = layout.api;
  return [
    ...namespaces.map((namespace) => namespaceFile(namespace, layout)),
    {
      path: FACADE_FILE,
      banner: banner("x-sdk-namespaces in spec/overlay.yaml or templates/facade.ts"),
      statements: [facadeClass(namespaces, layout)],
    },
  ];
}

function namespaceFile(namespace: Namespace, layout: Layout): SourceFileTemplate {
  const operations = operationsOf(namespace, layout);
  const members = operations.map(
    (operation) =>
      code`${docComment(operationDocs(operation))}${propertyKey(operation.member)}${signature(operation, layout, "facade")};`,
  );
  const older = memberAliases(layout.api, namespace);
  const aliases = older.map(
    ({ old, operation, doc }) =>
      code`${doc}${propertyKey(old)}${signature(operation, layout, "facade")};`,
  );
  return {
    path: facadeFile(namespace),
    banner: banner("spec/overlay.yaml or templates/facade.ts"),
    statements: [
      code`${docComment(namespace.doc)}export interface ${interfaceName(namespace)}<K extends ${KeyInflection}> {
${join([...members, ...aliases], "\n")}
}`,
      code`/** The descriptors behind the methods. */
export const ${tableName(namespace)}: Readonly<Record<keyof ${interfaceName(namespace)}<${KeyInflection}>, ${runtimeType("Operation")}>> = {
${join(
  [
    ...operations.map((operation) => tableEntry(operation.member, operation, namespace)),
    ...older.map(({ old, operation }) => tableEntry(old, operation, spaceOf(operation, layout))),
  ],
  "\n",
)}
};`,
    ],
  };
}

function tableEntry(member: string, operation: Operation, namespace: Namespace): Code {
  return code`  ${propertyKey(member)}: ${symbol(descriptorName(operation), operationsFile(namespace))},`;
}

const spaceOf = ({ namespace }: Operation, { api }: Layout): Namespace =>
  api.namespaces.find(({ name }) => name === namespace) ?? { name: namespace, file: namespace };

function facadeClass(namespaces: readonly Namespace[], { choices }: Layout): Code {
  const fields = namespaces.map(
    (namespace) =>
      code`${docComment(namespace.doc)}declare readonly ${propertyKey(namespace.name)}: ${symbol(interfaceName(namespace), facadeFile(namespace), { type: true })}<K>;`,
  );
  const tables = namespaces.map(
    (namespace) =>
      code`  ${propertyKey(namespace.name)}: ${symbol(tableName(namespace), facadeFile(namespace))},`,
  );
  return code`const namespaces = {
${join(tables, "\n")}
};

${docComment({
  text: [
    "Every operation of Persona, found by typing a dot.",
    "Made of the same descriptors as the functions; import functions where bundle size matters.",
  ],
})}export class Persona<K extends ${KeyInflection} = ${stringLiteral(choices.keyInflection)}> {
  /** The client that all methods use; pass it to functions of \`operations\`. */
  declare readonly client: ${Client}<K>;
${join(fields, "\n")}

  constructor(options: ${ClientOptions}<K>) {
    const client: ${Client} = ${createClient}(options);
    Object.assign(this, { client }, ${bindNamespaces}(client, namespaces));
  }
}`;
}
