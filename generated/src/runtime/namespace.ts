import { call, type CallOptions } from "./call.js";
import type { Client } from "./client.js";
import type { Operation } from "./operation.js";

/** Starts calls of one operation; `call`, or what stands in for it where an answer is a page. */
export type Caller = (
  client: Client,
  operation: Operation,
  params?: object,
  options?: CallOptions,
) => unknown;

/**
 * Operations as methods of one object, bound to a client.
 *
 * @param operations member name → operation.
 * @typeParam Methods the generated interface with the operations' types.
 */
export function namespace<Methods extends object>(
  client: Client,
  operations: Readonly<Record<keyof Methods, Operation>>,
): Methods {
  const methods = Object.entries<Operation>(operations).map(([name, operation]) => {
    const start: Caller = operation.caller ?? call;
    return [
      name,
      (params?: object, options?: CallOptions) => start(client, operation, params, options),
    ];
  });
  return Object.fromEntries(methods) as Methods;
}
