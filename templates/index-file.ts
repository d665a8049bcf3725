import { code } from "../generator/emit/code.js";
import { stringLiteral } from "../generator/emit/literals.js";
import type { Reexport, SourceFileTemplate } from "../generator/emit/print.js";
import {
  banner,
  CLIENT_FILE,
  ENUMS_INDEX_FILE,
  FACADE_FILE,
  FILES_FILE,
  HEADERS_FILE,
  IDS_FILE,
  IMPORT_ROWS_FILE,
  INDEX_FILE,
  METADATA_FILE,
  typesIndexFile,
  type Layout,
} from "./layout.js";

/** What the package says of itself. */
export interface PackageFacts {
  readonly name: string;
  readonly version: string;
  /** Dated version of the Persona API. */
  readonly apiVersion: string;
  /** Commit of the official repository the contract was distilled from, if known. */
  readonly upstreamCommit?: string;
  /** Address of the git repository that publishes the package. */
  readonly repository?: string;
}

const runtimeTypes = (module: string, names: readonly string[]): Reexport => ({
  kind: "reexport",
  from: `src/runtime/${module}.ts`,
  names,
  typeOnly: true,
});

/** What users of the package name from the runtime; the rest of it is for generated code. */
const runtimeExports: readonly Reexport[] = [
  runtimeTypes("client", ["Client", "KeyInflection"]),
  runtimeTypes("call", ["Call", "CallOptions", "Result", "TransportFailure"]),
  runtimeTypes("call", ["Answer"]),
  runtimeTypes("pages", ["ListOptions", "Page", "PageCall"]),
  { kind: "reexport", from: "src/runtime/page-cursor.ts", names: ["PaginationError"] },
  runtimeTypes("shaping", ["ResourceObject", "Sparse", "Thin", "With"]),
  runtimeTypes("response-headers", ["ResponseHeaders"]),
  runtimeTypes("observe", ["AttemptInfo", "Logger"]),
  { kind: "reexport", from: "src/runtime/span-attributes.ts", names: ["spanAttributes"] },
  runtimeTypes("operation", ["Operation", "RetryCause"]),
  runtimeTypes("id-schema", ["IdSchema"]),
  runtimeTypes("write-path", ["IdValidation"]),
  runtimeTypes("pdf", ["BinaryForms"]),
  runtimeTypes("multipart", ["FileData", "FileInput"]),
  runtimeTypes("csv", ["ImportColumn", "ImportColumns"]),
  runtimeTypes("import-rows", ["ImportRows"]),
  runtimeTypes("download-file", ["DownloadFile", "DownloadOptions", "FileLink"]),
  runtimeTypes("poll", ["WaitOptions"]),
  runtimeTypes("related", ["RelatedObject", "RelationshipName", "WithIncluded"]),
  { kind: "reexport", from: "src/runtime/csv.ts", names: ["toCsv"] },
  { kind: "reexport", from: "src/runtime/related.ts", names: ["related"] },
  { kind: "reexport", from: "src/runtime/download-file.ts", names: ["FileLinkExpiredError"] },
  { kind: "reexport", from: "src/runtime/poll.ts", names: ["WaitTimeoutError"] },
  runtimeTypes("relationship", ["ResourceIdentifier", "ToMany", "ToOne", "ToOneOrNone"]),
  runtimeTypes("unknown-resource", [
    "UnknownAttributes",
    "UnknownMember",
    "UnknownResource",
    "UnknownResourceOf",
    "UnknownType",
  ]),
  runtimeTypes("field-value", ["FieldContent", "WithFields"]),
  { kind: "reexport", from: "src/runtime/field-value.ts", names: ["fieldValue"] },
  runtimeTypes("header-schema", ["HeaderSchema"]),
  { kind: "reexport", from: "src/runtime/errors.ts" },
  { kind: "reexport", from: "src/runtime/call-errors.ts" },
  { kind: "reexport", from: "src/runtime/api-errors.ts" },
];

/** The main entry point: client, facade, errors, ids, known values and the types of the default casing. */
export function indexFile({ api, choices }: Layout): SourceFileTemplate {
  const imports = api.operations.some(({ importer }) => importer !== undefined);
  return {
    path: INDEX_FILE,
    banner: banner("templates/index-file.ts"),
    statements: [
      ...runtimeExports,
      { kind: "reexport", from: CLIENT_FILE },
      { kind: "reexport", from: FACADE_FILE },
      { kind: "reexport", from: IDS_FILE },
      ...(api.fileHosts.length === 0 ? [] : [{ kind: "reexport" as const, from: FILES_FILE }]),
      ...(imports ? [{ kind: "reexport" as const, from: IMPORT_ROWS_FILE }] : []),
      { kind: "reexport", from: ENUMS_INDEX_FILE },
      { kind: "reexport", from: HEADERS_FILE },
      { kind: "reexport", from: METADATA_FILE },
      { kind: "reexport", from: typesIndexFile(choices.keyInflection), typeOnly: true },
    ],
  };
}

/** Versions as constants, so that a bug report can name them. */
export function metadataFile(facts: PackageFacts, layout: Layout): SourceFileTemplate {
  return {
    path: METADATA_FILE,
    banner: banner("spec/ or the package options"),
    statements: [
      code`/** Version of this package. */
export const sdkVersion: string = ${stringLiteral(facts.version)};

/** Dated version of the Persona API that the types describe, and the default \`Persona-Version\` header. */
export const apiVersion: string = ${stringLiteral(layout.api.version)};

/** Commit of Persona's public OpenAPI repository that the contract was taken from. */
export const upstreamCommit: string | undefined = ${facts.upstreamCommit === undefined ? "undefined" : stringLiteral(facts.upstreamCommit)};`,
    ],
  };
}
