import { escapeSegment } from "../json/pointer.js";
import type { Place } from "../diagnostics/diagnostic.js";

/** Everything names are made from: plain facts about the API, read off the document and the overlay by an earlier stage. */
export interface NameFacts {
  /** Groups as the overlay defines them (`x-sdk-namespaces`). */
  readonly namespaces: readonly NamespaceFact[];
  readonly operations: readonly OperationFact[];
  readonly types: readonly TypeFact[];
  /** Keys of the id kinds, for example `account`, `list-item-country`. */
  readonly ids: readonly string[];
  /** Type keys (`TypeFact.key`) of the enums that get a constant and a guard. */
  readonly enums: readonly string[];
  readonly events: readonly EventFact[];
  readonly parameters: readonly ParameterFact[];
  readonly reserved: ReservedNames;
  /**
   * Types known to be an older type under a new key, new → old (found by comparing documents). The old type's name, and
   * those of the types inside it, go on.
   */
  readonly renamedTypes?: ReadonlyMap<string, string>;
  /** Version of the package being made; recorded with the alias that a wanted rename leaves behind. */
  readonly release?: string;
}

export interface NamespaceFact {
  /** Property of the facade, for example `inquiryTemplates`. */
  readonly name: string;
  /** Tags of the document whose operations belong here. */
  readonly tags: readonly string[];
  /** File and entry point; the name in kebab-case where absent. */
  readonly file?: string;
  /** Leading words of component schemas that belong here beside those that start with the namespace's own noun. */
  readonly schemas?: readonly string[];
  readonly doc?: string;
  readonly place?: Place;
}

export interface OperationFact {
  /** `operationId`; empty where the document gives none. */
  readonly id: string;
  readonly method: string;
  /** Path template, for example `/accounts/{account-id}/run-action`. */
  readonly path: string;
  readonly tags: readonly string[];
  /** Overlay `x-sdk-name`: the function. */
  readonly name?: string;
  /** Overlay `x-sdk-member`: the method of the facade. */
  readonly member?: string;
  /** Overlay `x-sdk-namespace`. */
  readonly namespace?: string;
  readonly place?: Place;
}

export interface TypeFact {
  /**
   * Place of the type: the component, the operationId or that of the webhook, then the way down, joined by `/`.
   * `[]` stands for the items of an array, `{}` for the values of a map, anything else is a property, a status or a part
   * (`body`, `response`, `query`, …). A `/` inside a segment is spelt `~1` and `~` is `~0`, as in a JSON pointer.
   */
  readonly key: string;
  /** What the first segment of the key names. */
  readonly of: "component" | "operation" | "event";
  /** The type is one of several objects; its name is singular. */
  readonly union?: boolean;
  /** Overlay `x-sdk-name`. */
  readonly name?: string;
  /** Overlay `x-sdk-family`. */
  readonly family?: string;
  readonly place?: Place;
}

export interface EventFact {
  /** For example `inquiry.approved`. */
  readonly name: string;
  /** `operationId` of the webhook: the first segment of the keys of its types. */
  readonly operationId: string;
  /** Overlay `x-sdk-name` of the webhook: the type. */
  readonly typeName?: string;
  readonly place?: Place;
}

/** Where a parameter stands; `response` for the headers of answers. */
export type ParameterPosition = "path" | "query" | "header" | "response";

export const parameterPositions: readonly ParameterPosition[] = [
  "path",
  "query",
  "header",
  "response",
];

export interface ParameterFact {
  readonly position: ParameterPosition;
  /** Name on the wire, for example `account-id`. */
  readonly wireName: string;
  /** Operations that take it, as `operationKey` spells them: their parameters share one options object. */
  readonly operations: readonly string[];
  /** Overlay `x-sdk-name`. */
  readonly name?: string;
  readonly place?: Place;
}

export interface ReservedNames {
  /** Runtime exports of the package (`Client`, `PersonaError`, `createClient`, …). */
  readonly exports: readonly string[];
  /** Members of the facade class that are not namespaces (`client`, `withOptions`, …). */
  readonly facade: readonly string[];
  /** Names in the options object of every call that are not parameters (`body`, …). */
  readonly options: readonly string[];
  /** Entry points and files that are not namespaces (`index`, `operations`, `webhooks`, …). */
  readonly files: readonly string[];
}

/** How an operation is named in the lock and in `Names.operations`: method and path template. */
export function operationKey(operation: {
  readonly method: string;
  readonly path: string;
}): string {
  return `${operation.method.toUpperCase()} ${operation.path}`;
}

/** A type key from its segments; see {@link TypeFact.key}. */
export function typeKey(segments: readonly string[]): string {
  return segments.map(escapeSegment).join("/");
}

/** The segments of a type key; the inverse of {@link typeKey}. */
export function typeKeySegments(key: string): readonly string[] {
  const segments = key.split("/");
  if (!key.includes("~")) return segments;
  return segments.map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}
