import { singular, singularWords, isPlural } from "./plural.js";
import { camelCase, findWords, words } from "./words.js";

const articles: ReadonlySet<string> = new Set(["a", "an", "the"]);
/** Verbs after which `all` says nothing. */
const verbsOfMany: ReadonlySet<string> = new Set(["list", "set"]);
/** The verb of an operation that has no operationId. */
const verbOfMethod: ReadonlyMap<string, string> = new Map([
  ["GET", "retrieve"],
  ["POST", "create"],
  ["PUT", "replace"],
  ["PATCH", "update"],
]);

interface OperationIdentity {
  readonly operationId: string;
  readonly method: string;
  /** Path template, for example `/accounts/{account-id}/add-tag`. */
  readonly path: string;
}

/**
 * The function of an operation by the four rules, before overrides and before names are made unique:
 *
 * 1. articles go, and `all` after `list` or `set`: `list-all-accounts` → `listAccounts`;
 * 2. a resource in front moves behind the verb, in the singular: `accounts-add-tag` → `addAccountTag`;
 * 3. the noun at the root of the path is put in where it is missing: `add-tag` of `/cases/…` → `addCaseTag`, except
 *    after `import`;
 * 4. `x-for-y` becomes `yX`: `set-status-for-a-case` → `setCaseStatus`, unless `x` is the resource itself.
 *
 * @returns camelCase; empty where neither operationId nor path hold a letter or digit.
 */
export function functionName(operation: OperationIdentity): string {
  const given = words(operation.operationId);
  if (given.length === 0) return camelCase(wordsOfPath(operation));
  const root = rootNoun(operation.path);
  const moved = resourceBehindVerb(withoutFillers(given), root);
  return camelCase(withRootNoun(purposeFirst(moved, root), root));
}

/** The noun at the root of a path, in the singular: `/inquiry-templates/{id}` → `inquiry template`. */
export function rootNoun(path: string): readonly string[] {
  return singularWords(literalSegments(path)[0] ?? []);
}

function literalSegments(path: string): readonly (readonly string[])[] {
  return path
    .split("/")
    .filter((segment) => segment !== "" && !segment.includes("{"))
    .map(words)
    .filter((segment) => segment.length > 0);
}

function wordsOfPath({ method, path }: OperationIdentity): readonly string[] {
  const upper = method.toUpperCase();
  const verb = verbOfMethod.get(upper) ?? upper.toLowerCase();
  const one = upper === "POST" || /\}\/?$/.test(path);
  const segments = literalSegments(path);
  const last = segments.at(-1) ?? [];
  const nouns = [
    ...segments.slice(0, -1).flatMap(singularWords),
    ...(one ? singularWords(last) : last),
  ];
  return [verb === "retrieve" && !one ? "list" : verb, ...nouns];
}

function withoutFillers(name: readonly string[]): readonly string[] {
  return name.filter((word, index) => {
    const previous = name[index - 1];
    const idle = word === "all" && previous !== undefined && verbsOfMany.has(previous);
    return !idle && !articles.has(word);
  });
}

function resourceBehindVerb(name: readonly string[], root: readonly string[]): readonly string[] {
  const last = name[root.length - 1];
  const found = findWords(name.slice(0, root.length).map(singular), root.map(singular));
  const verb = name[root.length];
  if (found === undefined || last === undefined || !isPlural(last) || verb === undefined)
    return name;
  return [verb, ...root, ...name.slice(root.length + 1)];
}

function purposeFirst(name: readonly string[], root: readonly string[]): readonly string[] {
  const at = name.indexOf("for");
  const [verb, thing, purpose] = [name.slice(0, 1), name.slice(1, at), name.slice(at + 1)];
  if (at < 2 || purpose.length === 0 || holdsNoun(thing, root)) return name;
  return [...verb, ...purpose, ...thing];
}

function withRootNoun(name: readonly string[], root: readonly string[]): readonly string[] {
  const [verb, ...rest] = name;
  if (verb === undefined || verb === "import" || holdsNoun(name, root)) return name;
  return [verb, ...root, ...rest];
}

function holdsNoun(name: readonly string[], noun: readonly string[]): boolean {
  return noun.length === 0 || findWords(name.map(singular), noun.map(singular)) !== undefined;
}
