import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Json, JsonObject } from "../document/document.js";
import { operationKey, typeKey, typeKeySegments, type ReservedNames } from "../names/facts.js";
import { giveNames } from "../names/give-names.js";
import type { LocatedLock, NamesLock } from "../names/lock.js";
import type { Names } from "../names/names.js";
import { readNamespaces } from "../names/namespaces.js";
import type { Api, IdKind, Operation, WebhookEvent } from "./api.js";
import { readIdTable } from "../prepare/id-table.js";
import { isObject } from "../document/pointer.js";
import { nameFacts, parametersKey } from "./name-facts.js";
import { readOperations, type UnnamedOperation } from "./read-operation.js";
import { readWebhooks, type UnnamedWebhook } from "./read-webhooks.js";
import type { NamedType } from "./schema.js";
import { createTypeRegistry, type RegisteredType } from "./type-registry.js";
import type { UnnamedApi } from "./unnamed-api.js";

/** The model of a prepared document, the lock that goes with its names, and what was found on the way. */
export interface BuiltApi {
  readonly api: Api;
  readonly lock: NamesLock;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the prepared document into the model and gives every name.
 *
 * @param root the document after all preparation passes
 * @param source where the document came from, for diagnostics
 * @param lock names given earlier, which win over the rules
 * @param reserved names that the package itself uses
 * @param renamedTypes types known to be older ones under a new key, new → old, whose names go on
 */
export function buildApi(
  root: JsonObject,
  source: string,
  lock: LocatedLock | undefined,
  reserved: ReservedNames,
  renamedTypes: ReadonlyMap<string, string> = new Map(),
): BuiltApi {
  const registry = createTypeRegistry(root, publishedTypes(lock, renamedTypes));
  const table = readIdTable(root);
  const context = { root, read: registry.read, idOf: table.ofParameter };
  const unnamed: UnnamedApi = {
    operations: readOperations(context),
    webhooks: readWebhooks(context),
    types: registry.types(),
    ids: table.kinds,
  };
  const namespaces = readNamespaces(root["x-sdk-namespaces"], {
    source,
    pointer: "/x-sdk-namespaces",
  });
  const facts = nameFacts(unnamed, namespaces.namespaces, root, source, reserved);
  const given = giveNames({ ...facts, renamedTypes }, lock);
  return {
    api: named(unnamed, given.names, root),
    lock: given.lock,
    diagnostics: [...registry.diagnostics, ...namespaces.diagnostics, ...given.diagnostics],
  };
}

/** Whether the lock has a name for the type of a key, or for that of which it is the new key. */
function publishedTypes(
  lock: LocatedLock | undefined,
  renamed: ReadonlyMap<string, string>,
): (key: string) => boolean {
  const types = new Set(Object.keys(lock?.data.types ?? {}));
  return (key) => {
    const [root = "", ...rest] = typeKeySegments(key);
    return types.has(key) || types.has(typeKey([renamed.get(typeKey([root])) ?? root, ...rest]));
  };
}

function named(unnamed: UnnamedApi, names: Names, root: JsonObject): Api {
  return {
    version: text(isObject(root["info"]) ? root["info"]["version"] : undefined),
    server: serverOf(root["servers"]),
    errorDocs: texts(root["x-error-docs"]),
    namespaces: names.namespaces,
    operations: unnamed.operations.map((operation) => namedOperation(operation, names)),
    types: unnamed.types.map((type) => namedType(type, names)),
    ids: unnamed.ids.map((id): IdKind => {
      const { type = id.key, is = "", assert = "", parse = "" } = names.ids.get(id.key) ?? {};
      return { ...id, name: type, is, assert, parse };
    }),
    webhooks: unnamed.webhooks.map((webhook) => namedWebhook(webhook, names)),
    fileHosts: hosts(root["x-sdk-file-hosts"]),
    aliases: names.aliases,
  };
}

const hosts = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.map(String) : [];

function namedOperation(unnamed: UnnamedOperation, names: Names): Operation {
  const {
    wantedName: _name,
    wantedMember: _member,
    wantedNamespace: _space,
    pointer: _pointer,
    ...rest
  } = unnamed;
  const given = names.operations.get(operationKey(unnamed));
  const { path, query, header, response } = names.parameters;
  return {
    ...rest,
    name: given?.function ?? unnamed.id,
    namespace: given?.namespace ?? "",
    member: given?.member ?? unnamed.id,
    parametersName: names.types.get(parametersKey(unnamed.id))?.name ?? "",
    pathParameters: rest.pathParameters.map((each) => ({
      ...each,
      name: path.get(each.wireName) ?? each.name,
    })),
    query: rest.query.map((each) => ({ ...each, name: query.get(each.wireName) ?? each.name })),
    headers: rest.headers.map((each) => ({
      ...each,
      name: header.get(each.wireName) ?? each.name,
    })),
    responses: rest.responses.map((each) => ({
      ...each,
      headers: each.headers.map((one) => ({
        ...one,
        name: response.get(one.wireName) ?? one.name,
      })),
    })),
  };
}

function namedType(type: RegisteredType, names: Names): NamedType {
  const { pointer: _pointer, ...rest } = type;
  const given = names.types.get(type.key);
  const enumNames = names.enums.get(type.key);
  return {
    ...rest,
    name: given?.name ?? type.key,
    family: given?.family ?? "shared",
    ...(enumNames !== undefined && { enumNames }),
  };
}

function namedWebhook(webhook: UnnamedWebhook, names: Names): WebhookEvent {
  const { operationId: _id, wantedName: _name, pointer: _pointer, ...rest } = webhook;
  return { ...rest, typeName: names.events.get(webhook.name) ?? webhook.name };
}

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");

function serverOf(servers: Json | undefined): string {
  const first: Json | undefined = Array.isArray(servers)
    ? (servers as readonly Json[])[0]
    : undefined;
  return text(isObject(first) ? first["url"] : undefined).replace(/\/$/, "");
}

function texts(value: Json | undefined): Readonly<Record<string, string>> {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, text(each)]));
}
