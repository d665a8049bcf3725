/** One thing a person can set: on the command line, in `persona-codegen.config.ts`, or both. */
export interface OptionEntry {
  /** As commander reads it, for example `--out <dir>`; absent where only the config file has it. */
  readonly flags?: string;
  /** Its type in the config file; absent where only the command line has it. */
  readonly type?: OptionType;
  /** What it does, one sentence in Markdown. */
  readonly text: string;
  /** Value where nothing is said; also makes the option required in `GenerateOptions`. */
  readonly default?: string | boolean;
  /** Commands that take it. */
  readonly commands: readonly CommandName[];
  /** The values there are, where not every text is one. */
  readonly choices?: readonly string[];
  /** A path, resolved against the folder of the config file or the working directory. */
  readonly path?: boolean;
}

/** Types that a config file's settings can have. */
export type OptionType = "string" | "boolean" | "readonly string[]" | "readonly Template[]";

export type CommandName = "generate" | "check" | "diff" | "pull";

const both: readonly CommandName[] = ["generate", "check"];
const all: readonly CommandName[] = [...both, "diff", "pull"];

/**
 * Every option, once. The help of the commands, the types in `config-types.ts` and the table in the README are written
 * from here (`npm run options`); a test compares.
 */
export const optionTable: Readonly<Record<string, OptionEntry>> = {
  spec: {
    flags: "--spec <file|folder|url>",
    type: "string",
    text: "OpenAPI document to read; without it the contract that this package carries.",
    commands: both,
    path: true,
  },
  apiVersion: {
    flags: "--api-version <date>",
    type: "string",
    text: "Dated version of the API, for example `2025-12-08`; the newest one where absent.",
    commands: both,
  },
  out: {
    flags: "--out <folder>",
    type: "string",
    text: "Folder of the generated package.",
    default: "generated",
    commands: both,
    path: true,
  },
  packageName: {
    flags: "--package-name <name>",
    type: "string",
    text: "npm name of the generated package.",
    default: "persona-sdk",
    commands: both,
  },
  packageVersion: {
    flags: "--package-version <version>",
    type: "string",
    text: "Version of the generated package.",
    default: "0.1.0",
    commands: both,
  },
  only: {
    flags: "--only <glob...>",
    type: "readonly string[]",
    text: "What to generate, as globs: operations by `namespace.method`, function or tag (`inquiries.*`, `tag:Accounts`), webhook events by name (`webhook:inquiry.*`). All operations where no glob is about operations, all events where none is about events.",
    commands: both,
  },
  keyInflection: {
    flags: "--key-inflection <casing>",
    type: "string",
    text: "Casing of keys that a client of the package has unless it says otherwise; the main entry point exports its types.",
    default: "kebab",
    commands: both,
    choices: ["kebab", "camel", "snake"],
  },
  ids: {
    flags: "--ids <kind>",
    type: "string",
    text: "Ids as template types such as `act_${string}` (`typed`), or as strings (`plain`).",
    default: "typed",
    commands: both,
    choices: ["typed", "plain"],
  },
  enums: {
    flags: "--enums <kind>",
    type: "string",
    text: "Whether types of known values take others too, as Persona may add some at any time (`open`), or not (`closed`).",
    default: "open",
    commands: both,
    choices: ["open", "closed"],
  },
  openapi: {
    flags: "--no-openapi",
    type: "boolean",
    text: "Include the entry point `./openapi`, the document's types as openapi-typescript writes them; `--no-openapi` leaves it out.",
    default: true,
    commands: both,
  },
  overlay: {
    flags: "--overlay <file>",
    type: "string",
    text: "An [OpenAPI Overlay](https://spec.openapis.org/overlay/v1.0.0.html) of yours, applied after the one that comes along.",
    commands: both,
    path: true,
  },
  banner: {
    flags: "--banner <text>",
    type: "string",
    text: "Text that stands as a comment at the top of every source file of the package.",
    commands: both,
  },
  repository: {
    flags: "--repository <url>",
    type: "string",
    text: "Address of the git repository that publishes the package, for its `package.json`; npm wants it for provenance.",
    commands: both,
  },
  templates: {
    type: "readonly Template[]",
    text: "Functions that add source files to the package, or replace some.",
    commands: both,
  },
  release: {
    flags: "--release",
    type: "boolean",
    text: "Make a release: count the version up by what changed since the last one, and write `CHANGELOG.md`.",
    commands: ["generate"],
  },
  watch: {
    flags: "--watch",
    text: "Generate again whenever the contract, the document, the overlay or the config file changes.",
    commands: ["generate"],
  },
  build: {
    flags: "--no-build",
    type: "boolean",
    text: "Type-check the package and build its `dist`; `--no-build` leaves both out.",
    default: true,
    commands: ["generate"],
  },
  format: {
    flags: "--format <format>",
    text: "How to print the differences: `text`, `markdown` for a pull request, or `json`.",
    default: "text",
    commands: ["diff", "pull"],
    choices: ["text", "markdown", "json"],
  },
  failOn: {
    flags: "--fail-on <severity>",
    text: "Exit with 1 where a change is `breaking`.",
    commands: ["diff"],
    choices: ["breaking"],
  },
  from: {
    flags: "--from <folder|url>",
    text: "Checkout or address of the official repository; the public one where absent.",
    commands: ["pull"],
  },
  config: {
    flags: "--config <file>",
    text: "Config file; without it `persona-codegen.config.ts` of the working directory, if there is one.",
    commands: both,
  },
  timings: {
    flags: "--timings",
    text: "Tell how long each step took.",
    commands: both,
  },
  quiet: {
    flags: "--quiet",
    text: "Print problems only.",
    commands: all,
  },
  json: {
    flags: "--json",
    text: "Print one summary for machines on standard output and nothing else there.",
    commands: all,
  },
};
