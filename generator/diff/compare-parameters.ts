import type { HeaderParameter, Operation, PathParameter, QueryParameter } from "../model/api.js";
import type { ObjectSchema, Property } from "../model/schema.js";
import { operationKey } from "../names/facts.js";
import { compareObjects } from "./compare-objects.js";
import type { Comparison } from "./comparison.js";
import type { OperationPair } from "./correspondence.js";

/** The options of a call as one object: what stands beside `body`. */
export function compareParameters({ old, new: now }: OperationPair, comparison: Comparison): void {
  const at = operationKey(now);
  const shared = sharedByBoth(old, now);
  compareObjects(
    parametersOf(old, shared),
    parametersOf(now, shared),
    { at: `${at} `, direction: "write", inside: new Set() },
    comparison,
  );
  // What many operations share is told once, under its own name.
  compareObjects(
    sharedOf(old, shared),
    sharedOf(now, shared),
    { at: "parameter ", direction: "write", inside: new Set() },
    comparison,
  );
  for (const parameter of now.pathParameters) {
    const before = old.pathParameters.find(({ name }) => name === parameter.name);
    if (before !== undefined) comparePattern(before, parameter, at, comparison);
  }
}

type SharedParameter = QueryParameter | HeaderParameter;

const queryAndHeaders = ({ query, headers }: Operation): readonly SharedParameter[] => [
  ...query,
  ...headers,
];

/** Names in the call of parameters that are the same component of both documents. */
function sharedByBoth(old: Operation, now: Operation): ReadonlySet<string> {
  const before = new Map(queryAndHeaders(old).map(({ name, shared }) => [name, shared]));
  return new Set(
    queryAndHeaders(now)
      .filter(({ name, shared }) => shared !== undefined && before.get(name) === shared)
      .map(({ name }) => name),
  );
}

const sharedOf = (operation: Operation, shared: ReadonlySet<string>): ObjectSchema =>
  optionsObject(
    queryAndHeaders(operation)
      .filter(({ name }) => shared.has(name))
      .map(property),
  );

function parametersOf(operation: Operation, shared: ReadonlySet<string>): ObjectSchema {
  const own = queryAndHeaders(operation).filter(({ name }) => !shared.has(name));
  const token: readonly Property[] =
    operation.auth.kind === "token"
      ? [{ name: operation.auth.header, required: true, schema: { kind: "string" } }]
      : [];
  return optionsObject([
    ...operation.pathParameters.map(pathProperty),
    ...token,
    ...own.map(property),
  ]);
}

const property = ({ name, required, schema, doc }: SharedParameter): Property => ({
  name,
  required,
  schema: doc === undefined ? schema : { ...schema, doc },
});

const optionsObject = (properties: readonly Property[]): ObjectSchema => ({
  kind: "object",
  properties,
  closed: true,
  inflected: false,
});

const pathProperty = ({ name, id, doc }: PathParameter): Property => ({
  name,
  required: true,
  schema: {
    ...(id === undefined ? { kind: "string" } : { kind: "id", id }),
    ...(doc !== undefined && { doc }),
  },
});

function comparePattern(
  old: PathParameter,
  now: PathParameter,
  at: string,
  { add }: Comparison,
): void {
  if (old.pattern === now.pattern) return;
  const where = `${at} ${now.name}`;
  const values = {
    where,
    before: old.pattern ?? "any text",
    after: now.pattern ?? "any text",
  };
  add(
    now.pattern === undefined
      ? {
          severity: "additive",
          kind: "pattern-removed",
          message: `${where} takes any text`,
          ...values,
        }
      : {
          severity: "breaking",
          kind: "pattern-enforced",
          message: `${where} is checked before it is sent`,
          action: "give a value that matches",
          ...values,
        },
  );
}
