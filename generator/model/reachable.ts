import type { Api, Operation, WebhookEvent } from "./api.js";
import type { Schema } from "./schema.js";
import { childSchemas } from "./walk-schema.js";

/** Keys of what some operations and events need. */
export interface Reached {
  readonly types: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
}

/** The types and kinds of ids that operations and events lead to, through any number of references. */
export function reachable(
  api: Api,
  operations: readonly Operation[],
  webhooks: readonly WebhookEvent[],
): Reached {
  const byKey = new Map(api.types.map((type) => [type.key, type]));
  const types = new Set<string>();
  const ids = new Set<string>(
    operations.flatMap(({ pathParameters }) => pathParameters.flatMap(({ id }) => id ?? [])),
  );
  const follow = (key: string): readonly Schema[] => {
    if (types.has(key)) return [];
    types.add(key);
    const type = byKey.get(key);
    if (type === undefined) return [];
    const alias: Schema[] =
      type.aliasOf === undefined ? [] : [{ kind: "reference", to: type.aliasOf }];
    return [...alias, type.schema];
  };
  const open: Schema[] = [...operations.flatMap(schemasOf), ...webhooks.flatMap(partsOf)];
  for (let schema = open.pop(); schema !== undefined; schema = open.pop()) {
    if (schema.kind === "reference") open.push(...follow(schema.to));
    else if (schema.kind === "id") ids.add(schema.id);
    else open.push(...childSchemas(schema).map((child) => child.schema));
  }
  return { types, ids };
}

const schemasOf = ({ query, headers, body, responses }: Operation): readonly Schema[] =>
  [...query, ...headers, ...(body?.contents ?? []), ...responses].map(({ schema }) => schema);

const partsOf = ({ resource, included, context }: WebhookEvent): readonly Schema[] =>
  [resource, included, context].filter((schema) => schema !== undefined);
