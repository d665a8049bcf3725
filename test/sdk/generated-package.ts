import { readdirSync } from "node:fs";
import * as operations from "../../generated/src/operations/index.js";
import type { Call, CallOptions, Client } from "../../generated/src/index.js";

/** A function of the package, called without its types. */
export interface GeneratedFunction {
  readonly name: string;
  readonly call: (client: Client, params: object, options?: CallOptions) => Call<unknown>;
}

interface Descriptor {
  readonly method: string;
  readonly path: string;
  /** Failures after which it is sent again unasked. */
  readonly retry: readonly (number | string)[];
  /** Whether a key is made where the caller gives none; for POST unless given. */
  readonly idempotency?: boolean;
}

const SUFFIX = "Operation";

const folder = new URL("../../generated/src/descriptors/", import.meta.url);
const modules = await Promise.all(
  readdirSync(folder).map(
    async (file) => (await import(new URL(file, folder).href)) as Readonly<Record<string, unknown>>,
  ),
);

const descriptors = modules
  .flatMap((module) => Object.entries(module))
  // Functions that wait for an answer call the same operation as another one.
  .filter(([exported]) => exported.endsWith(SUFFIX) && !exported.startsWith("waitFor"))
  .map(([exported, value]) => [exported.slice(0, -SUFFIX.length), value as Descriptor] as const);

const keyOf = ({ method, path }: Descriptor): string => `${method} ${path}`;

/** What the package knows about every operation, by `POST /accounts`. */
export const generatedDescriptors: ReadonlyMap<string, Descriptor> = new Map(
  descriptors.map(([, descriptor]) => [keyOf(descriptor), descriptor]),
);

/** Every function of the package by the operation it calls: `POST /accounts`. Found through the descriptors behind them. */
export const generatedFunctions: ReadonlyMap<string, GeneratedFunction> = new Map(
  descriptors.map(([name, descriptor]) => [keyOf(descriptor), { name, call: functionNamed(name) }]),
);

function functionNamed(name: string): GeneratedFunction["call"] {
  const found = (operations as Readonly<Record<string, unknown>>)[name];
  if (typeof found !== "function") throw new Error(`the package has no function ${name}`);
  return found as GeneratedFunction["call"];
}

/** @throws where the package has no function for an operation of the document. */
export function generatedFunction(key: string): GeneratedFunction {
  const found = generatedFunctions.get(key);
  if (found === undefined) throw new Error(`the package has no function for ${key}`);
  return found;
}
