import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/diagnose.js";
import { nearest } from "../diagnostics/suggest.js";
import { checkChains } from "./check-chains.js";
import type { Document, JsonObject } from "./document.js";
import { fromReference, isObject, own, valueAt } from "./pointer.js";
import { toPointer } from "../json/pointer.js";
import { componentGroups, type NodeKind } from "./shape.js";
import { pointerOf, visitDocument } from "./walk.js";

/** References lead to components that exist and are of the right kind, and arrive somewhere. */
export function checkReferences(document: Document): readonly Diagnostic[] {
  const { root, locate } = document;
  const found: Diagnostic[] = [];
  const targets = new Set<string>();
  const known = new Map<string, Problem | undefined>();
  visitDocument(root, (node, kind, path) => {
    const target = own(node, "$ref");
    if (typeof target !== "string") return;
    const key = `${kind} ${target}`;
    if (!known.has(key)) known.set(key, problemOf(root, target, kind));
    const problem = known.get(key);
    if (problem) found.push(problem(locate(pointerOf(path, "$ref"))));
    else targets.add(target);
  });
  return [...found, ...checkChains(document, targets)];
}

type Problem = (place: Diagnostic["place"]) => Diagnostic;

function problemOf(root: JsonObject, target: string, kind: NodeKind): Problem | undefined {
  const segments = fromReference(target);
  const value = segments && valueAt(root, segments);
  if (segments && value === undefined) {
    const suggestion = suggest(root, segments);
    return (place) => diagnose("REFERENCE_DANGLING", { target, suggestion }, place);
  }
  if (segments?.[0] !== "components" || segments.length < 3) {
    return (place) => diagnose("REFERENCE_UNSUPPORTED", { target }, place);
  }
  const group = componentGroups.get(kind);
  if (group !== undefined && segments.length === 3 && segments[1] !== group) {
    const expected = `an entry of #/components/${group}`;
    return (place) => diagnose("REFERENCE_WRONG_KIND", { target, expected, group }, place);
  }
  return undefined;
}

function suggest(root: JsonObject, segments: readonly string[]): string {
  const name = segments.at(-1) ?? "";
  const siblings = valueAt(root, segments.slice(0, -1));
  const like = isObject(siblings) ? nearest(name, Object.keys(siblings)) : undefined;
  if (like === undefined) return "";
  return `; did you mean #${toPointer([...segments.slice(0, -1), like])}?`;
}
