import { resolve } from "node:path";
import { formatDiff } from "../../diff/format-diff.js";
import type { PullSummary } from "../../pull/pull.js";
import type { Command } from "../command.js";
import { diffFormatOf } from "../diff-format.js";
import { exitCode } from "../exit-code.js";
import { count, list } from "../words.js";

export const pullCommand: Command = {
  name: "pull",
  text: "Bring spec/ up to Persona's official repository, and say what that means to callers.",
  examples: [
    ["pull", "from the public repository"],
    ["pull --from ../persona-openapi", "from a checkout, of today's layout or the older one"],
    ["pull --format markdown > body.md", "with the differences as the body of a pull request"],
  ],
  run: async ({ services, flags, report, terminal }) => {
    const { from } = flags;
    const pulled = await services.pull(
      { from: typeof from === "string" ? sourceAt(from, terminal.cwd) : undefined },
      report,
    );
    const { diagnostics, ...summary } = pulled;
    const format = diffFormatOf(flags);
    const differences = formatDiff(summary, format);
    // The body of a pull request, or JSON, must be nothing else.
    if (format !== "text") terminal.tell(describe(pulled));
    return {
      exitCode: exitCode.ok,
      summary,
      text: format === "text" ? `${describe(pulled)}\n${differences}` : differences,
      diagnostics: diagnostics.filter(({ severity }) => severity !== "note"),
    };
  },
};

const sourceAt = (from: string, cwd: string): string =>
  /^https?:\/\//i.test(from) ? from : resolve(cwd, from);

function describe(summary: Omit<PullSummary, "diagnostics" | "steps">): string {
  const { repository, commit, date, versions, newVersion, written, removed } = summary;
  const lines = [
    `${repository} at ${commit} (${date}): ${count(versions.length, "version")}, the newest is ${versions[0] ?? "none"}.`,
    ...(newVersion === undefined
      ? []
      : [`  ${newVersion} is a new version: the package is made for it from now on`]),
    ...(removed.length === 0 ? [] : [`  no longer there: ${list(removed)}`]),
    written.length === 0 ? "  spec/ was up to date" : `  spec/: ${list(written)}`,
  ];
  return `${lines.join("\n")}\n`;
}
