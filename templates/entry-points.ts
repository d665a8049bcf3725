import type { Api } from "../generator/model/api.js";
import { inflections } from "../generator/names/casing.js";
import {
  INDEX_FILE,
  OPENAPI_FILE,
  OPERATIONS_INDEX_FILE,
  operationsFile,
  typesIndexFile,
  WEBHOOKS_INDEX_FILE,
  WEBHOOKS_TESTING_FILE,
} from "./layout.js";
import type { EntryPoint } from "./package/package-files.js";

/**
 * Every way into the package: the main one, all functions, the functions of one namespace, the types of one casing, and
 * those that openapi-typescript makes of the document.
 */
export function entryPoints(api: Api, openapi: boolean): readonly EntryPoint[] {
  return [
    { subpath: ".", source: INDEX_FILE },
    { subpath: "./operations", source: OPERATIONS_INDEX_FILE },
    ...inflections.map((inflection) => ({
      subpath: `./${inflection}`,
      source: typesIndexFile(inflection),
    })),
    ...(openapi ? [{ subpath: "./openapi", source: OPENAPI_FILE }] : []),
    ...(api.webhooks.length === 0
      ? []
      : [
          { subpath: "./webhooks", source: WEBHOOKS_INDEX_FILE },
          { subpath: "./webhooks/testing", source: WEBHOOKS_TESTING_FILE },
        ]),
    ...api.namespaces.map((namespace) => ({
      subpath: `./${namespace.file}`,
      source: operationsFile(namespace),
    })),
  ];
}
