// Written by `npm run options` from option-table.ts. Edit that file instead.

/** What `persona-codegen.config.ts` may set; the command line wins over it. */
export interface PersonaCodegenConfig {
  /** OpenAPI document to read; without it the contract that this package carries. */
  readonly spec?: string;
  /** Dated version of the API, for example `2025-12-08`; the newest one where absent. */
  readonly apiVersion?: string;
  /** Folder of the generated package. Default: `generated`. */
  readonly out?: string;
  /** npm name of the generated package. Default: `persona-sdk`. */
  readonly packageName?: string;
  /** Version of the generated package. Default: `0.1.0`. */
  readonly packageVersion?: string;
  /** Operations to generate, as globs over `namespace.method` or function names, for example `inquiries.*`; all where absent. */
  readonly only?: readonly string[];
  /** Make a release: count the version up by what changed since the last one, and write `CHANGELOG.md`. */
  readonly release?: boolean;
  /** Type-check the package and build its `dist`; `--no-build` leaves both out. Default: `true`. */
  readonly build?: boolean;
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
  /** Operations to generate, as globs over `namespace.method` or function names, for example `inquiries.*`; all where absent. */
  readonly only?: readonly string[] | undefined;
  /** Make a release: count the version up by what changed since the last one, and write `CHANGELOG.md`. */
  readonly release?: boolean | undefined;
  /** Type-check the package and build its `dist`; `--no-build` leaves both out. */
  readonly build: boolean;
}
