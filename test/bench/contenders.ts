import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** How a tool is used. */
export interface Contender {
  /** Also the name of its consumer in `fixtures`. */
  readonly id: string;
  readonly title: string;
  /**
   * Arguments for Node that generate into `out`; `undefined` where the tool does not offer it. Files that it needs are
   * put into `folder`.
   *
   * @param formatted as Prettier would format it
   */
  readonly generate: (job: Job, formatted: boolean) => readonly string[] | undefined;
  /** Modules that a consumer of one operation bundles, and of everything. */
  readonly one: string;
  readonly all: string;
}

export interface Job {
  /** Where the peers are installed. */
  readonly peers: string;
  readonly document: string;
  readonly folder: string;
  readonly out: string;
}

const CLI = fileURLToPath(new URL("../../dist/generator/cli/bin.js", import.meta.url));

/** The command line of this project, as it was built last. */
export function ours(out: string, document: string, ...more: readonly string[]): readonly string[] {
  return [CLI, "generate", "--quiet", "--spec", document, "--out", out, ...more];
}

const binOf = (peers: string, name: string): string => join(peers, "node_modules", ".bin", name);

/** Writes a config file for a tool that takes its settings from one. @returns its path. */
function configFile(folder: string, name: string, config: object): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, `export default ${JSON.stringify(config)};\n`);
  return path;
}

/** This project first; each ratio of the table is a peer's figure against it. */
export const contenders: readonly Contender[] = [
  {
    id: "ours",
    title: "persona-codegen",
    // It always formats.
    generate: ({ document, out }) => ours(out, document, "--no-build"),
    one: `export { createClient } from "persona-sdk"; export { runAccountAction } from "persona-sdk/operations";`,
    all: `export * from "persona-sdk"; export * from "persona-sdk/operations";`,
  },
  {
    id: "openapi-typescript",
    title: "openapi-typescript + openapi-fetch",
    generate: ({ peers, document, out }, formatted) =>
      formatted
        ? undefined
        : [binOf(peers, "openapi-typescript"), document, "-o", join(out, "schema.ts")],
    one: `export { default } from "openapi-fetch";`,
    all: `export * from "openapi-fetch"; export { default } from "openapi-fetch";`,
  },
  {
    id: "hey-api",
    title: "hey-api",
    generate: ({ peers, document, folder, out }, formatted) => {
      const config = configFile(folder, `hey-api-${String(formatted)}.config.mjs`, {
        input: document,
        output: { path: out, postProcess: formatted ? ["prettier"] : [] },
        plugins: ["@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-fetch"],
      });
      return [binOf(peers, "openapi-ts"), "-f", config];
    },
    one: `export { client } from "./sdk/client.gen.js"; export { runAccountAction } from "./sdk/sdk.gen.js";`,
    all: `export * from "./sdk/client.gen.js"; export * from "./sdk/sdk.gen.js";`,
  },
  {
    id: "orval",
    title: "orval (fetch, validation off)",
    generate: ({ peers, document, folder, out }, formatted) => {
      const config = configFile(folder, `orval-${String(formatted)}.config.mjs`, {
        persona: {
          // It refuses the document otherwise.
          input: { target: document, unsafeDisableValidation: true },
          output: {
            target: join(out, "client.ts"),
            schemas: join(out, "model"),
            client: "fetch",
            mode: "split",
            ...(formatted && { formatter: "prettier" }),
          },
        },
      });
      return [binOf(peers, "orval"), "--config", config];
    },
    one: `export { runAccountAction } from "./sdk/client.js";`,
    all: `export * from "./sdk/client.js";`,
  },
  {
    id: "oazapfts",
    title: "oazapfts",
    generate: ({ peers, document, out }, formatted) => {
      mkdirSync(out, { recursive: true });
      return formatted ? undefined : [binOf(peers, "oazapfts"), document, join(out, "api.ts")];
    },
    one: `export { runAccountAction } from "./sdk/api.js";`,
    all: `export * from "./sdk/api.js";`,
  },
];
