import type { Json, JsonObject } from "../document/document.js";
import type { Authentication, Destructive, HttpMethod, Operation, RetryPolicy } from "./api.js";
import { parameterName } from "../names/derived-names.js";
import { isObject } from "../document/pointer.js";
import { entriesOf, objectAt, stringAt, type Node } from "./json-reader.js";
import { readBody } from "./read-body.js";
import { readImporter, readWait } from "./read-importer.js";
import { readParameters } from "./read-parameters.js";
import { isList, readResponses } from "./read-responses.js";
import type { ReadSchema } from "./type-registry.js";

/** An operation before it has names. */
export type UnnamedOperation = Omit<
  Operation,
  "name" | "namespace" | "member" | "parametersName"
> & {
  readonly pointer: string;
  /** `x-sdk-name`, `x-sdk-member` and `x-sdk-namespace` of the overlay. */
  readonly wantedName?: string;
  readonly wantedMember?: string;
  readonly wantedNamespace?: string;
};

export interface OperationContext {
  readonly root: JsonObject;
  readonly read: ReadSchema;
  readonly idOf: (wireName: string, operationId: string) => string | undefined;
}

const METHODS: Readonly<Record<string, HttpMethod>> = {
  get: "GET",
  post: "POST",
  put: "PUT",
  patch: "PATCH",
  delete: "DELETE",
};

/** Path Items and Operations (OpenAPI 3.1, 4.8.9 and 4.8.10) in document order. */
export function readOperations(context: OperationContext): readonly UnnamedOperation[] {
  const paths = objectAt({ value: context.root, pointer: "" }, "paths");
  return entriesOf(paths).flatMap(([path, item]) =>
    Object.entries(METHODS).flatMap(([key, method]) => {
      const operation = objectAt(item, key);
      return operation === undefined ? [] : [readOperation(operation, item, path, method, context)];
    }),
  );
}

function readOperation(
  node: Node,
  item: Node,
  path: string,
  method: HttpMethod,
  context: OperationContext,
): UnnamedOperation {
  const id = stringAt(node, "operationId") ?? "";
  const docs = context.root["x-parameter-docs"];
  const parameters = readParameters(node, item, {
    ...context,
    operationId: id,
    path,
    docs: isObject(docs) ? docs : {},
  });
  const server = serverOf(item);
  const body = readBody(node, id, context);
  const idempotencyDeclared =
    parameters.header.some((header) => header.wireName === "Idempotency-Key") ||
    node.value["x-sdk-idempotent"] === true;
  const idempotency = !idempotencyDeclared ? "none" : method === "POST" ? "automatic" : "on-demand";
  const destructive = readDestructive(node);
  const importer = readImporter(node, context.root);
  const wait = readWait(node);
  return {
    id,
    pointer: node.pointer,
    method,
    path,
    ...(server !== undefined && { server }),
    auth: authentication(node, context.root),
    ...optionalText(
      "doc",
      stringAt(node, "description") ?? stringAt(node, "summary") ?? stringAt(node, "x-sdk-doc"),
    ),
    ...optionalText("see", stringAt(objectAt(node, "externalDocs") ?? node, "url")),
    ...(node.value["deprecated"] === true && { deprecated: true }),
    pathParameters: parameters.path,
    query: parameters.query,
    headers: parameters.header,
    ...(body !== undefined && { body }),
    ...readResponses(node, id, context),
    retry: retryPolicy(method, idempotency === "automatic"),
    idempotency,
    ...(isList(node, context.root) && {
      pagination: { declared: parameters.query.some((query) => query.wireName === "page") },
    }),
    ...(destructive !== undefined && { destructive }),
    ...(importer !== undefined && { importer }),
    ...(wait !== undefined && { wait }),
    ...optionalText("tag", firstString(node.value["tags"])),
    ...optionalText("wantedName", stringAt(node, "x-sdk-name")),
    ...optionalText("wantedMember", stringAt(node, "x-sdk-member")),
    ...optionalText("wantedNamespace", stringAt(node, "x-sdk-namespace")),
  };
}

const optionalText = <K extends string>(
  key: K,
  text: string | undefined,
): { readonly [P in K]?: string } =>
  (text === undefined ? {} : { [key]: text }) as { readonly [P in K]?: string };

const firstString = (value: Json | undefined): string | undefined =>
  Array.isArray(value) && typeof value[0] === "string" ? value[0] : undefined;

function serverOf(item: Node): string | undefined {
  const servers = item.value["servers"];
  const first: Json | undefined = Array.isArray(servers)
    ? (servers as readonly Json[])[0]
    : undefined;
  return isObject(first) && typeof first["url"] === "string"
    ? first["url"].replace(/\/$/, "")
    : undefined;
}

/**
 * Security Requirement (OpenAPI 3.1, 4.8.30) of the operation, or of the document where it has none. An empty list
 * means none; `x-sdk-auth: optional` (overlay) means the key is sent where there is one.
 */
function authentication(node: Node, root: JsonObject): Authentication {
  const requirements = node.value["security"] ?? root["security"];
  const first: Json | undefined = Array.isArray(requirements)
    ? (requirements as readonly Json[])[0]
    : undefined;
  if (!isObject(first)) return { kind: "none" };
  const schemeName = Object.keys(first)[0] ?? "";
  const components = objectAt({ value: root, pointer: "" }, "components");
  const schemes = components === undefined ? undefined : objectAt(components, "securitySchemes");
  const scheme = schemes === undefined ? undefined : objectAt(schemes, schemeName);
  if (scheme?.value["type"] === "apiKey") {
    return {
      kind: "token",
      header: parameterName(stringAt(scheme, "x-sdk-name") ?? schemeName),
      prefix: stringAt(scheme, "x-value-prefix") ?? "",
    };
  }
  return { kind: "bearer", optional: node.value["x-sdk-auth"] === "optional" };
}

/**
 * What is resent without asking, by what is known about the outcome.
 *
 * @see https://docs.withpersona.com/errors
 */
function retryPolicy(method: HttpMethod, keyed: boolean): RetryPolicy {
  return {
    rateLimited: true,
    outcomeUnknown: method === "GET" || method === "DELETE" || (method === "POST" && keyed),
    serverFailed: method === "GET",
  };
}

function readDestructive(node: Node): Destructive | undefined {
  const facts = objectAt(node, "x-sdk-destructive");
  if (facts === undefined) return undefined;
  return {
    irreversible: facts.value["irreversible"] === true,
    asynchronousChildren: facts.value["asynchronousChildren"] === true,
  };
}
