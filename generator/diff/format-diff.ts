import type { DiffResult } from "./change.js";
import { formatDiffJson } from "./format-json.js";
import { formatDiffMarkdown } from "./format-markdown.js";
import { formatDiffText } from "./format-text.js";

export type DiffFormat = "text" | "markdown" | "json";

/** The result for people, for a pull request, or for programs. */
export function formatDiff(result: DiffResult, format: DiffFormat): string {
  switch (format) {
    case "text":
      return formatDiffText(result);
    case "markdown":
      return formatDiffMarkdown(result);
    case "json":
      return formatDiffJson(result);
  }
}
