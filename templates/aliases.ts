import { code, type Code } from "../generator/emit/code.js";
import { docComment } from "../generator/emit/docs.js";
import type { Api, Namespace, Operation } from "../generator/model/api.js";
import type { AliasKind } from "../generator/names/names.js";
import { upperFirst } from "../generator/names/words.js";

const deprecated = (current: string): string =>
  docComment({ tags: [{ name: "deprecated", text: `Use \`${current}\`.` }] });

/** Older names of a thing that goes by `current` now. */
const olderNames = (api: Api, kind: AliasKind, current: string): readonly string[] =>
  api.aliases
    .filter((alias) => alias.kind === kind && alias.current === current)
    .map(({ old }) => old);

/** Older names of a type or event as types, for the file that declares it; one more for each suffix. */
export function typeAliases(
  api: Api,
  kind: "type" | "event",
  current: string,
  suffixes: readonly string[] = [],
): readonly Code[] {
  return olderNames(api, kind, current).flatMap((old) =>
    ["", ...suffixes].map(
      (suffix) =>
        code`${deprecated(current + suffix)}export type ${old}${suffix} = ${current}${suffix};`,
    ),
  );
}

/** Older names of a function and of the type of its errors. */
export function functionAliases(api: Api, { name }: Operation): readonly Code[] {
  return olderNames(api, "function", name).flatMap((old) => [
    code`${deprecated(name)}export const ${old}: typeof ${name} = ${name};`,
    code`${deprecated(`${upperFirst(name)}Error`)}export type ${upperFirst(old)}Error = ${upperFirst(name)}Error;`,
  ]);
}

/** An older name of a method. */
export interface MemberAlias {
  readonly old: string;
  readonly operation: Operation;
  readonly doc: string;
}

/** Older names of methods in a group; the method may be in another group now. */
export function memberAliases(api: Api, namespace: Namespace): readonly MemberAlias[] {
  const aliases = api.aliases.filter(
    ({ kind, old }) => kind === "member" && old.startsWith(`${namespace.name}.`),
  );
  return aliases.flatMap(({ old, current }) =>
    api.operations
      .filter((operation) => `${operation.namespace}.${operation.member}` === current)
      .map((operation) => ({
        old: old.slice(namespace.name.length + 1),
        operation,
        doc: deprecated(current),
      })),
  );
}
