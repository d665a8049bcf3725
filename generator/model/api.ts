import type { AliasName } from "../names/names.js";
import type { NamedType, Schema } from "./schema.js";

/** The whole API as plain data: what templates, the names lock and the diff read. Nothing in it is OpenAPI or TypeScript text. */
export interface Api {
  /** Dated version of the document, for example `2025-12-08`. */
  readonly version: string;
  /** Statuses of errors and when they are answered, in our own words. */
  readonly errorDocs: Readonly<Record<string, string>>;
  /** Default server, without a trailing slash. */
  readonly server: string;
  readonly namespaces: readonly Namespace[];
  readonly operations: readonly Operation[];
  readonly types: readonly NamedType[];
  readonly ids: readonly IdKind[];
  readonly webhooks: readonly WebhookEvent[];
  /** Hosts that links to files lead to; they never get the API key. */
  readonly fileHosts: readonly string[];
  /** Older names that go on, deprecated, beside those of now. */
  readonly aliases: readonly AliasName[];
}

/** A group of operations: one file of functions, one property of the facade, one entry point of the package. */
export interface Namespace {
  /** Property of the facade, for example `inquiryTemplates`. */
  readonly name: string;
  /** File and entry point, for example `inquiry-templates`. */
  readonly file: string;
  readonly doc?: string;
}

/** A kind of Persona id, told apart by its prefixes. */
export interface IdKind {
  /** For example `account`, `list-item-country`. */
  readonly key: string;
  /** Type name, for example `AccountId`. */
  readonly name: string;
  /** Names of the three validators, for example `isAccountId`, `assertAccountId`, `parseAccountId`. */
  readonly is: string;
  readonly assert: string;
  readonly parse: string;
  /** For example `["act_"]`, `["inq_", "iqfs_"]`; never empty. */
  readonly prefixes: readonly string[];
  readonly doc?: string;
}

export type HttpMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface Operation {
  /** `operationId` of the document. */
  readonly id: string;
  /** Function name, for example `runAccountAction`. */
  readonly name: string;
  /** `Namespace.name`. */
  readonly namespace: string;
  /** Name in the facade, for example `runAction`. */
  readonly member: string;
  /** Name of the type of its parameters, for example `RunAccountActionParams`. */
  readonly parametersName: string;
  readonly method: HttpMethod;
  /** Path template as in the document, for example `/accounts/{account-id}/run-action`. */
  readonly path: string;
  /** Server of the path item where it is not the default one. */
  readonly server?: string;
  readonly auth: Authentication;
  readonly doc?: string;
  /** Documentation address. */
  readonly see?: string;
  readonly deprecated?: boolean;
  /** The document's first tag, for example `Accounts`. */
  readonly tag?: string;
  readonly pathParameters: readonly PathParameter[];
  readonly query: readonly QueryParameter[];
  readonly headers: readonly HeaderParameter[];
  readonly body?: RequestBody;
  readonly responses: readonly SuccessResponse[];
  readonly errors: readonly ErrorResponse[];
  readonly retry: RetryPolicy;
  /** A key is made for the call where the caller gives none. */
  readonly idempotency: "automatic" | "on-demand" | "none";
  readonly pagination?: Pagination;
  /** Facts of operations that redact or delete. */
  readonly destructive?: Destructive;
  readonly importer?: Importer;
  readonly wait?: Wait;
}

export type Authentication =
  | { readonly kind: "bearer"; readonly optional: boolean }
  | { readonly kind: "none" }
  /** The value of this parameter follows `prefix` in the `Authorization` header. */
  | { readonly kind: "token"; readonly header: string; readonly prefix: string };

export interface PathParameter {
  /** Name in the path template, for example `account-id`. */
  readonly wireName: string;
  /** Name in the call, for example `accountId`. */
  readonly name: string;
  /** `IdKind.key`; absent where the value is not a Persona id. */
  readonly id?: string;
  /** Pattern the document declares and that is enforced before sending. */
  readonly pattern?: string;
  readonly doc?: string;
}

export interface QueryParameter {
  readonly wireName: string;
  readonly name: string;
  /** Component of the document, where several operations share the parameter. */
  readonly shared?: string;
  readonly required: boolean;
  /** `list`: one comma-separated value. `deepObject`: `name[key]=value`. `form`: one plain value. */
  readonly style: "form" | "list" | "deepObject";
  /** Keys of a deepObject follow the casing of the call in types and are kebab on the wire. */
  readonly schema: Schema;
  readonly doc?: string;
}

export interface HeaderParameter {
  readonly wireName: string;
  readonly name: string;
  /** Component of the document, where several operations share the parameter: one interface for all of them. */
  readonly shared?: string;
  readonly required: boolean;
  readonly schema: Schema;
  readonly doc?: string;
}

export interface RequestBody {
  readonly required: boolean;
  /** In the order of preference; the first is sent unless the call says otherwise. */
  readonly contents: readonly { readonly mediaType: string; readonly schema: Schema }[];
  /** Enforced patterns inside a JSON body, by wire path. */
  readonly patterns: readonly { readonly path: readonly string[]; readonly pattern: string }[];
}

export interface SuccessResponse {
  readonly status: number;
  readonly mediaType: string;
  readonly schema: Schema;
  readonly headers: readonly ResponseHeader[];
}

export interface ErrorResponse {
  readonly status: number;
  readonly schema: Schema;
  readonly headers: readonly ResponseHeader[];
}

export interface ResponseHeader {
  readonly wireName: string;
  readonly name: string;
  readonly type: "number" | "string";
}

/** What may be sent again without asking; see the table in the README of the package. */
export interface RetryPolicy {
  readonly rateLimited: boolean;
  readonly outcomeUnknown: boolean;
  readonly serverFailed: boolean;
}

export interface Pagination {
  /** `query`: declared `page` parameter; `links`: only links in the answer. */
  readonly declared: boolean;
}

export interface Destructive {
  readonly irreversible: boolean;
  readonly asynchronousChildren: boolean;
}

/** An operation that reads a CSV file. */
export interface Importer {
  readonly columns: readonly ImportColumn[];
  /** Where the file stands in the form, for example `["data", "attributes", "file"]`. */
  readonly place: readonly string[];
}

export interface ImportColumn {
  readonly name: string;
  readonly required: boolean;
  readonly type: "string" | "number" | "date";
  /** All values there are. */
  readonly values?: readonly string[];
  /** Values known today. */
  readonly knownValues?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A function that asks an operation until its answer is final. */
export interface Wait {
  /** For example `waitForImporter`. */
  readonly name: string;
  /** Where the state stands in the answer, for example `data.attributes.status`. */
  readonly place: string;
  /** States that do not change any more. */
  readonly states: readonly string[];
}

export interface WebhookEvent {
  /** For example `inquiry.approved`. */
  readonly name: string;
  /** What the event is about: `data.attributes.payload.data` of the delivery. */
  readonly resource: Schema;
  /** Objects that come along: `payload.included`; absent where the contract has none. */
  readonly included?: Schema;
  /** What led to the event: `data.attributes.context`; absent where the contract has none. */
  readonly context?: Schema;
  /** TypeScript name, for example `InquiryApprovedEvent`. */
  readonly typeName: string;
  readonly doc?: string;
}
