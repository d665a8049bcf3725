// Written by `npm run options` from option-table.ts. Edit that file instead.

import type { Template } from "../../templates/template.js";

/** What `persona-codegen.config.ts` may set; the command line wins over it. */
export interface PersonaCodegenConfig {
  /** OpenAPI document to read; without it the contract that this package carries. */
  readonly spec?: string | undefined;
  /** Dated version of the API, for example `2025-12-08`; the newest one where absent. */
  readonly apiVersion?: string | undefined;
  /** Folder of the generated package. Default: `generated`. */
  readonly out?: string | undefined;
  /** npm name of the generated package. Default: `persona-sdk`. */
  readonly packageName?: string | undefined;
  /** Version of the generated package. Default: `0.1.0`. */
  readonly packageVersion?: string | undefined;
  /** What to generate, as globs: operations by `namespace.method`, function or tag (`inquiries.*`, `tag:Accounts`), webhook events by name (`webhook:inquiry.*`). All operations where no glob is about operations, all events where none is about events. */
  readonly only?: readonly string[] | undefined;
  /** Casing of keys that a client of the package has unless it says otherwise; the main entry point exports its types. Default: `kebab`. */
  readonly keyInflection?: "kebab" | "camel" | "snake" | undefined;
  /** Ids as template types such as `act_${string}` (`typed`), or as strings (`plain`). Default: `typed`. */
  readonly ids?: "typed" | "plain" | undefined;
  /** Whether types of known values take others too, as Persona may add some at any time (`open`), or not (`closed`). Default: `open`. */
  readonly enums?: "open" | "closed" | undefined;
  /** Include the entry point `./openapi`, the document's types as openapi-typescript writes them; `--no-openapi` leaves it out. Default: `true`. */
  readonly openapi?: boolean | undefined;
  /** An [OpenAPI Overlay](https://spec.openapis.org/overlay/v1.0.0.html) of yours, applied after the one that comes along. */
  readonly overlay?: string | undefined;
  /** Text that stands as a comment at the top of every source file of the package. */
  readonly banner?: string | undefined;
  /** Address of the git repository that publishes the package, for its `package.json`; npm wants it for provenance. */
  readonly repository?: string | undefined;
  /** Functions that add source files to the package, or replace some. */
  readonly templates?: readonly Template[] | undefined;
  /** Make a release: count the version up by what changed since the last one, and write `CHANGELOG.md`. */
  readonly release?: boolean | undefined;
  /** Type-check the package and build its `dist`; `--no-build` leaves both out. Default: `true`. */
  readonly build?: boolean | undefined;
}

/** The settings of one run with defaults filled in and paths made absolute. */
export interface GenerateOptions {
  /** OpenAPI document to read; without it the contract that this package carries. */
  readonly spec?: string | undefined;
  /** Dated version of the API, for example `2025-12-08`; the newest one where absent. */
  readonly apiVersion?: string | undefined;
  /** Folder of the generated package. */
  readonly out: string;
  /** npm name of the generated package. */
  readonly packageName: string;
  /** Version of the generated package. */
  readonly packageVersion: string;
  /** What to generate, as globs: operations by `namespace.method`, function or tag (`inquiries.*`, `tag:Accounts`), webhook events by name (`webhook:inquiry.*`). All operations where no glob is about operations, all events where none is about events. */
  readonly only?: readonly string[] | undefined;
  /** Casing of keys that a client of the package has unless it says otherwise; the main entry point exports its types. */
  readonly keyInflection: "kebab" | "camel" | "snake";
  /** Ids as template types such as `act_${string}` (`typed`), or as strings (`plain`). */
  readonly ids: "typed" | "plain";
  /** Whether types of known values take others too, as Persona may add some at any time (`open`), or not (`closed`). */
  readonly enums: "open" | "closed";
  /** Include the entry point `./openapi`, the document's types as openapi-typescript writes them; `--no-openapi` leaves it out. */
  readonly openapi: boolean;
  /** An [OpenAPI Overlay](https://spec.openapis.org/overlay/v1.0.0.html) of yours, applied after the one that comes along. */
  readonly overlay?: string | undefined;
  /** Text that stands as a comment at the top of every source file of the package. */
  readonly banner?: string | undefined;
  /** Address of the git repository that publishes the package, for its `package.json`; npm wants it for provenance. */
  readonly repository?: string | undefined;
  /** Functions that add source files to the package, or replace some. */
  readonly templates?: readonly Template[] | undefined;
  /** Make a release: count the version up by what changed since the last one, and write `CHANGELOG.md`. */
  readonly release?: boolean | undefined;
  /** Type-check the package and build its `dist`; `--no-build` leaves both out. */
  readonly build: boolean;
}
