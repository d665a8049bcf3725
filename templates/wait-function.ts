import { code, symbol, type Code } from "../generator/emit/code.js";
import { docComment, type Docs } from "../generator/emit/docs.js";
import { propertyKey, stringLiteral } from "../generator/emit/literals.js";
import type { Operation } from "../generator/model/api.js";
import { answerCode } from "./by-casing.js";
import { descriptorsFile, namespaceOf, type Layout } from "./layout.js";
import { runtimeType } from "./runtime-symbols.js";
import { signatureType } from "./signatures.js";
import { waitOf, type Wait } from "./wait-operation.js";

const Client = signatureType("Client");
const Casing = signatureType("Casing");

/** A function that asks an operation with one path parameter until its answer is final. */
export function waitFunction(operation: Operation, layout: Layout): readonly Code[] {
  const wait = waitOf(operation);
  if (wait === undefined) return [];
  const descriptor = symbol(wait.operation, descriptorsFile(namespaceOf(operation, layout)));
  return [
    code`${docComment(docs(operation, wait))}export function ${wait.name}<K extends ${Casing}>(client: ${Client}<K>, ${signature(operation, wait, layout)} {
  return ${descriptor}.caller(client, ${stringLiteral(wait.name)}, ${descriptor}, ${wait.parameter.name}, options);
}`,
  ];
}

/** The same as a method of the facade. */
export function waitMethod(operation: Operation, layout: Layout): readonly Code[] {
  const wait = waitOf(operation);
  if (wait === undefined) return [];
  return [
    code`${docComment(docs(operation, wait))}${propertyKey(wait.member)}(${signature(operation, wait, layout)};`,
  ];
}

/** From the id on. */
function signature(operation: Operation, { parameter }: Wait, layout: Layout): Code {
  const id = parameter.id === undefined ? code`string` : code`${layout.idType(parameter.id)}`;
  const answer = answerCode(operation, "K", layout);
  return code`${parameter.name}: ${id}, options?: ${runtimeType("WaitOptions")}<${answer}>): Promise<${answer}>`;
}

function docs({ name }: Operation, { states }: Wait): Docs {
  const all = states.map((state) => `\`${state}\``).join(", ");
  return {
    text: [
      `Calls \`${name}\` until its answer is final (${all}), and gives that answer: it says how it ended.`,
    ],
  };
}
