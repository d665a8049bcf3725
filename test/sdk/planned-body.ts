import { isObject, textOf, type Json } from "../oracle/json-tree.js";
import type { OfficialContent, OfficialOperation } from "../oracle/operation-table.js";
import { recaseBody } from "../oracle/recase.js";
import { resourceOfPath } from "./operation-names.js";
import type { PlanContext } from "./planned-parameters.js";
import type { ReadPart } from "./recorded-request.js";

export interface PlannedBody {
  readonly mediaType: string;
  readonly given: unknown;
  /** What a server must read from the bytes. */
  readonly read: unknown;
  readonly checked: { readonly pointer: string; readonly value: Json };
  /** Pointers of the property declarations that are made use of. */
  readonly properties: ReadonlySet<string>;
}

export function planBody(
  operation: OfficialOperation,
  content: OfficialContent,
  context: PlanContext,
): PlannedBody {
  const { mediaType, schema } = content;
  const { value, properties, files } = context.sampler.sample(schema, context.extent);
  const recased = recaseBody(value, context.casing, resourceOfPath(operation.path));
  const shared = { mediaType, checked: { pointer: schema, value }, properties };
  switch (mediaType) {
    case "application/json":
      return { ...shared, given: recased, read: recased };
    case "application/x-www-form-urlencoded":
      // The spellings of OAuth are fixed, whatever the casing.
      return { ...shared, given: value, read: value };
    case "multipart/form-data":
      return {
        ...shared,
        given: withFiles(recased, [], files),
        read: Object.fromEntries(parts(recased, [], files)),
      };
    default:
      throw new Error(`${operation.key}: nothing is planned for ${mediaType}`);
  }
}

type Paths = readonly (readonly string[])[];

const isFile = (path: readonly string[], files: Paths): boolean =>
  files.some((file) => file.join("/") === path.join("/"));

const FILE = { filename: "rows ü.csv", mediaType: "text/csv" } as const;

const fileContent = (value: Json): string => `name\r\n${textOf(value)}\n\u0000`;

/** Puts files where the schema says that content of files stands. */
function withFiles(value: Json, path: readonly string[], files: Paths): unknown {
  if (isFile(path, files))
    return new File([fileContent(value)], FILE.filename, { type: FILE.mediaType });
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withFiles(inner, [...path, key], files)]),
  );
}

/** Names in brackets, as Rails reads them. */
function parts(
  value: Json,
  path: readonly string[],
  files: Paths,
): readonly (readonly [string, ReadPart])[] {
  const [first = "", ...others] = path;
  const name = first + others.map((key) => `[${key}]`).join("");
  if (isFile(path, files))
    return [[name, { ...FILE, bytes: Buffer.from(fileContent(value)).toString("latin1") }]];
  if (isObject(value))
    return Object.entries(value).flatMap(([key, inner]) => parts(inner, [...path, key], files));
  return [[name, textOf(value)]];
}
