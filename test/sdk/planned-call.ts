import type { Json } from "../oracle/json-tree.js";
import type { OfficialContent, OfficialOperation } from "../oracle/operation-table.js";
import type { ParsedText } from "../oracle/query-parser.js";
import { undeclaredHeaders } from "./operation-names.js";
import { planBody } from "./planned-body.js";
import { planParameter, type PlanContext, type PlannedParameter } from "./planned-parameters.js";

/** One call: what the caller writes, and what the server must receive. Made from the official document alone. */
export interface PlannedCall {
  readonly params: Readonly<Record<string, unknown>>;
  readonly request: ReadRequest;
  /** Values with the schemas of the document that must accept them. */
  readonly checked: readonly {
    readonly pointer: string;
    readonly value: Json;
    readonly asText: boolean;
  }[];
  /** Parameters that are given, as `operation place name`. */
  readonly parameters: readonly string[];
  /** Pointers of the property declarations of the body that are made use of. */
  readonly properties: ReadonlySet<string>;
}

/** A request as a server understands it. */
export interface ReadRequest {
  readonly method: string;
  readonly server: string;
  /** Of the path below the server, decoded. */
  readonly segments: readonly string[];
  readonly query: ParsedText;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

export const API_KEY = "persona_sandbox_conformance";
const VERSION = "2025-12-08";

/** Stands for an idempotency key that the client makes. */
export const MADE_KEY = "a UUID";

/** @param content absent for an operation without a body, or one whose body is left out. */
export function planCall(
  operation: OfficialOperation,
  content: OfficialContent | undefined,
  context: PlanContext,
  isDefaultContent: boolean,
): PlannedCall {
  const planned = operation.parameters.flatMap((parameter) => {
    const plan = planParameter(operation, parameter, context);
    return plan === undefined ? [] : [{ parameter, plan }];
  });
  const plans = planned.map(({ plan }) => plan);
  const body = content === undefined ? undefined : planBody(operation, content, context);
  const token = operation.security.includes("privacyPassAuth") ? "AAEC+/w==" : undefined;
  return {
    params: Object.assign(
      {},
      ...plans.map(({ given }) => given),
      token === undefined ? {} : { privacyPassToken: token },
      body === undefined ? {} : { body: body.given },
      content === undefined || isDefaultContent ? {} : { contentType: content.mediaType },
    ) as PlannedCall["params"],
    request: {
      method: operation.method,
      server: operation.server,
      segments: segmentsOf(operation, plans),
      query: Object.assign({}, ...plans.map(({ query }) => query ?? {})) as ParsedText,
      headers: {
        ...standardHeaders(operation, context),
        ...Object.fromEntries(
          plans.flatMap(({ header }) => (header === undefined ? [] : [header])),
        ),
        ...authorization(operation, token),
        ...(body !== undefined && { "content-type": body.mediaType }),
      },
      body: body?.read,
    },
    checked: [
      ...plans.flatMap(({ checked }) =>
        checked === undefined ? [] : [{ ...checked, asText: true }],
      ),
      ...(body === undefined ? [] : [{ ...body.checked, asText: false }]),
    ],
    parameters: planned.map(
      ({ parameter: { place, name } }) => `${operation.key} ${place} ${name}`,
    ),
    properties: body?.properties ?? new Set(),
  };
}

function segmentsOf(
  { path }: OfficialOperation,
  plans: readonly PlannedParameter[],
): readonly string[] {
  const values = plans.flatMap(({ segment }) => (segment === undefined ? [] : [segment]));
  return path
    .split("/")
    .slice(1)
    .map((segment) => (segment.startsWith("{") ? (values.shift() ?? "") : segment));
}

/** Version and casing are always said; a key is made for each POST that takes one. */
function standardHeaders(
  operation: OfficialOperation,
  { casing }: PlanContext,
): Readonly<Record<string, string>> {
  const takes = (name: string): boolean =>
    operation.parameters.some((parameter) => parameter.name === name) ||
    undeclaredHeaders.get(operation.key)?.includes(name) === true;
  return {
    ...(takes("Key-Inflection") && { "key-inflection": casing }),
    ...(takes("Persona-Version") && { "persona-version": VERSION }),
    ...(operation.method === "POST" && takes("Idempotency-Key") && { "idempotency-key": MADE_KEY }),
  };
}

function authorization(
  { security }: OfficialOperation,
  token: string | undefined,
): Readonly<Record<string, string>> {
  if (token !== undefined) return { authorization: `PrivateToken token=${token}` };
  return security.includes("bearerAuth") ? { authorization: `Bearer ${API_KEY}` } : {};
}
