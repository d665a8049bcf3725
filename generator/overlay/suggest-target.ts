import { nearest } from "../diagnostics/suggest.js";
import type { JsonObject } from "../document/document.js";
import { isObject } from "../document/pointer.js";
import { formatPath, type Target } from "./target.js";

/**
 * What to tell of a target that matches nothing: the path most like it that exists, else the part of it that does.
 */
export function suggestTarget(target: Target, root: JsonObject): string {
  const prefixes = target.prefixes();
  const missing = prefixes.findIndex((prefix) => prefix.select(root).length === 0);
  const parent = prefixes[missing - 1];
  const name = prefixes[missing]?.lastName;
  if (!parent) return "the document is empty";
  const like = name === undefined ? undefined : likePath(parent, name, root);
  return like === undefined ? `only ${parent.text} exists` : `did you mean ${like}?`;
}

/** The path below `parent` whose last name is most like `name`. */
function likePath(parent: Target, name: string, root: JsonObject): string | undefined {
  const owners = parent.select(root).map(({ segments, value }) => ({
    segments,
    keys: isObject(value) ? Object.keys(value) : [],
  }));
  const key = nearest(
    name,
    owners.flatMap(({ keys }) => keys),
  );
  const owner = owners.find(({ keys }) => key !== undefined && keys.includes(key));
  return owner === undefined ? undefined : formatPath([...owner.segments, key ?? ""]);
}
