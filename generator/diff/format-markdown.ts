import type { Change, DiffResult } from "./change.js";
import { groupsOf, verdictText } from "./groups.js";

/** A pull request takes 65,536 characters; what breaks comes first and is listed longest. */
const SHOWN = { breaking: 150, additive: 100, neutral: 50, docs: 30 } as const;

/** The result as the body of a pull request. */
export function formatDiffMarkdown({ verdict, changes }: DiffResult): string {
  const groups = groupsOf(changes).map(({ severity, title, changes: listed }) => {
    const shown = listed.slice(0, SHOWN[severity]).map(row);
    const more = listed.length - shown.length;
    const table = ["| Where | What | Before | After | To do |", "|---|---|---|---|---|", ...shown];
    const rest = more > 0 ? ["", `And ${more} more.`] : [];
    const open = severity === "breaking";
    return open
      ? [`### ${title} (${listed.length})`, "", ...table, ...rest].join("\n")
      : [
          `<details><summary>${title} (${listed.length})</summary>`,
          "",
          ...table,
          ...rest,
          "",
          "</details>",
        ].join("\n");
  });
  return `${[`This needs ${verdictText(verdict)}.`, ...groups].join("\n\n")}\n`;
}

function row({ where, message, before, after, action }: Change): string {
  const said = message.startsWith(`${where} `) ? message.slice(where.length + 1) : message;
  const cells = [code(where), cell(said), code(before), code(after), cell(action ?? "")];
  return `| ${cells.join(" | ")} |`;
}

/** Values of a document are data: no markup, no mention of a user, no end of the cell may come of them. */
const cell = (text: string): string =>
  text
    .replaceAll("\\", "\\\\")
    .replaceAll(/[|`*_{}[\]<>#~@!]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll(/\s+/g, " ");

function code(text: string | undefined): string {
  if (text === undefined || text === "") return "";
  const flat = text.replaceAll(/\s+/g, " ").replaceAll("`", "'").replaceAll("|", "\\|");
  return `\`${flat}\``;
}
