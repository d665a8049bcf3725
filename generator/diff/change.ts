/** How much a change matters to a program that uses the package, worst first. */
export const severities = ["breaking", "additive", "neutral", "docs"] as const;

export type Severity = (typeof severities)[number];

/** The part of a semantic version that must grow; `none` where the packages are the same. */
export type Verdict = "none" | "patch" | "minor" | "major";

/** One difference between two public surfaces. */
export interface Change {
  readonly severity: Severity;
  readonly kind: ChangeKind;
  /** For example `account.attributes.birthdate` or `POST /cases body.data.attributes.fields`. */
  readonly where: string;
  /** What happened, one sentence without a full stop. */
  readonly message: string;
  /** What stood there and what stands there now, as types or names. */
  readonly before?: string;
  readonly after?: string;
  /** What a caller must do. */
  readonly action?: string;
}

/** What two surfaces differ in, worst first, and the semantic version it needs. */
export interface DiffResult {
  readonly verdict: Verdict;
  readonly changes: readonly Change[];
}

/** Kinds that break programs although these still compile: the behavioural rules. */
export const behaviouralKinds = [
  "api-version-changed",
  "auth-required",
  "default-media-type-changed",
  "event-removed",
  "pagination-removed",
  "pattern-enforced",
  "status-changed",
  "union-member-removed",
] as const;

/** What can change. */
export type ChangeKind =
  | (typeof behaviouralKinds)[number]
  | "additional-keys-added"
  | "additional-keys-removed"
  | "alias-removed"
  | "answer-header-added"
  | "answer-header-removed"
  | "answer-removed"
  | "answer-shape-added"
  | "auth-changed"
  | "body-added"
  | "body-removed"
  | "body-required"
  | "body-optional"
  | "casing-changed"
  | "default-server-changed"
  | "deprecated"
  | "entry-point-moved"
  | "enum-value-added"
  | "enum-value-removed"
  | "error-added"
  | "error-removed"
  | "event-added"
  | "format-changed"
  | "function-renamed"
  | "id-added"
  | "id-prefixes-changed"
  | "id-removed"
  | "media-type-added"
  | "media-type-removed"
  | "method-renamed"
  | "nullable-added"
  | "nullable-removed"
  | "operation-added"
  | "operation-id-changed"
  | "operation-moved"
  | "operation-removed"
  | "optional"
  | "order-changed"
  | "pagination-added"
  | "pattern-removed"
  | "property-added"
  | "property-removed"
  | "property-renamed"
  | "required"
  | "retry-changed"
  | "schema-renamed"
  | "server-changed"
  | "text-changed"
  | "type-added"
  | "type-changed"
  | "type-narrowed"
  | "type-removed"
  | "type-renamed"
  | "type-widened"
  | "union-member-added";

/** The one rule of the verdict: the worst change decides. */
export function verdictOf(changes: readonly Change[]): Verdict {
  const has = (severity: Severity): boolean => changes.some((each) => each.severity === severity);
  if (has("breaking")) return "major";
  if (has("additive")) return "minor";
  return changes.length > 0 ? "patch" : "none";
}
