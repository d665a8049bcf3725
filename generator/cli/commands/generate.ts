import type { GenerateSummary } from "../../config/options.js";
import type { Command } from "../command.js";
import { exitCode } from "../exit-code.js";
import { bytes, count, folderName, list, timings } from "../words.js";

export const generateCommand: Command = {
  name: "generate",
  text: "Generate the package: all of it or, on any error, nothing.",
  examples: [
    ["generate", "from the contract that comes along, into ./generated"],
    ["generate --out sdk --package-name @acme/persona", "under another name"],
    ["generate --release", "and count the version up by what changed"],
    ["generate --api-version 2023-01-05", "for an older version of the API"],
    ["generate --spec openapi-bundled.json", "from an official document, with its texts"],
    ['generate --only "inquiries.*" "webhook:inquiry.*"', "some of the operations and events"],
    ["generate --key-inflection camel", "with keys in camelCase unless told otherwise"],
  ],
  run: async ({ services, options, report, timings: withTimings, terminal }) => {
    const { diagnostics, ...summary } = await services.generate(options, report);
    return {
      exitCode: exitCode.ok,
      summary,
      text: describe(summary, folderName(summary.out, terminal.cwd), withTimings),
      diagnostics,
    };
  },
};

function describe(
  summary: Omit<GenerateSummary, "diagnostics">,
  folder: string,
  withTimings: boolean,
): string {
  const { written, deleted, foreign, built } = summary;
  const lines = [
    `${folder} is the package for Persona ${summary.apiVersion}${change(written, deleted)}.`,
    `  ${count(summary.operations, "operation")}, ${count(summary.types, "type")}, ${count(summary.webhooks, "webhook")}`,
    `  ${count(summary.files, "file")}, ${bytes(summary.bytes)}`,
    ...(summary.release === undefined
      ? []
      : [`  release ${summary.release.version} (${summary.release.verdict})`]),
    ...(built === undefined
      ? []
      : [`  dist: ${count(built.files, "file")}, ${bytes(built.bytes)}`]),
    ...(foreign.length === 0 ? [] : [`  left alone, not ours: ${list(foreign)}`]),
    ...timings(summary.steps, withTimings).map((line) => `  ${line}`),
  ];
  return `${lines.join("\n")}\n`;
}

function change(written: readonly string[], deleted: readonly string[]): string {
  if (written.length + deleted.length === 0) return ", as before";
  const gone = deleted.length === 0 ? "" : `, ${deleted.length} deleted`;
  return `: ${count(written.length, "file")} written${gone}`;
}
