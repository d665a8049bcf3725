import type { JsonObject } from "../document/document.js";
import { isEnforcedPattern } from "../document/slow-pattern.js";
import { parameterName } from "../names/derived-names.js";
import { typeKey } from "../names/facts.js";
import type { HeaderParameter, PathParameter, QueryParameter } from "./api.js";
import { itemsAt, objectAt, resolveNode, stringAt, type Node } from "./json-reader.js";
import type { Schema } from "./schema.js";
import type { ReadSchema } from "./type-registry.js";

/** The parameters of one operation, sorted by where they go. */
export interface Parameters {
  readonly path: readonly PathParameter[];
  readonly query: readonly QueryParameter[];
  readonly header: readonly HeaderParameter[];
}

interface Context {
  readonly root: JsonObject;
  readonly operationId: string;
  /** Path template; its placeholders give the order of path parameters. */
  readonly path: string;
  readonly read: ReadSchema;
  /** Documentation by parameter name where the parameter has none of its own (`x-parameter-docs`). */
  readonly docs: JsonObject;
  /** The id kind a path parameter carries on this operation. */
  readonly idOf: (wireName: string, operationId: string) => string | undefined;
}

const BRACKETED = /^([^[\]]+)\[([^[\]]+)\]$/;

/**
 * Parameter Objects (OpenAPI 3.1, 4.8.12) of an operation and of its path item, the operation's own winning.
 * Literal bracketed names (`filter[status]`) are presented as one deepObject, as the wire form is the same.
 */
export function readParameters(operation: Node, pathItem: Node, context: Context): Parameters {
  const nodes = new Map<string, Node>();
  for (const node of [...itemsAt(pathItem, "parameters"), ...itemsAt(operation, "parameters")]) {
    const resolved = resolveNode(context.root, node);
    nodes.set(`${stringAt(resolved, "in") ?? ""} ${stringAt(resolved, "name") ?? ""}`, resolved);
  }
  const of = (location: string): readonly Node[] =>
    [...nodes.values()].filter((node) => node.value["in"] === location);
  const order = [...context.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);
  return {
    path: of("path")
      .map((node) => pathParameter(node, context))
      .sort((a, b) => order.indexOf(a.wireName) - order.indexOf(b.wireName)),
    query: joinBracketed(of("query")).map((node) => queryParameter(node, context)),
    header: of("header").map((node) => headerParameter(node, context)),
  };
}

function pathParameter(node: Node, context: Context): PathParameter {
  const wireName = stringAt(node, "name") ?? "";
  const pattern = stringAt(objectAt(node, "schema") ?? node, "pattern");
  const id = context.idOf(wireName, context.operationId);
  return {
    wireName,
    name: parameterName(wireName),
    ...(id !== undefined && { id }),
    ...(isEnforcedPattern(pattern) && { pattern }),
    ...documentation(node, wireName, context.docs),
  };
}

function queryParameter(node: Node, context: Context): QueryParameter {
  const wireName = stringAt(node, "name") ?? "";
  const schema = readParameterSchema(node, wireName, context);
  const list = node.value["x-sdk-list"] === true;
  const shared = sharedName(node);
  return {
    wireName,
    name: parameterName(wireName),
    ...(shared !== undefined && { shared }),
    required: node.value["required"] === true,
    style: node.value["style"] === "deepObject" ? "deepObject" : list ? "list" : "form",
    schema: list ? asList(schema) : schema,
    ...documentation(node, wireName, context.docs),
  };
}

/** A comma-separated string, or a map of them, is an array in the call. */
function asList(schema: Schema): Schema {
  if (schema.kind === "object" && schema.additional !== undefined) {
    return { ...schema, additional: { kind: "array", items: schema.additional } };
  }
  return { kind: "array", items: schema };
}

function headerParameter(node: Node, context: Context): HeaderParameter {
  const wireName = stringAt(node, "name") ?? "";
  const shared = sharedName(node);
  return {
    wireName,
    name: parameterName(wireName),
    ...(shared !== undefined && { shared }),
    required: node.value["required"] === true,
    schema: readHeaderSchema(node, wireName, context),
    ...documentation(node, wireName, context.docs),
  };
}

/** A header is text (RFC 9110, 5.5): what its schema says of other values has no form on the wire that the document tells. */
function readHeaderSchema(node: Node, wireName: string, context: Context): Schema {
  const schema = objectAt(node, "schema");
  const target = schema && resolveNode(context.root, schema).value;
  if (target === undefined || !isText(target)) return { kind: "string" };
  const { nullable: _absent, ...text } = readParameterSchema(node, wireName, context);
  return text.kind === "binary" ? { kind: "string" } : text;
}

function isText({ type, enum: values, const: constant }: JsonObject): boolean {
  const known = constant === undefined ? values : [constant];
  if (Array.isArray(known)) return known.every((value) => typeof value === "string");
  return type === "string" || (Array.isArray(type) && type.join() === "string,null");
}

function readParameterSchema(node: Node, wireName: string, context: Context): Schema {
  const schema = objectAt(node, "schema");
  if (schema === undefined) return { kind: "string" };
  const shared = sharedName(node);
  return context.read(schema.value, {
    pointer: schema.pointer,
    // A shared parameter is one type for all operations.
    key: typeKey(shared === undefined ? [context.operationId, "query", wireName] : [shared]),
    use: "request",
  });
}

/** Name of the parameter component a node is, if it is one. */
function sharedName(node: Node): string | undefined {
  const prefix = "/components/parameters/";
  return node.pointer.startsWith(prefix) ? node.pointer.slice(prefix.length) : undefined;
}

function documentation(node: Node, wireName: string, docs: JsonObject): { readonly doc?: string } {
  const doc = stringAt(node, "description") ?? stringAt(node, "x-sdk-doc") ?? docs[wireName];
  return typeof doc === "string" ? { doc } : {};
}

/** `filter[status]` and `filter[name]` as the one deepObject parameter `filter` that has the same wire form. */
function joinBracketed(nodes: readonly Node[]): readonly Node[] {
  const outerName = (node: Node): string | undefined =>
    BRACKETED.exec(stringAt(node, "name") ?? "")?.[1];
  return nodes.flatMap((node, index): readonly Node[] => {
    const outer = outerName(node);
    if (outer === undefined) return [node];
    const members = nodes.filter((each) => outerName(each) === outer);
    // The group stands where its first member does.
    return nodes.indexOf(members[0] ?? node) === index ? [deepObject(outer, members)] : [];
  });
}

function deepObject(name: string, members: readonly Node[]): Node {
  const innerName = (node: Node): string => BRACKETED.exec(stringAt(node, "name") ?? "")?.[2] ?? "";
  const required = members.filter(({ value }) => value["required"] === true).map(innerName);
  const properties = Object.fromEntries(
    members.map((node): [string, JsonObject] => {
      const doc = stringAt(node, "description");
      const schema = objectAt(node, "schema")?.value ?? { type: "string" };
      return [innerName(node), doc === undefined ? schema : { ...schema, description: doc }];
    }),
  );
  const schema = {
    type: "object",
    properties,
    ...(required.length > 0 && { required }),
  };
  const value = { name, in: "query", style: "deepObject", required: required.length > 0, schema };
  return { value, pointer: members[0]?.pointer ?? "" };
}
