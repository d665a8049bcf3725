import { code, type Code } from "../generator/emit/code.js";
import { literal, stringLiteral } from "../generator/emit/literals.js";
import type { Operation, PathParameter } from "../generator/model/api.js";
import { descriptorName } from "./descriptor.js";
import { runtimeType, runtimeValue } from "./runtime-symbols.js";

/** An operation with one path parameter that can be asked until its answer is final. */
export interface Wait {
  /** Name of the function. */
  readonly name: string;
  /** Name in the facade: `waitFor` what `retrieve` answers. */
  readonly member: string;
  /** Name of the descriptor. */
  readonly operation: string;
  readonly parameter: PathParameter;
  /** Written as they stand in the answer. */
  readonly states: readonly string[];
  readonly place: string;
}

/** How an operation is waited for; nothing where its answer does not change by itself. */
export function waitOf({ wait, member, pathParameters }: Operation): Wait | undefined {
  const [parameter] = pathParameters;
  if (wait === undefined || parameter === undefined) return undefined;
  return {
    ...wait,
    member: member === "retrieve" ? "waitFor" : wait.name,
    operation: `${wait.name}Operation`,
    parameter,
  };
}

/** The descriptor of such an operation, beside that of the operation itself. */
export function waitDescriptor(operation: Operation): readonly Code[] {
  const wait = waitOf(operation);
  if (wait === undefined) return [];
  const { place, states } = wait;
  return [
    code`export const ${wait.operation}: ${runtimeType("WaitOperation")} = /* @__PURE__ */ ${runtimeValue("waiting")}(${descriptorName(operation)}, ${stringLiteral(wait.parameter.name)}, ${literal({ place, states })});`,
  ];
}
