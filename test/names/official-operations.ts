import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { query, type JSONValue } from "json-p3";
import { parse } from "yaml";
import { readNamespaces } from "../../generator/names/namespaces.js";
import type { NamespaceFact, OperationFact } from "../../generator/names/facts.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = resolve(root, process.env["PERSONA_OPENAPI_DIR"] ?? "../shared/persona-openapi");

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly "x-sdk-name"?: string;
  readonly "x-sdk-member"?: string;
  readonly "x-sdk-namespace"?: string;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
  readonly webhooks?: Readonly<Record<string, { readonly post: Operation }>>;
}

interface Action {
  readonly target: string;
  readonly update?: Readonly<Record<string, unknown>>;
}

/** The contract as committed. */
export const contract = JSON.parse(
  readFileSync(resolve(root, "spec/contract.json"), "utf8"),
) as Document;

/** The newest official document; absent where none was fetched. */
export const official: Document | undefined = ((): Document | undefined => {
  const file = resolve(folder, "2025-12-08/openapi-bundled.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Document) : undefined;
})();

const { actions } = parse(readFileSync(resolve(root, "spec/overlay.yaml"), "utf8")) as {
  readonly actions: readonly Action[];
};

/** The namespaces of the overlay. */
export const namespaces: readonly NamespaceFact[] = readNamespaces(
  actions.find(({ update }) => update?.["x-sdk-namespaces"] !== undefined)?.update?.[
    "x-sdk-namespaces"
  ],
).namespaces;

const methods = ["get", "post", "put", "patch", "delete"];

/** The operations of a document as facts for names, read without the generator's own reader. */
export function operationsOf(document: Document): readonly OperationFact[] {
  const wishes = new Map<unknown, Partial<Operation>>();
  for (const { target, update } of actions) {
    if (!target.startsWith("$.paths") || update === undefined) continue;
    for (const { value } of query(target, document as unknown as JSONValue)) {
      wishes.set(value, { ...wishes.get(value), ...update });
    }
  }
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method): readonly OperationFact[] => {
      const operation = item[method];
      if (operation === undefined) return [];
      const wish = { ...operation, ...wishes.get(operation) };
      const name = wish["x-sdk-name"];
      const member = wish["x-sdk-member"];
      const namespace = wish["x-sdk-namespace"];
      return [
        {
          id: operation.operationId,
          method: method.toUpperCase(),
          path,
          tags: operation.tags,
          ...(name !== undefined && { name }),
          ...(member !== undefined && { member }),
          ...(namespace !== undefined && { namespace }),
        },
      ];
    }),
  );
}
