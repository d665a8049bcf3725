import picomatch from "picomatch";
import type { Api, Operation } from "./api.js";
import type { Schema } from "./schema.js";

/**
 * The part of the API that the globs name and everything it needs: types, ids and namespaces that nothing refers to any
 * more are left out.
 *
 * @param globs matched against `namespace.member` and the function's name; all operations where absent
 */
export function selectOperations(api: Api, globs: readonly string[] | undefined): Api {
  const matches = globs === undefined ? () => true : matcher(globs);
  const operations = api.operations.filter(matches);
  const reached = reach(api, operations);
  return {
    ...api,
    operations,
    types: api.types.filter(({ key }) => reached.types.has(key)),
    ids: globs === undefined ? api.ids : api.ids.filter(({ key }) => reached.ids.has(key)),
    namespaces: api.namespaces.filter(({ name }) =>
      operations.some(({ namespace }) => namespace === name),
    ),
  };
}

/** The globs that name no operation of the API. */
export function unmatchedGlobs(api: Api, globs: readonly string[]): readonly string[] {
  return globs.filter((glob) => !api.operations.some(matcher([glob])));
}

function matcher(globs: readonly string[]): (operation: Operation) => boolean {
  const match = picomatch([...globs]);
  return ({ namespace, member, name }) => match(`${namespace}.${member}`) || match(name);
}

interface Reached {
  readonly types: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
}

function reach(api: Api, operations: readonly Operation[]): Reached {
  const byKey = new Map(api.types.map((type) => [type.key, type]));
  const types = new Set<string>();
  const ids = new Set<string>();
  const enter = (key: string): void => {
    if (types.has(key)) return;
    types.add(key);
    const type = byKey.get(key);
    if (type === undefined) return;
    if (type.aliasOf !== undefined) enter(type.aliasOf);
    visit(type.schema);
  };
  const visit = (schema: Schema): void => {
    switch (schema.kind) {
      case "object":
        for (const property of schema.properties) visit(property.schema);
        if (schema.additional !== undefined) visit(schema.additional);
        return;
      case "array":
        visit(schema.items);
        return;
      case "union":
        schema.members.forEach(visit);
        return;
      case "reference":
        enter(schema.to);
        return;
      case "id":
        ids.add(schema.id);
        return;
      case "enum":
      case "literal":
      case "string":
      case "number":
      case "integer":
      case "boolean":
      case "null":
      case "unknown":
      case "binary":
        return;
    }
  };
  for (const operation of operations) {
    for (const { id } of operation.pathParameters) if (id !== undefined) ids.add(id);
    for (const { schema } of [...operation.query, ...operation.headers]) visit(schema);
    for (const { schema } of operation.body?.contents ?? []) visit(schema);
    for (const { schema } of operation.responses) visit(schema);
  }
  for (const { resource, included, context } of api.webhooks) {
    for (const schema of [resource, included, context]) if (schema !== undefined) visit(schema);
  }
  return { types, ids };
}
