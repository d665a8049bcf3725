import type { Change, DiffResult } from "./change.js";

/** The result for programs: `{ verdict, changes: [{ severity, kind, where, message }] }`. */
export function formatDiffJson({ verdict, changes }: DiffResult): string {
  const listed = changes.map((change) => {
    const { severity, kind, where } = change;
    return { severity, kind, where, message: sentence(change) };
  });
  return `${JSON.stringify({ verdict, changes: listed }, null, 2)}\n`;
}

/** What happened, before → after, and what a caller must do, in one line. */
export function sentence({ message, before, after, action }: Change): string {
  const values = arrow(before, after);
  return [values === "" ? message : `${message} (${values})`, action]
    .filter((part) => part !== undefined)
    .join("; ");
}

/** `before → after`, `nothing` for what is not there; empty where neither is. */
export function arrow(before: string | undefined, after: string | undefined): string {
  if (before === undefined && after === undefined) return "";
  return `${before ?? "nothing"} → ${after ?? "nothing"}`;
}
