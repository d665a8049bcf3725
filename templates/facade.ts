import { code, join, symbol, type Code, type ImportedSymbol } from "../generator/emit/code.js";
import { docComment } from "../generator/emit/docs.js";
import { propertyKey, stringLiteral } from "../generator/emit/literals.js";
import type { SourceFileTemplate } from "../generator/emit/print.js";
import type { Namespace } from "../generator/model/api.js";
import { tableSymbol } from "./descriptors.js";
import {
  banner,
  CLIENT_FILE,
  FACADE_FILE,
  interfaceName,
  operationsFile,
  type Layout,
} from "./layout.js";
import { runtimeType, runtimeValue } from "./runtime-symbols.js";

const Client = runtimeType("Client");
const ClientOptions = symbol("ClientOptions", CLIENT_FILE, { type: true });
const KeyInflection = runtimeType("KeyInflection");
const createClient = symbol("createClient", CLIENT_FILE);
const bindNamespaces = runtimeValue("bindNamespaces");

/** The facade class: a member for each namespace. */
export const facadeFile = (layout: Layout): SourceFileTemplate => ({
  path: FACADE_FILE,
  banner: banner("x-sdk-namespaces in spec/overlay.yaml or templates/facade.ts"),
  statements: [facadeClass(layout.api.namespaces, layout)],
});

const methodsOf = (namespace: Namespace): ImportedSymbol =>
  symbol(interfaceName(namespace), operationsFile(namespace), { type: true });

function facadeClass(namespaces: readonly Namespace[], { choices }: Layout): Code {
  const fields = namespaces.map(
    (namespace) =>
      code`${docComment(namespace.doc)}declare readonly ${propertyKey(namespace.name)}: ${methodsOf(namespace)}<K>;`,
  );
  const tables = namespaces.map(
    (namespace) => code`  ${propertyKey(namespace.name)}: ${tableSymbol(namespace)},`,
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
