import { symbol, type ImportedSymbol } from "../generator/emit/code.js";

/** Modules of the runtime and the names that emitted code takes from them. */
const MODULES = {
  client: ["Client", "ClientOptions", "KeyInflection", "createClientFor"],
  call: ["Call", "CallOptions", "call"],
  pages: ["PageCall", "ListOptions", "callPages"],
  operation: ["Operation", "get", "post", "patch", "put", "del"],
  "write-path": ["PathParameter", "pathParameters"],
  server: ["server"],
  query: ["QueryParameter", "query", "plain", "deepObject"],
  include: ["includes"],
  "sparse-fields": ["sparseFields"],
  "header-parameters": ["noHeaders", "headerParameters"],
  "body-patterns": ["bodyPatterns"],
  multipart: ["FileInput", "multipart"],
  urlencoded: ["urlencoded"],
  "by-content-type": ["byContentType"],
  json: ["json"],
  pdf: ["BinaryForms", "pdf"],
  csv: ["ImportColumns"],
  "import-rows": ["ImportCaller", "ImportRows", "importRows"],
  "download-file": ["DownloadFile", "fileDownloader"],
  poll: ["waiting", "WaitOperation", "WaitOptions"],
  authorization: ["noAuthorization", "optionalBearer", "token"],
  "header-schema": ["HeaderSchema", "headerSchema"],
  "id-schema": ["IdSchema", "idSchema", "isId", "assertId", "parseId"],
  namespace: ["bindNamespaces"],
  "unknown-resource": ["UnknownResource", "UnknownResourceOf", "UnknownMember", "UnknownType"],
  relationship: ["ToOne", "ToOneOrNone", "ToMany"],
  shaping: ["Names", "Picks", "Included", "Including", "Selected", "Selecting"],
  "api-errors": [
    "ErrorsByStatus",
    "BadRequestError",
    "UnauthorizedError",
    "ForbiddenError",
    "NotFoundError",
    "RequestTimeoutError",
    "ConflictError",
    "UnprocessableEntityError",
    "RateLimitError",
    "ServiceUnavailableError",
  ],
} as const;

type RuntimeName = (typeof MODULES)[keyof typeof MODULES][number];

const files = new Map<string, string>(
  Object.entries(MODULES).flatMap(([module, names]) =>
    names.map((name) => [name, `src/runtime/${module}.ts`] as const),
  ),
);

/** A value of the runtime. */
export function runtimeValue(name: RuntimeName): ImportedSymbol {
  return symbol(name, files.get(name) ?? "");
}

/** A type of the runtime, or a class of it used as a type. */
export function runtimeType(name: RuntimeName): ImportedSymbol {
  return symbol(name, files.get(name) ?? "", { type: true });
}

const ERROR_CLASSES: Readonly<Record<number, RuntimeName>> = {
  400: "BadRequestError",
  401: "UnauthorizedError",
  403: "ForbiddenError",
  404: "NotFoundError",
  408: "RequestTimeoutError",
  409: "ConflictError",
  422: "UnprocessableEntityError",
  429: "RateLimitError",
  503: "ServiceUnavailableError",
};

/** The class of an error status as a type; `undefined` where the runtime's rest class stands for it. */
export function errorClass(status: number): ImportedSymbol | undefined {
  const name = ERROR_CLASSES[status];
  return name === undefined ? undefined : runtimeType(name);
}
