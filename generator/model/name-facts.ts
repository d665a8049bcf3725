import type { Place } from "../diagnostics/diagnostic.js";
import type { Json, JsonObject } from "../document/document.js";
import {
  operationKey,
  typeKey,
  typeKeySegments,
  type NameFacts,
  type NamespaceFact,
  type OperationFact,
  type ParameterFact,
  type ParameterPosition,
  type ReservedNames,
  type TypeFact,
} from "../names/facts.js";
import { isObject } from "../document/pointer.js";
import type { UnnamedOperation } from "./read-operation.js";
import type { RegisteredType } from "./type-registry.js";
import type { UnnamedApi } from "./unnamed-api.js";

/** Where the parameters of an operation stand as a type of their own. */
export const parametersKey = (operationId: string): string => typeKey([operationId, "params"]);

/** Everything the names module needs to know of the model. */
export function nameFacts(
  unnamed: UnnamedApi,
  namespaces: readonly NamespaceFact[],
  root: JsonObject,
  source: string,
  reserved: ReservedNames,
): NameFacts {
  const operations = new Set(unnamed.operations.map(({ id }) => id));
  const events = new Set(unnamed.webhooks.map(({ operationId }) => operationId));
  const ofKey = (key: string): TypeFact["of"] => {
    const first = typeKeySegments(key)[0] ?? "";
    return operations.has(first) ? "operation" : events.has(first) ? "event" : "component";
  };
  return {
    namespaces,
    operations: unnamed.operations.map((operation) => operationFact(operation, source)),
    types: [
      ...unnamed.types.map((type) => typeFact(type, ofKey(type.key), root, source)),
      ...unnamed.operations.map(({ id }): TypeFact => ({
        key: parametersKey(id),
        of: "operation",
      })),
    ],
    ids: unnamed.ids.map(({ key }) => key),
    enums: unnamed.types.filter(({ schema }) => schema.kind === "enum").map(({ key }) => key),
    events: unnamed.webhooks.map(({ name, operationId, wantedName, pointer }) => ({
      name,
      operationId,
      ...(wantedName !== undefined && { typeName: wantedName }),
      place: { source, pointer },
    })),
    parameters: parameterFacts(unnamed.operations),
    reserved,
  };
}

function operationFact(operation: UnnamedOperation, source: string): OperationFact {
  return {
    id: operation.id,
    method: operation.method,
    path: operation.path,
    tags: operation.tag === undefined ? [] : [operation.tag],
    ...(operation.wantedName !== undefined && { name: operation.wantedName }),
    ...(operation.wantedMember !== undefined && { member: operation.wantedMember }),
    ...(operation.wantedNamespace !== undefined && { namespace: operation.wantedNamespace }),
    place: { source, pointer: operation.pointer },
  };
}

function typeFact(
  type: RegisteredType,
  of: TypeFact["of"],
  root: JsonObject,
  source: string,
): TypeFact {
  const name = markAt(root, type.pointer, "x-sdk-name");
  const family = markAt(root, type.pointer, "x-sdk-family");
  const place: Place = { source, pointer: type.pointer };
  return {
    key: type.key,
    of,
    ...(type.schema.kind === "union" && { union: true }),
    ...(name !== undefined && { name }),
    ...(family !== undefined && { family }),
    place,
  };
}

/** A text mark of the overlay on the schema that a type was read from. */
function markAt(root: JsonObject, pointer: string, mark: string): string | undefined {
  let value: Json | undefined = root;
  for (const key of pointer.split("/").slice(1)) {
    if (!isObject(value)) return undefined;
    value = value[key.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  const text = isObject(value) ? value[mark] : undefined;
  return typeof text === "string" ? text : undefined;
}

function parameterFacts(operations: readonly UnnamedOperation[]): readonly ParameterFact[] {
  const facts = new Map<string, ParameterFact & { readonly operations: string[] }>();
  const add = (
    position: ParameterPosition,
    wireName: string,
    operation: UnnamedOperation,
  ): void => {
    const key = `${position} ${wireName}`;
    const fact = facts.get(key) ?? { position, wireName, operations: [] };
    fact.operations.push(operationKey(operation));
    facts.set(key, fact);
  };
  for (const operation of operations) {
    for (const { wireName } of operation.pathParameters) add("path", wireName, operation);
    for (const { wireName } of operation.query) add("query", wireName, operation);
    for (const { wireName } of operation.headers) add("header", wireName, operation);
    for (const { wireName } of operation.responses[0]?.headers ?? [])
      add("response", wireName, operation);
  }
  return [...facts.values()];
}
