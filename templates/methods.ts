import { code, join, type Code } from "../generator/emit/code.js";
import { docComment } from "../generator/emit/docs.js";
import { propertyKey } from "../generator/emit/literals.js";
import type { Namespace } from "../generator/model/api.js";
import { memberAliases } from "./aliases.js";
import { interfaceName, operationsOf, type Layout } from "./layout.js";
import { methodDocs } from "./operation-docs.js";
import { signature } from "./operation-signature.js";
import { signatureType } from "./signatures.js";
import { waitMethod } from "./wait-function.js";

const Casing = signatureType("Casing");

/** The same operations as methods of the facade. Editors show no text of the functions there, so it stands twice. */
export function methods(namespace: Namespace, layout: Layout): Code {
  const members = operationsOf(namespace, layout).map(
    (operation) =>
      code`${docComment(methodDocs(operation))}${propertyKey(operation.member)}${signature(operation, layout, "facade")};`,
  );
  const waits = operationsOf(namespace, layout).flatMap((operation) =>
    waitMethod(operation, layout),
  );
  const older = memberAliases(layout.api, namespace).map(
    ({ old, operation, doc }) =>
      code`${doc}${propertyKey(old)}${signature(operation, layout, "facade")};`,
  );
  return code`${docComment(namespace.doc)}export interface ${interfaceName(namespace)}<K extends ${Casing}> {
${join([...members, ...waits, ...older], "\n")}
}`;
}
