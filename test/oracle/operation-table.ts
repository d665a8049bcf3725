import {
  at,
  child,
  dereference,
  isObject,
  objectAt,
  strings,
  textOf,
  type Json,
  type JsonObject,
} from "./json-tree.js";

/** An operation as the official document states it. Every pointer leads into that document. */
export interface OfficialOperation {
  /** Method and path template: `POST /accounts`. */
  readonly key: string;
  readonly method: string;
  readonly path: string;
  /** Without a slash at its end. */
  readonly server: string;
  /** Names of the security schemes; empty where the operation needs none. */
  readonly security: readonly string[];
  readonly parameters: readonly OfficialParameter[];
  readonly body: OfficialBody | undefined;
  readonly responses: readonly OfficialResponse[];
}

export interface OfficialParameter {
  readonly name: string;
  readonly place: "path" | "query" | "header";
  readonly required: boolean;
  readonly deepObject: boolean;
  /** Pointer of its schema. */
  readonly schema: string;
}

export interface OfficialBody {
  readonly required: boolean;
  readonly contents: readonly OfficialContent[];
}

export interface OfficialContent {
  readonly mediaType: string;
  /** Pointer of its schema. */
  readonly schema: string;
}

export interface OfficialResponse {
  readonly status: number;
  readonly contents: readonly OfficialContent[];
  /** Header name → pointer of its schema. */
  readonly headers: ReadonlyMap<string, string>;
}

const METHODS = ["get", "put", "post", "patch", "delete"] as const;

/** Every operation below `paths`, in the order of the document. */
export function readOperationTable(root: JsonObject): readonly OfficialOperation[] {
  return Object.keys(objectAt(root, "/paths")).flatMap((path) =>
    METHODS.filter((method) => isObject(at(root, child("/paths", path, method)))).map((method) =>
      readOperation(root, path, method),
    ),
  );
}

function readOperation(root: JsonObject, path: string, method: string): OfficialOperation {
  const item = child("/paths", path);
  const pointer = child(item, method);
  const operation = objectAt(root, pointer);
  return {
    key: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    server: serverOf(objectAt(root, item)["servers"] ?? root["servers"]),
    security: securityOf(operation["security"] ?? root["security"]),
    parameters: [
      ...itemsAt(root, child(item, "parameters")),
      ...itemsAt(root, child(pointer, "parameters")),
    ].map((parameter) => readParameter(root, parameter)),
    body: readBody(root, child(pointer, "requestBody")),
    responses: Object.keys(objectAt(root, child(pointer, "responses"))).map((status) =>
      readResponse(root, child(pointer, "responses", status), Number(status)),
    ),
  };
}

function itemsAt(root: JsonObject, pointer: string): readonly string[] {
  const items = at(root, pointer);
  return Array.isArray(items)
    ? items.map((_, index) => dereference(root, child(pointer, String(index))))
    : [];
}

function serverOf(servers: Json | undefined): string {
  const first: Json | undefined = Array.isArray(servers)
    ? (servers as readonly Json[])[0]
    : undefined;
  return isObject(first) ? textOf(first["url"] ?? "").replace(/\/$/, "") : "";
}

function securityOf(requirements: Json | undefined): readonly string[] {
  if (!Array.isArray(requirements)) return [];
  return (requirements as readonly Json[]).flatMap((requirement) =>
    isObject(requirement) ? Object.keys(requirement) : [],
  );
}

function readParameter(root: JsonObject, pointer: string): OfficialParameter {
  const parameter = objectAt(root, pointer);
  return {
    name: textOf(parameter["name"] ?? ""),
    place: parameter["in"] as OfficialParameter["place"],
    required: parameter["required"] === true,
    deepObject: parameter["style"] === "deepObject",
    schema: child(pointer, "schema"),
  };
}

/** A body is also required where its schema demands something of it: an absent one would not be accepted. */
function readBody(root: JsonObject, given: string): OfficialBody | undefined {
  if (at(root, given) === undefined) return undefined;
  const pointer = dereference(root, given);
  const contents = readContents(root, pointer);
  const demanded = contents.some(({ schema }) => demandsSomething(root, schema));
  return { required: objectAt(root, pointer)["required"] === true || demanded, contents };
}

function demandsSomething(root: JsonObject, pointer: string): boolean {
  const target = dereference(root, pointer);
  const schema = objectAt(root, target);
  const every = (keyword: string): boolean => {
    const branches = schema[keyword];
    return (
      Array.isArray(branches) &&
      branches.every((_, index) => demandsSomething(root, child(target, keyword, String(index))))
    );
  };
  const some = Array.isArray(schema["allOf"])
    ? schema["allOf"].some((_, index) =>
        demandsSomething(root, child(target, "allOf", String(index))),
      )
    : false;
  return strings(schema["required"]).length > 0 || every("oneOf") || every("anyOf") || some;
}

function readResponse(root: JsonObject, given: string, status: number): OfficialResponse {
  const pointer = dereference(root, given);
  const headers = Object.keys(objectAt(root, child(pointer, "headers"))).map(
    (name) => [name, child(dereference(root, child(pointer, "headers", name)), "schema")] as const,
  );
  return { status, contents: readContents(root, pointer), headers: new Map(headers) };
}

function readContents(root: JsonObject, pointer: string): readonly OfficialContent[] {
  return Object.keys(objectAt(root, child(pointer, "content"))).map((mediaType) => ({
    mediaType,
    schema: child(pointer, "content", mediaType, "schema"),
  }));
}
