import { formatDiff } from "../../diff/format-diff.js";
import type { Command } from "../command.js";
import { diffFormatOf } from "../diff-format.js";
import { exitCode } from "../exit-code.js";

export const diffCommand: Command = {
  name: "diff",
  text: "Say what the step from one document to another means to callers, and which version it needs.",
  words: [
    ["old", "document, dated folder, spec/ folder or date of the contract that was published"],
    ["new", "the same of what is to be published"],
  ],
  examples: [
    ["diff 2025-10-27 2025-12-08", "two versions of the contract that comes along"],
    ["diff old/openapi-bundled.json new/openapi-bundled.json --format markdown", "two documents"],
    ["diff spec ../checkout/2025-12-08 --fail-on breaking", "stop where callers must change"],
  ],
  run: async ({ services, words, flags, report }) => {
    const [old = "", now = ""] = words;
    const { diagnostics, ...result } = await services.diff({ old, new: now }, report);
    const { verdict, changes } = result;
    const fails = flags["failOn"] === "breaking" && verdict === "major";
    return {
      exitCode: fails ? exitCode.breaking : exitCode.ok,
      summary: { verdict, changes },
      text: formatDiff(result, diffFormatOf(flags)),
      // Documents of the past lack much of what the overlay speaks about; that is not what was asked.
      diagnostics: diagnostics.filter(({ severity }) => severity !== "note"),
    };
  },
};
