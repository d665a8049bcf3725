import { code, type Code } from "../generator/emit/code.js";
import { docComment } from "../generator/emit/docs.js";
import { literal, stringLiteral } from "../generator/emit/literals.js";
import type { Operation } from "../generator/model/api.js";
import { answerCode } from "./by-casing.js";
import { descriptorSymbol } from "./descriptors.js";
import type { Layout } from "./layout.js";
import { runtimeType, runtimeValue } from "./runtime-symbols.js";

const Client = runtimeType("Client");
const KeyInflection = runtimeType("KeyInflection");
const call = runtimeValue("call");

/** A function that asks an operation with one path parameter until its answer is final. */
export function waitFunction(operation: Operation, layout: Layout): readonly Code[] {
  const { wait, name } = operation;
  const [parameter] = operation.pathParameters;
  if (wait === undefined || parameter === undefined) return [];
  const id = parameter.id === undefined ? code`string` : code`${layout.idType(parameter.id)}`;
  const answer = answerCode(operation, "K", layout);
  const docs = {
    text: [
      `Calls \`${name}\` until its answer is final (${wait.states.map((state) => `\`${state}\``).join(", ")}), and gives that answer: it says how it ended.`,
    ],
  };
  return [
    code`${docComment(docs)}export function ${wait.name}<K extends ${KeyInflection}>(client: ${Client}<K>, ${parameter.name}: ${id}, options?: ${runtimeType("WaitOptions")}<${answer}>): Promise<${answer}> {
  return ${runtimeValue("poll")}(${stringLiteral(wait.name)}, (signal) => ${call}<${answer}>(client, ${stringLiteral(name)}, ${descriptorSymbol(operation, layout)}, { ${parameter.name} }, { signal }), ${literal({ place: wait.place, states: wait.states })}, options);
}`,
  ];
}
