import type { DiffResult } from "./change.js";
import { arrow } from "./format-json.js";
import { groupsOf, verdictText } from "./groups.js";

/** More of one severity than this are counted only; `--format json` lists all. */
const SHOWN = 40;

/** The result for people at a terminal: worst first, each with where, before → after, and what to do. */
export function formatDiffText({ verdict, changes }: DiffResult): string {
  const groups = groupsOf(changes).flatMap(({ title, changes: listed }) => {
    const more = listed.length - SHOWN;
    const lines = listed.slice(0, SHOWN).flatMap(({ message, before, after, action }) => {
      const values = arrow(before, after);
      return [
        `  ${message}`,
        ...(values === "" ? [] : [`      ${values}`]),
        ...(action === undefined ? [] : [`      ${action}`]),
      ];
    });
    return [
      `${title} (${listed.length})`,
      ...lines,
      ...(more > 0 ? [`  and ${more} more; --format json lists all`] : []),
      "",
    ];
  });
  return `${[...groups, `This needs ${verdictText(verdict)}.`].join("\n")}\n`;
}
