import picomatch from "picomatch";
import type { Api, Operation, WebhookEvent } from "./api.js";
import { reachable } from "./reachable.js";

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
  const reached = reachable(api, operations, webhooks);
  const used = new Set(operations.map(({ namespace }) => namespace));
  return {
    ...api,
    operations,
    webhooks,
    types: api.types.filter(({ key }) => reached.types.has(key)),
    ids: globs === undefined ? api.ids : api.ids.filter(({ key }) => reached.ids.has(key)),
    namespaces: api.namespaces.filter(({ name }) => used.has(name)),
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
