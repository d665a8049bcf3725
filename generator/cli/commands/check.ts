import type { CheckSummary } from "../../config/options.js";
import type { Command } from "../command.js";
import { exitCode } from "../exit-code.js";
import { count, folderName, timings } from "../words.js";

export const checkCommand: Command = {
  name: "check",
  text: "Generate in memory and say how the folder differs; write nothing.",
  examples: [
    ["check", "whether ./generated is what would be generated now"],
    ["check --out sdk --json", "the same for another folder, for a program"],
  ],
  run: async ({ services, options, report, timings: withTimings, terminal }) => {
    const { diagnostics, ...summary } = await services.check(options, report);
    return {
      exitCode: summary.equal ? exitCode.ok : exitCode.drift,
      summary,
      text: describe(summary, folderName(summary.out, terminal.cwd), withTimings),
      diagnostics,
    };
  },
};

function describe(
  summary: Omit<CheckSummary, "diagnostics">,
  folder: string,
  withTimings: boolean,
): string {
  const { equal, changed, missing, leftOver } = summary;
  const lines = equal
    ? [`${folder} is what would be generated for Persona ${summary.apiVersion}.`]
    : [
        `${folder} is not what would be generated for Persona ${summary.apiVersion}: ${count(changed.length + missing.length + leftOver.length, "file")}.`,
        ...changed.map((path) => `  changed    ${path}`),
        ...missing.map((path) => `  missing    ${path}`),
        ...leftOver.map((path) => `  left over  ${path}`),
        "Run `persona-codegen generate` to bring it up to date.",
      ];
  return `${[...lines, ...(withTimings ? timings(summary.steps, true) : [])].join("\n")}\n`;
}
