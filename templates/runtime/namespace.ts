import { call, type CallOptions } from "./call.js";
import type { Client } from "./client.js";
import type { Operation } from "./operation.js";

/** Starts calls of one operation; `call`, or what stands in for it where an answer is a page. */
export type Caller = (
  client: Client,
  name: string,
  operation: Operation,
  params?: object,
  options?: CallOptions,
) => unknown;

/** Member name → operation. */
export type Methods = Readonly<Record<string, Operation>>;

/**
 * Operations as methods of objects, bound to a client. Their types are the generated interfaces of the facade.
 *
 * @param namespaces by name; an error of a call names both, for example `accounts.retrieve`.
 * @internal
 */
export function bindNamespaces(
  client: Client,
  namespaces: Readonly<Record<string, Methods>>,
): Readonly<Record<string, object>> {
  return mapValues(namespaces, (methods, namespace) =>
    mapValues(methods, (operation, member) => {
      const start: Caller = operation.caller ?? call;
      const name = `${namespace}.${member}`;
      return (params?: object, options?: CallOptions) =>
        start(client, name, operation, params, options);
    }),
  );
}

function mapValues<From, To>(
  object: Readonly<Record<string, From>>,
  map: (value: From, key: string) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));
}
