import { addTo, groupBy } from "../grouping.js";
import type { Operation } from "../model/api.js";
import { operationKey, typeKey, typeKeySegments } from "../names/facts.js";
import type { Change } from "./change.js";
import type { Comparison } from "./comparison.js";
import type { OperationPair } from "./correspondence.js";
import { exportedNames, type ExportedName } from "./exported-names.js";

const SHOWN = 4;

/** Names that users wrote down: of operations, and of types. What an alias keeps has not gone. */
export function compareNames(comparison: Comparison): void {
  const { old, now, correspondence } = comparison;
  const aliases = new Set(now.api.aliases.map((alias) => alias.old));
  for (const pair of correspondence.operations) compareOperationNames(pair, aliases, comparison);
  const present = new Set([...exportedNames(now.api).map(({ name }) => name), ...aliases]);
  const gone = exportedNames(old.api).filter(({ name }) => !present.has(name));
  const explained = explainedRoots(comparison);
  const byRoot = new Map<string, ExportedName[]>();
  for (const name of gone) {
    const root = rootOf(name);
    // Ids, events and functions have changes of their own.
    if (name.kind !== "type" || explained.has(root)) continue;
    addTo(byRoot, root, name);
  }
  for (const [root, names] of byRoot) comparison.add(typesWent(root, names, comparison));
  const known = new Set(exportedNames(old.api).map(({ name }) => name));
  typesCame(
    now.api.types.filter(({ name }) => !known.has(name)),
    comparison,
  );
}

const rootOf = ({ of }: ExportedName): string => typeKeySegments(of)[0] ?? of;

/** First segments of type keys whose types went with an operation or an event. */
function explainedRoots({ correspondence }: Comparison): ReadonlySet<string> {
  return new Set(correspondence.removed.map(({ id }) => id));
}

function typesWent(root: string, names: readonly ExportedName[], comparison: Comparison): Change {
  const { old, now, correspondence } = comparison;
  const [only] = names;
  const renamed =
    names.length === 1 && only !== undefined
      ? now.type(correspondence.newKey(only.of))?.name
      : undefined;
  const where = old.placeOf(typeKey([root])).trim();
  if (renamed !== undefined && only !== undefined && renamed !== only.name) {
    return {
      severity: "breaking",
      kind: "type-renamed",
      where,
      message: `the type ${only.name} has another name`,
      before: only.name,
      after: renamed,
      action: "import it by the new name",
    };
  }
  const shown = names.slice(0, SHOWN).map(({ name }) => name);
  const more = names.length - shown.length;
  const list = [...shown, ...(more > 0 ? [`${more} more`] : [])].join(", ");
  return {
    severity: "breaking",
    kind: "type-removed",
    where,
    message: `${list} ${names.length === 1 ? "is" : "are"} not exported any more`,
    action: "do not import what is gone",
  };
}

function typesCame(
  types: readonly { readonly name: string; readonly key: string }[],
  comparison: Comparison,
): void {
  const roots = groupBy(types, ({ key }) => typeKeySegments(key)[0] ?? key);
  const added = new Set(comparison.correspondence.added.map(({ id }) => id));
  for (const [root, [first, ...others]] of roots) {
    if (added.has(root)) continue;
    const more = others.length > 0 ? ` and ${others.length} more types are` : " is";
    const message = `the type ${first?.name ?? root}${more} new`;
    const where = comparison.now.placeOf(typeKey([root])).trim();
    comparison.add({ severity: "additive", kind: "type-added", where, message });
  }
}

function compareOperationNames(
  { old, new: now }: OperationPair,
  aliases: ReadonlySet<string>,
  comparison: Comparison,
): void {
  const { add } = comparison;
  const where = operationKey(now);
  const lost = (name: string): boolean => !aliases.has(name);
  const older = new Set(comparison.old.api.aliases.map((alias) => alias.old));
  const newName = (name: string): string =>
    older.has(name) ? "its older name again" : "another name";
  if (old.name !== now.name) {
    add({
      severity: lost(old.name) ? "breaking" : "additive",
      kind: "function-renamed",
      where,
      message: `the function ${old.name} has ${newName(now.name)}`,
      before: old.name,
      after: now.name,
      action: "call it by the new name",
    });
  }
  const [before, after] = [memberOf(old), memberOf(now)];
  if (before !== after) {
    add({
      severity: lost(before) ? "breaking" : "additive",
      kind: "method-renamed",
      where,
      message: `the method ${before} has ${newName(after)}`,
      before,
      after,
      action: "call it by the new name",
    });
  }
  compareEntryPoints(old, now, where, comparison);
}

const memberOf = ({ namespace, member }: Operation): string => `${namespace}.${member}`;

/** `persona-sdk/accounts` → `persona-sdk/people` */
function compareEntryPoints(
  old: Operation,
  now: Operation,
  where: string,
  { old: oldSide, now: newSide, add }: Comparison,
): void {
  const before = oldSide.api.namespaces.find(({ name }) => name === old.namespace)?.file ?? "";
  const after = newSide.api.namespaces.find(({ name }) => name === now.namespace)?.file ?? "";
  if (before === after) return;
  add({
    severity: "breaking",
    kind: "entry-point-moved",
    where,
    message: `${now.name} is imported from another entry point`,
    before,
    after,
    action: "import it from there, or from operations",
  });
}
