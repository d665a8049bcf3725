import { symbol, type ImportedSymbol } from "../generator/emit/code.js";
import { groupBy } from "../generator/grouping.js";
import type { Api, HeaderParameter, IdKind, Namespace, Operation } from "../generator/model/api.js";
import {
  inflectionDependence,
  type InflectionDependence,
} from "../generator/model/inflection-dependence.js";
import { wireNames, type WireNames } from "../generator/model/relationships.js";
import { resourceKinds, type ResourceKind } from "../generator/model/resources.js";
import type { NamedType } from "../generator/model/schema.js";
import type { Inflection } from "../generator/names/casing.js";
import { upperFirst } from "../generator/names/words.js";
import { commonStatuses } from "./error-statuses.js";
import { commonHeaders } from "./shared-headers.js";

/** Where everything of the package stands: one place that knows paths, so that templates speak of things and not of files. */
export interface Layout {
  readonly api: Api;
  readonly dependence: InflectionDependence;
  /** Resource types and families of them, sorted. */
  readonly resources: readonly ResourceKind[];
  /** Names of their members as on the wire. */
  readonly wireNames: WireNames;
  /** The type with this key; a key that the model does not know is a fault of ours. */
  readonly type: (key: string) => NamedType;
  readonly id: (key: string) => IdKind;
  /** The name of a type as it looks under a key casing. */
  readonly typeSymbol: (type: NamedType, inflection: Inflection) => ImportedSymbol;
  readonly idType: (key: string) => ImportedSymbol;
  /** Headers that most operations take together. */
  readonly commonHeaders: readonly HeaderParameter[];
  /** Error statuses that every operation documents. */
  readonly commonStatuses: readonly number[];
  readonly choices: PackageChoices;
  /** By name. */
  readonly namespaceBy: ReadonlyMap<string, Namespace>;
  /** By the name of their namespace, in the order of the model. */
  readonly operationsBy: ReadonlyMap<string, readonly Operation[]>;
}

/** What whoever generates a package may have different in all of it. */
export interface PackageChoices {
  /** Casing of a client that names none, and of the types that the main entry point exports. */
  readonly keyInflection: Inflection;
  /** Ids as template types, or as strings. */
  readonly ids: "typed" | "plain";
}

export const defaultChoices: PackageChoices = { keyInflection: "kebab", ids: "typed" };

export const IDS_FILE = "src/ids.ts";
export const HEADERS_FILE = "src/headers.ts";
export const INDEX_FILE = "src/index.ts";
export const OPENAPI_FILE = "src/openapi.ts";
export const CLIENT_FILE = "src/client.ts";
export const FACADE_FILE = "src/facade.ts";
export const FILES_FILE = "src/files.ts";
export const IMPORT_ROWS_FILE = "src/import-rows.ts";
export const PARAMETERS_FILE = "src/parameters.ts";
export const SIGNATURES_FILE = "src/signatures.ts";
export const PARAMETER_INTERFACES_FILE = "src/parameter-interfaces.ts";
export const METADATA_FILE = "src/metadata.ts";
export const OPERATIONS_INDEX_FILE = "src/operations/index.ts";
export const WEBHOOKS_INDEX_FILE = "src/webhooks/index.ts";
export const WEBHOOKS_TESTING_FILE = "src/webhooks/testing/index.ts";
/** File of the event types of a casing. */
export const webhookEventsFile = (inflection: Inflection): string =>
  `src/webhooks/events/${inflection}.ts`;
export const ENUMS_INDEX_FILE = "src/enums/index.ts";

/** Types that look the same under every casing stand beside the folders of the three casings. */
export const typesFile = (family: string, inflection: Inflection | undefined): string =>
  inflection === undefined ? `src/types/${family}.ts` : `src/types/${inflection}/${family}.ts`;

/** Entry point of the types of a casing. */
export const typesIndexFile = (inflection: Inflection): string =>
  `src/types/${inflection}/index.ts`;
/** File of the maps behind `include` and `fields`. */
export const resourcesFile = (inflection: Inflection): string =>
  `src/types/${inflection}/resources.ts`;
/** File of what calls take and answer in a casing, by name. */
export const callTypesFile = (inflection: Inflection): string =>
  `src/types/${inflection}/call-types.ts`;
/** File of the known values of a family. */
export const enumsFile = (family: string): string => `src/enums/${family}.ts`;
/** File of the functions of a namespace. */
export const operationsFile = (namespace: Namespace): string =>
  `src/operations/${namespace.file}.ts`;
/** File of the descriptors of a namespace. */
export const descriptorsFile = (namespace: Namespace): string =>
  `src/descriptors/${namespace.file}.ts`;
/** Name of the interface of a namespace's methods. */
export const interfaceName = ({ name }: Namespace): string => `${upperFirst(name)}Operations`;

/** The namespace of an operation. */
export function namespaceOf(
  operation: Operation,
  { namespaceBy }: Pick<Layout, "namespaceBy">,
): Namespace {
  return known(namespaceBy.get(operation.namespace), "namespace", operation.namespace);
}

/** The operations of a namespace, in the order of the model. */
export const operationsOf = (
  namespace: Namespace,
  { operationsBy }: Pick<Layout, "operationsBy">,
): readonly Operation[] => operationsBy.get(namespace.name) ?? [];

/** File of the function of an operation. */
export const operationsFileOf = (
  operation: Operation,
  layout: Pick<Layout, "namespaceBy">,
): string => operationsFile(namespaceOf(operation, layout));

/** File that declares a type under a casing. */
export function fileOfType(
  type: NamedType,
  inflection: Inflection,
  dependence: InflectionDependence,
): string {
  if (type.schema.kind === "enum") return enumsFile(type.family);
  return typesFile(type.family, dependence.ofType(type.key) ? inflection : undefined);
}

/** Indexes the model for the templates: where everything stands and what it is called. */
export function createLayout(api: Api, choices: PackageChoices = defaultChoices): Layout {
  const types = new Map(api.types.map((type) => [type.key, type]));
  const ids = new Map(api.ids.map((id) => [id.key, id]));
  const dependence = inflectionDependence(api.types);
  const id = (key: string): IdKind => known(ids.get(key), "id", key);
  const type = (key: string): NamedType => known(types.get(key), "type", key);
  const resources = resourceKinds(api.types);
  return {
    api,
    namespaceBy: new Map(api.namespaces.map((namespace) => [namespace.name, namespace])),
    operationsBy: groupBy(api.operations, ({ namespace }) => namespace),
    dependence,
    resources,
    wireNames: wireNames(resources, type),
    type,
    id,
    typeSymbol: (type, inflection) =>
      symbol(type.name, fileOfType(type, inflection, dependence), { type: true }),
    idType: (key) => symbol(id(key).name, IDS_FILE, { type: true }),
    commonHeaders: commonHeaders(api),
    commonStatuses: commonStatuses(api),
    choices,
  };
}

function known<T>(value: T | undefined, what: string, key: string): T {
  if (value === undefined) throw new Error(`the model has no ${what} "${key}"`);
  return value;
}

/** First words of every emitted file. */
export const banner = (edit: string): string =>
  `// Generated by persona-codegen. Do not edit: change ${edit} and generate again.`;
