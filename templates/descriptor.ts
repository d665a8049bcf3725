import { code, join, type Code } from "../generator/emit/code.js";
import { literal, regExpLiteral, stringLiteral } from "../generator/emit/literals.js";
import type { Operation, PathParameter, QueryParameter } from "../generator/model/api.js";
import { inflect, inflections } from "../generator/names/casing.js";
import { importCaller } from "./import-rows.js";
import type { Layout } from "./layout.js";
import { runtimeValue } from "./runtime-symbols.js";
import { INFLECTION } from "./shared-headers.js";
import {
  pathFacts,
  pathParameterSymbol,
  queryCode,
  queryParameterSymbol,
} from "./shared-parameters.js";

/** `runAccountActionOperation`: the constant that describes how an operation is sent. */
export const descriptorName = (operation: Operation): string => `${operation.name}Operation`;

const FACTORIES = { GET: "get", POST: "post", PUT: "put", PATCH: "patch", DELETE: "del" } as const;

/**
 * The descriptor of an operation as one call of a factory, so that bundlers can drop it. Only what differs from the
 * factory's own defaults (bearer key, version and casing headers, the retry policy of the method) is written down.
 */
export function descriptor(operation: Operation, layout: Layout): Code {
  const details = {
    pathParameters: pathParameters(operation, layout),
    query: queryWriter(operation.query, layout),
    bodyPatterns: bodyPatterns(operation),
    encode: encoder(operation),
    decode: isPdf(operation) ? code`${runtimeValue("pdf")}` : undefined,
    caller: callerOf(operation, layout),
    server: server(operation, layout),
    auth: authentication(operation),
    headers: headers(operation),
    idempotency:
      operation.method === "POST" && operation.idempotency !== "automatic" ? false : undefined,
  };
  const given = Object.values(details).some((detail) => detail !== undefined);
  const parts = [stringLiteral(operation.path), ...(given ? [literal(details)] : [])];
  return code`/* @__PURE__ */ ${runtimeValue(FACTORIES[operation.method])}(${join(parts)})`;
}

/** What starts the calls of an operation, where that is not `call`. */
export function callerOf(operation: Operation, layout: Layout): Code | undefined {
  if (operation.pagination !== undefined) return code`${runtimeValue("callPages")}`;
  return importCaller(operation, layout);
}

/** The answer is a file for people, not JSON. */
export const isPdf = (operation: Operation): boolean =>
  operation.responses.some(({ mediaType }) => mediaType === "application/pdf");

function pathParameters(operation: Operation, layout: Layout): Code | undefined {
  const parameters = operation.pathParameters.map((parameter) => pathParameter(parameter, layout));
  return parameters.length === 0
    ? undefined
    : code`/* @__PURE__ */ ${runtimeValue("pathParameters")}(${join(parameters)})`;
}

function pathParameter(parameter: PathParameter, layout: Layout): Code {
  if (parameter.pattern === undefined) return code`${pathParameterSymbol(parameter, layout)}`;
  const pattern = code`${regExpLiteral(parameter.pattern)}`;
  return literal({ ...pathFacts(parameter, layout), pattern });
}

function queryWriter(parameters: readonly QueryParameter[], layout: Layout): Code | undefined {
  if (parameters.length === 0) return undefined;
  const writers = parameters.map((parameter) =>
    parameter.shared === undefined
      ? queryCode(parameter, layout)
      : code`${queryParameterSymbol(parameter)}`,
  );
  return code`/* @__PURE__ */ ${runtimeValue("query")}(${join(writers)})`;
}

/** `[pattern, ...the place in each casing]`, as a body may come in any of them. */
function bodyPatterns(operation: Operation): Code | undefined {
  const patterns = operation.body?.patterns ?? [];
  if (patterns.length === 0) return undefined;
  const entries = patterns.map(({ path, pattern }) => {
    const places = inflections.map((inflection) =>
      path.map((key) => inflect(key, inflection)).join("."),
    );
    return code`[${join([regExpLiteral(pattern), ...[...new Set(places)].map(stringLiteral)])}]`;
  });
  return code`/* @__PURE__ */ ${runtimeValue("bodyPatterns")}(${join(entries)})`;
}

/** JSON is the runtime's default. Of several media types the first is sent unless the call names another. */
function encoder(operation: Operation): Code | undefined {
  const contents = operation.body?.contents ?? [];
  const names = contents.map(({ mediaType }) => [mediaType, encoderName(mediaType)] as const);
  const [only] = names;
  if (only === undefined || (names.length === 1 && only[1] === "json")) return undefined;
  if (names.length === 1) return code`${runtimeValue(only[1])}`;
  const entries = names.map(
    ([mediaType, name]) => code`${stringLiteral(mediaType)}: ${runtimeValue(name)}`,
  );
  return code`/* @__PURE__ */ ${runtimeValue("byContentType")}({ ${join(entries)} })`;
}

function encoderName(mediaType: string): "multipart" | "urlencoded" | "json" {
  if (mediaType.startsWith("multipart/")) return "multipart";
  if (mediaType === "application/x-www-form-urlencoded") return "urlencoded";
  return "json";
}

function server(operation: Operation, layout: Layout): Code | undefined {
  const reference = relativeServer(operation, layout);
  if (reference === undefined) return undefined;
  return code`/* @__PURE__ */ ${runtimeValue("server")}(${stringLiteral(reference)})`;
}

/**
 * Server of its own as a reference to the default one where both are of one host, so that a client pointed at a test
 * server or proxy takes all operations there.
 */
function relativeServer(operation: Operation, layout: Layout): string | undefined {
  if (operation.server === undefined) return undefined;
  const base = new URL(`${layout.api.server}/`);
  const own = new URL(operation.server);
  if (own.origin !== base.origin) return operation.server;
  const from = base.pathname.split("/").slice(1, -1);
  const to = own.pathname.split("/").slice(1);
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared += 1;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
}

function authentication(operation: Operation): Code | undefined {
  const { auth } = operation;
  switch (auth.kind) {
    case "bearer":
      return auth.optional ? code`${runtimeValue("optionalBearer")}` : undefined;
    case "none":
      return code`${runtimeValue("noAuthorization")}`;
    case "token":
      return code`/* @__PURE__ */ ${runtimeValue("token")}(${stringLiteral(auth.header)}, ${stringLiteral(auth.prefix)})`;
  }
}

/**
 * Nearly all operations take version and casing, which is the runtime's default; an idempotency key is always sent where
 * the caller gives one. Others list what they take instead.
 */
function headers(operation: Operation): Code | undefined {
  const wireNames = operation.headers.map(({ wireName }) => wireName);
  if (wireNames.includes("Persona-Version") && wireNames.includes(INFLECTION)) {
    return operation.headers.every(({ shared }) => shared !== undefined)
      ? undefined
      : own(operation);
  }
  return operation.headers.length === 0 ? code`${runtimeValue("noHeaders")}` : own(operation);
}

function own(operation: Operation): Code {
  const names = operation.headers
    .filter(({ shared }) => shared === undefined)
    .map(({ name }) => stringLiteral(name));
  return code`/* @__PURE__ */ ${runtimeValue("headerParameters")}(${join(names)})`;
}
