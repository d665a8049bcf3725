/**
 * Where in an OpenAPI 3.1 document which kind of object stands. What is not listed is data (`default`, `enum`, examples,
 * extensions): its keys are not keywords.
 *
 * @see https://spec.openapis.org/oas/v3.1.0.html#schema
 */
export type NodeKind =
  | "document"
  | "info"
  | "server"
  | "serverVariable"
  | "components"
  | "pathItem"
  | "operation"
  | "parameter"
  | "header"
  | "requestBody"
  | "mediaType"
  | "encoding"
  | "response"
  | "example"
  | "link"
  | "callback"
  | "schema"
  | "discriminator"
  | "securityScheme"
  | "tag"
  | "externalDocs";

/** `names`: a map whose keys are names; `patterns`: the same, but keys that start with `x-` are extensions. */
export type Arrangement = "one" | "list" | "names" | "patterns";

export interface Slot {
  readonly kind: NodeKind;
  readonly arrangement: Arrangement;
}

type Shape = ReadonlyMap<string, Slot>;

const at =
  (arrangement: Arrangement) =>
  (kind: NodeKind, ...keys: readonly string[]): [string, Slot][] =>
    keys.map((key) => [key, { kind, arrangement }]);
const one = at("one");
const list = at("list");
const names = at("names");
const patterns = at("patterns");
const shape = (...places: readonly [string, Slot][][]): Shape => new Map(places.flat());

export const methods: readonly string[] = [
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
];

const parameter = shape(
  one("schema", "schema"),
  names("mediaType", "content"),
  names("example", "examples"),
);

const shapes: Readonly<Record<NodeKind, Shape>> = {
  document: shape(
    one("info", "info"),
    list("server", "servers"),
    list("tag", "tags"),
    one("externalDocs", "externalDocs"),
    patterns("pathItem", "paths"),
    names("pathItem", "webhooks"),
    one("components", "components"),
  ),
  info: shape(),
  server: shape(names("serverVariable", "variables")),
  serverVariable: shape(),
  components: shape(
    names("schema", "schemas"),
    names("response", "responses"),
    names("parameter", "parameters"),
    names("example", "examples"),
    names("requestBody", "requestBodies"),
    names("header", "headers"),
    names("securityScheme", "securitySchemes"),
    names("link", "links"),
    names("callback", "callbacks"),
    names("pathItem", "pathItems"),
  ),
  pathItem: shape(
    list("server", "servers"),
    list("parameter", "parameters"),
    one("operation", ...methods),
  ),
  operation: shape(
    one("externalDocs", "externalDocs"),
    list("parameter", "parameters"),
    one("requestBody", "requestBody"),
    patterns("response", "responses"),
    names("callback", "callbacks"),
    list("server", "servers"),
  ),
  parameter,
  header: parameter,
  requestBody: shape(names("mediaType", "content")),
  mediaType: shape(
    one("schema", "schema"),
    names("example", "examples"),
    names("encoding", "encoding"),
  ),
  encoding: shape(names("header", "headers")),
  response: shape(
    names("header", "headers"),
    names("mediaType", "content"),
    names("link", "links"),
  ),
  example: shape(),
  link: shape(one("server", "server")),
  callback: shape(),
  schema: shape(
    names("schema", "properties", "patternProperties", "dependentSchemas", "$defs"),
    list("schema", "allOf", "oneOf", "anyOf", "prefixItems"),
    one("schema", "items", "additionalProperties", "unevaluatedProperties", "unevaluatedItems"),
    one("schema", "not", "if", "then", "else", "contains", "propertyNames", "contentSchema"),
    one("discriminator", "discriminator"),
    one("externalDocs", "externalDocs"),
  ),
  discriminator: shape(),
  securityScheme: shape(),
  tag: shape(one("externalDocs", "externalDocs")),
  externalDocs: shape(),
};

const callbackEntry: Slot = { kind: "pathItem", arrangement: "one" };

/** What stands under a key of a node of this kind, or `undefined` where it is data. */
export function slotOf(kind: NodeKind, key: string): Slot | undefined {
  if (kind === "callback") return key.startsWith("x-") ? undefined : callbackEntry;
  return shapes[kind].get(key);
}

/** The group of `components` that holds a kind, for example `schemas`. */
export const componentGroups: ReadonlyMap<NodeKind, string> = new Map(
  [...shapes.components].map(([group, { kind }]) => [kind, group]),
);
