import type { Json, JsonObject } from "../document/document.js";
import type {
  Authentication,
  Destructive,
  ErrorResponse,
  HttpMethod,
  Operation,
  RequestBody,
  ResponseHeader,
  RetryPolicy,
  SuccessResponse,
} from "./api.js";
import { parameterName } from "../names/derived-names.js";
import { typeKey } from "../names/facts.js";
import { entriesOf, isObject, objectAt, resolveNode, stringAt, type Node } from "./json-reader.js";
import { readParameters } from "./read-parameters.js";
import type { Schema } from "./schema.js";
import type { ReadSchema } from "./type-registry.js";

/** An operation before it has names. */
export type UnnamedOperation = Omit<
  Operation,
  "name" | "namespace" | "member" | "parametersName"
> & {
  readonly pointer: string;
  readonly tag?: string;
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
    ...(isList(node) && {
      pagination: { declared: parameters.query.some((query) => query.wireName === "page") },
    }),
    ...(destructive !== undefined && { destructive }),
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

/** Request Body (OpenAPI 3.1, 4.8.13); required where the document or anything in it says so. */
function readBody(node: Node, id: string, context: OperationContext): RequestBody | undefined {
  const found = objectAt(node, "requestBody");
  if (found === undefined) return undefined;
  const body = resolveNode(context.root, found);
  const media = [...entriesOf(objectAt(body, "content"))].sort(
    ([a], [b]) => preference(a) - preference(b),
  );
  const contents = media.map(([mediaType, content]) => {
    const schema = objectAt(content, "schema");
    const key = typeKey(media.length > 1 ? [id, "body", mediaLabel(mediaType)] : [id, "body"]);
    const read: Schema =
      schema === undefined
        ? { kind: "unknown" }
        : context.read(schema.value, { pointer: schema.pointer, key, use: "request" });
    return { mediaType, schema: read };
  });
  if (contents.length === 0) return undefined;
  const json = media.find(([mediaType]) => mediaType.includes("json"))?.[1];
  const schema = json === undefined ? undefined : objectAt(json, "schema");
  return {
    required: body.value["required"] === true,
    contents,
    patterns:
      schema === undefined
        ? []
        : enforcedPatterns(resolveNode(context.root, schema), context.root, []),
  };
}

/** Real files are better sent as they are than as base64 inside JSON, so multipart is what a call sends by default. */
const preference = (mediaType: string): number => (mediaType.startsWith("multipart/") ? 0 : 1);

/** What a media type is called in the name of a type. */
function mediaLabel(mediaType: string): string {
  if (mediaType === "application/json") return "json";
  if (mediaType === "application/x-www-form-urlencoded") return "form";
  return mediaType.startsWith("multipart/") ? "multipart" : mediaType;
}

/** Patterns of a body that begin with an id prefix; dates and social security numbers are documented only. */
function enforcedPatterns(
  schema: Node,
  root: JsonObject,
  path: readonly string[],
): readonly { readonly path: readonly string[]; readonly pattern: string }[] {
  if (path.length > 8) return [];
  return entriesOf(objectAt(schema, "properties")).flatMap(([name, property]) => {
    const resolved = resolveNode(root, property);
    const pattern = stringAt(resolved, "pattern");
    const here = [...path, name];
    const own =
      pattern !== undefined && /^\^[a-z]+_/.test(pattern) ? [{ path: here, pattern }] : [];
    return [...own, ...enforcedPatterns(resolved, root, here)];
  });
}

function readResponses(
  node: Node,
  id: string,
  context: OperationContext,
): { readonly responses: readonly SuccessResponse[]; readonly errors: readonly ErrorResponse[] } {
  const responses: SuccessResponse[] = [];
  const errors: ErrorResponse[] = [];
  for (const [code, found] of entriesOf(objectAt(node, "responses"))) {
    const status = Number(code);
    if (!Number.isInteger(status)) continue;
    const response = resolveNode(context.root, found);
    const headers = readHeaders(response, context.root);
    const [mediaType, content] = entriesOf(objectAt(response, "content"))[0] ?? [];
    const schema = content === undefined ? undefined : objectAt(content, "schema");
    const shared = response.pointer.startsWith("/components/responses/");
    const key = shared
      ? `responses/${response.pointer.split("/").at(-1) ?? code}`
      : `${id}/response/${code}`;
    const read: Schema =
      schema === undefined
        ? { kind: "null" }
        : context.read(schema.value, { pointer: schema.pointer, key, use: "response" });
    if (status < 300) responses.push({ status, mediaType: mediaType ?? "", schema: read, headers });
    else if (status >= 400) errors.push({ status, schema: read, headers });
  }
  return { responses, errors };
}

function readHeaders(response: Node, root: JsonObject): readonly ResponseHeader[] {
  return entriesOf(objectAt(response, "headers")).map(([wireName, found]) => {
    const header = resolveNode(root, found);
    const schema = objectAt(header, "schema");
    const type = schema?.value["type"];
    return {
      wireName,
      name: parameterName(wireName),
      type: type === "integer" || type === "number" ? "number" : "string",
    };
  });
}

/** An answer whose `data` is an array and that carries `links` is a page of a list. */
function isList(node: Node): boolean {
  const schema = ["responses", "200", "content", "application/json", "schema", "properties"].reduce<
    Node | undefined
  >((current, key) => (current === undefined ? undefined : objectAt(current, key)), node);
  return (
    schema !== undefined &&
    objectAt(schema, "links") !== undefined &&
    schema.value["data"] !== undefined &&
    isObject(schema.value["data"]) &&
    schema.value["data"]["type"] === "array"
  );
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
