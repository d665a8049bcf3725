import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/diagnose.js";
import { formatPlace } from "../diagnostics/format.js";
import type { Document, Json, JsonObject } from "../document/document.js";
import { locateThrough, type Edit } from "../document/edits.js";
import { describe, isArray, isObject, own } from "../document/pointer.js";
import { toPointer, type Segment } from "../json/pointer.js";
import { Draft, setKey } from "./draft.js";
import type { Action, Overlay } from "./overlay.js";
import { suggestTarget } from "./suggest-target.js";
import { formatPath, type Selected } from "./target.js";

export interface ApplyOptions {
  /** What an action that matches nothing is: a mistake, or something meant for other versions. */
  readonly unmatched: "error" | "note";
}

export interface Applied {
  readonly document: Document;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Applies the actions of an overlay in order, each to the result of the one before. An update is merged into what the
 * target selects: objects key by key, lists by appending, single values by replacing. The given document is not
 * changed; `locate` of the result leads into the overlay for what comes from it.
 *
 * @returns the new document, and what is wrong; with an error among it the document is not to be used
 * @see https://spec.openapis.org/overlay/v1.0.0.html#action-object
 */
export function applyOverlay(
  document: Document,
  overlay: Overlay,
  { unmatched }: ApplyOptions,
): Applied {
  const changes = new Changes(document, overlay);
  for (const action of overlay.actions) applyAction(changes, action, unmatched);
  const { root, edits, diagnostics } = changes;
  const locate = locateThrough(edits, document.locate);
  return { document: { ...document, root, locate }, diagnostics };
}

/** Applies several overlays, each to the result of the one before. */
export function applyOverlays(
  document: Document,
  overlays: readonly Overlay[],
  options: ApplyOptions,
): Applied {
  return overlays.reduce<Applied>(
    (before, overlay) => {
      const after = applyOverlay(before.document, overlay, options);
      return { ...after, diagnostics: [...before.diagnostics, ...after.diagnostics] };
    },
    { document, diagnostics: [] },
  );
}

/** The state of applying one overlay. */
class Changes {
  readonly edits: Edit[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly draft: Draft;
  readonly document: Document;
  readonly overlay: Overlay;

  constructor(document: Document, overlay: Overlay) {
    this.draft = new Draft(document.root);
    this.document = document;
    this.overlay = overlay;
  }

  get root(): JsonObject {
    return this.draft.root;
  }

  /** `openapi.json:12:3`: where a value stands that an action does not fit. */
  where(segments: readonly Segment[]): string {
    const place = locateThrough(this.edits, this.document.locate)(toPointer(segments));
    return place === undefined ? this.document.source : formatPlace(place);
  }
}

function applyAction(changes: Changes, action: Action, unmatched: "error" | "note"): void {
  const { target, update, remove, index } = action;
  const selected = target.select(changes.root);
  const place = (): Diagnostic["place"] => changes.overlay.locate(`/actions/${index}/target`);
  if (selected.length === 0) {
    const values = { target: target.text, suggestion: suggestTarget(target, changes.root) };
    const code = unmatched === "error" ? "OVERLAY_TARGET_UNMATCHED" : "OVERLAY_TARGET_ABSENT";
    changes.diagnostics.push(diagnose(code, values, place()));
  } else if (!remove) {
    for (const node of selected) updateNode(changes, action, node, update ?? null);
  } else if (selected.some(({ segments }) => segments.length === 0)) {
    changes.diagnostics.push(diagnose("OVERLAY_REMOVES_ROOT", { target: target.text }, place()));
  } else {
    for (const { segments } of [...selected].sort(lastFirst)) removeNode(changes, segments);
  }
}

/** What is inside goes before what it is in, and later items before earlier ones, so that paths stay right. */
function lastFirst(a: Selected, b: Selected): number {
  const depth = Math.min(a.segments.length, b.segments.length);
  for (let at = 0; at < depth; at += 1) {
    const [one, other] = [a.segments[at], b.segments[at]];
    if (one === other) continue;
    if (typeof one === "number" && typeof other === "number") return other - one;
    return String(one) < String(other) ? -1 : 1;
  }
  return b.segments.length - a.segments.length;
}

function removeNode({ draft, edits }: Changes, segments: readonly Segment[]): void {
  const parent = draft.container(segments.slice(0, -1));
  const key = segments.at(-1);
  if (parent === undefined || key === undefined) return;
  if (!isArray(parent)) {
    Reflect.deleteProperty(parent, key);
    return;
  }
  parent.splice(Number(key), 1);
  edits.push({ kind: "remove", at: segments });
}

function updateNode(changes: Changes, action: Action, node: Selected, update: Json): void {
  const { segments, value } = node;
  const from = ["actions", action.index, "update"];
  const container = changes.draft.container(segments);
  if (container === undefined) {
    const place = changes.overlay.locate(`/actions/${action.index}/target`);
    const values = {
      target: action.target.text,
      found: describe(value),
      path: formatPath(segments),
      where: changes.where(segments),
    };
    changes.diagnostics.push(diagnose("OVERLAY_TARGET_PRIMITIVE", values, place));
  } else if (Array.isArray(container)) {
    append(changes, container, segments, update, from);
  } else if (isObject(update)) {
    merge(changes, container, segments, update, from);
  } else {
    incompatible(changes, value, segments, update, from);
  }
}

function append(
  changes: Changes,
  list: Json[],
  at: readonly Segment[],
  update: Json,
  from: readonly Segment[],
): void {
  const items = isArray(update) ? update : [update];
  items.forEach((item, index) => {
    const source = isArray(update) ? [...from, index] : from;
    changes.edits.push(bringing(changes, [...at, list.length], source));
    list.push(item);
  });
}

function merge(
  changes: Changes,
  target: Record<string, Json>,
  at: readonly Segment[],
  update: JsonObject,
  from: readonly Segment[],
): void {
  for (const [key, value] of Object.entries(update)) {
    const existing = own(target, key);
    const path = [...at, key];
    const source = [...from, key];
    if (existing === undefined || (isPrimitive(existing) && isPrimitive(value))) {
      setKey(target, key, value);
      changes.edits.push(bringing(changes, path, source));
      continue;
    }
    const container = changes.draft.container(path);
    if (Array.isArray(container) && isArray(value)) {
      append(changes, container, path, value, source);
    } else if (container && !Array.isArray(container) && isObject(value)) {
      merge(changes, container, path, value, source);
    } else {
      incompatible(changes, existing, path, value, source);
    }
  }
}

const isPrimitive = (value: Json): boolean => typeof value !== "object" || value === null;

function bringing({ overlay }: Changes, at: readonly Segment[], source: readonly Segment[]): Edit {
  return { kind: "set", at, place: (rest) => overlay.locate(toPointer([...source, ...rest])) };
}

function incompatible(
  changes: Changes,
  existing: Json,
  at: readonly Segment[],
  given: Json,
  from: readonly Segment[],
): void {
  const values = {
    given: describe(given),
    path: formatPath(at),
    found: describe(existing),
    where: changes.where(at),
  };
  const place = changes.overlay.locate(toPointer(from));
  changes.diagnostics.push(diagnose("OVERLAY_INCOMPATIBLE", values, place));
}
