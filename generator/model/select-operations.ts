import picomatch from "picomatch";
import type { Api, Operation, WebhookEvent } from "./api.js";
import type { Schema } from "./schema.js";

/** Before a glob that speaks of tags, or of webhook events. */
const TAG = "tag:";
const WEBHOOK = "webhook:";

/**
 * The part of the API that the globs name and everything it needs: types, ids and namespaces that nothing refers to any
 * more are left out.
 *
 * @param globs matched against `namespace.member` and the function's name, with `tag:` against tags, with `webhook:`
 *   against names of events; all operations where none is about operations, all events where none is about events
 */
export function selectOperations(api: Api, globs: readonly string[] | undefined): Api {
  const [ofEvents, ofOperations] = parted(globs ?? []);
  const operations =
    ofOperations.length === 0 ? api.operations : api.operations.filter(named(ofOperations));
  const webhooks = ofEvents.length === 0 ? api.webhooks : api.webhooks.filter(about(ofEvents));
  const reached = reach(api, operations, webhooks);
  return {
    ...api,
    operations,
    webhooks,
    types: api.types.filter(({ key }) => reached.types.has(key)),
    ids: globs === undefined ? api.ids : api.ids.filter(({ key }) => reached.ids.has(key)),
    namespaces: api.namespaces.filter(({ name }) =>
      operations.some(({ namespace }) => namespace === name),
    ),
  };
}

/** A glob that names nothing of the API, and the names it could have been meant for. */
export interface UnmatchedGlob {
  readonly glob: string;
  readonly names: readonly string[];
}

/** The globs that name no operation and no event of the API. */
export function unmatchedGlobs(api: Api, globs: readonly string[]): readonly UnmatchedGlob[] {
  return globs.flatMap((glob): readonly UnmatchedGlob[] => {
    if (glob.startsWith(WEBHOOK)) {
      const names = api.webhooks.map(({ name }) => WEBHOOK + name);
      return api.webhooks.some(about([glob])) ? [] : [{ glob, names }];
    }
    if (api.operations.some(named([glob]))) return [];
    const names = glob.startsWith(TAG)
      ? api.operations.map(({ tag = "" }) => TAG + tag)
      : api.operations.map(({ namespace, member }) => `${namespace}.${member}`);
    return [{ glob, names: [...new Set(names)] }];
  });
}

/** Globs over events, and globs over operations. */
function parted(globs: readonly string[]): readonly [readonly string[], readonly string[]] {
  return [
    globs.filter((glob) => glob.startsWith(WEBHOOK)),
    globs.filter((glob) => !glob.startsWith(WEBHOOK)),
  ];
}

function named(globs: readonly string[]): (operation: Operation) => boolean {
  const matchTag = matcher(globs.filter((glob) => glob.startsWith(TAG)));
  const match = matcher(globs.filter((glob) => !glob.startsWith(TAG)));
  return ({ namespace, member, name, tag }) =>
    match(`${namespace}.${member}`) || match(name) || (tag !== undefined && matchTag(TAG + tag));
}

function about(globs: readonly string[]): (event: WebhookEvent) => boolean {
  const match = matcher(globs);
  return ({ name }) => match(WEBHOOK + name);
}

const matcher = (globs: readonly string[]): ((text: string) => boolean) =>
  globs.length === 0 ? () => false : picomatch([...globs]);

interface Reached {
  readonly types: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
}

function reach(
  api: Api,
  operations: readonly Operation[],
  webhooks: readonly WebhookEvent[],
): Reached {
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
  for (const { resource, included, context } of webhooks) {
    for (const schema of [resource, included, context]) if (schema !== undefined) visit(schema);
  }
  return { types, ids };
}
