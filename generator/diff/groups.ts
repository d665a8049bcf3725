import { severities, type Change, type Severity, type Verdict } from "./change.js";

/** Changes of one severity that say the same of several places. */
export interface Group {
  readonly severity: Severity;
  readonly title: string;
  readonly changes: readonly Change[];
}

const TITLES: Readonly<Record<Severity, string>> = {
  breaking: "Breaking",
  additive: "Added",
  neutral: "Changed",
  docs: "Docs",
};

/** The groups that have a change, worst first. */
export function groupsOf(changes: readonly Change[]): readonly Group[] {
  return severities
    .map((severity) => ({
      severity,
      title: TITLES[severity],
      changes: changes.filter((change) => change.severity === severity),
    }))
    .filter((group) => group.changes.length > 0);
}

/** What the verdict means for the one who publishes. */
export function verdictText(verdict: Verdict): string {
  switch (verdict) {
    case "major":
      return "a major version: some programs that work today need a change";
    case "minor":
      return "a minor version: something is new, nothing breaks";
    case "patch":
      return "a patch version: no program notices more than texts";
    case "none":
      return "no version: the packages are the same";
  }
}
