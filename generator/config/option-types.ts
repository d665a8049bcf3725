import { StructureKind } from "../emit/structures.js";
import { code, symbol, type Code } from "../emit/code.js";
import { docs } from "../emit/docs.js";
import { propertyKey, stringLiteral } from "../emit/literals.js";
import { printSourceFile } from "../emit/print.js";
import { optionTable, type OptionEntry, type OptionType } from "./option-table.js";

const BANNER = "// Written by `npm run options` from option-table.ts. Edit that file instead.";

const Template = symbol("Template", "templates/template.ts", { type: true });

const configurable: readonly (readonly [string, OptionEntry, Code])[] = Object.entries(
  optionTable,
).flatMap(([name, entry]) => {
  if (entry.type === undefined) return [];
  if (entry.type === "readonly Template[]") {
    return [[name, entry, code`readonly ${Template}[]`] as const];
  }
  return [[name, entry, code`${typeText(entry.type, entry.choices)}`] as const];
});

/** The text of `config-types.ts`, not formatted: what people write in the config file, and what the generator gets. */
export function optionTypesFile(): string {
  return printSourceFile({
    path: "generator/config/config-types.ts",
    banner: BANNER,
    statements: [
      {
        kind: StructureKind.Interface,
        name: "PersonaCodegenConfig",
        isExported: true,
        docs: docs("What `persona-codegen.config.ts` may set; the command line wins over it."),
        properties: configurable.map(([name, entry, type]) => ({
          name: propertyKey(name),
          type: code`${type} | undefined`,
          isReadonly: true,
          hasQuestionToken: true,
          docs: docs(textWithDefault(entry)),
        })),
      },
      {
        kind: StructureKind.Interface,
        name: "GenerateOptions",
        isExported: true,
        docs: docs("The settings of one run with defaults filled in and paths made absolute."),
        properties: configurable.map(([name, entry, type]) => ({
          name: propertyKey(name),
          type: entry.default === undefined ? code`${type} | undefined` : type,
          isReadonly: true,
          hasQuestionToken: entry.default === undefined,
          docs: docs(entry.text),
        })),
      },
    ],
  });
}

/** The options as a Markdown table for the README. */
export function optionMarkdown(): string {
  const rows = Object.entries(optionTable).map(([name, entry]) => {
    const type = entry.type === undefined ? "" : typeText(entry.type, entry.choices);
    const config = type === "" ? "" : `\`${name}: ${type}\``;
    const flags = entry.flags === undefined ? "" : `\`${entry.flags}\``;
    const cells = [flags, config, textWithDefault(entry)];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  });
  return ["| Command line | Config file | Meaning |", "|---|---|---|", ...rows].join("\n");
}

/** The type in TypeScript: where only some texts are values, those. */
function typeText(type: OptionType, choices: readonly string[] | undefined): string {
  return choices === undefined ? type : choices.map(stringLiteral).join(" | ");
}

function textWithDefault({ text, default: value }: OptionEntry): string {
  return value === undefined ? text : `${text} Default: \`${String(value)}\`.`;
}
