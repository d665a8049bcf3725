import { diagnose } from "../diagnostics/diagnose.js";
import type { Document, Json } from "../document/document.js";
import { fromReference, isArray, isObject, valueAt } from "../document/pointer.js";
import { applyOverlay, type Applied } from "./apply-overlay.js";
import type { Overlay } from "./overlay.js";

/**
 * Applies an overlay to another document than the one it was written for. Actions whose target is not there, or that
 * refer to a component which is not there, are left out with a note.
 */
export function applyUsable(document: Document, overlay: Overlay): Applied {
  const options = { unmatched: "note" } as const;
  const whole = applyOverlay(document, overlay, options);
  const lacking = new Map(
    overlay.actions.flatMap((action) => {
      // Without its target an action does nothing, and that is told already.
      if (action.target.select(whole.document.root).length === 0) return [];
      const reference = referencesIn(action.update ?? null).find(
        (each) => !leadsSomewhere(each, whole.document.root),
      );
      return reference === undefined ? [] : [[action, reference] as const];
    }),
  );
  if (lacking.size === 0) return whole;
  const actions = overlay.actions.filter((action) => !lacking.has(action));
  const applied = applyOverlay(document, { ...overlay, actions }, options);
  const notes = [...lacking].map(([{ target, index }, reference]) =>
    diagnose(
      "OVERLAY_REFERENCE_ABSENT",
      { target: target.text, reference },
      overlay.locate(`/actions/${index}/update`),
    ),
  );
  return { ...applied, diagnostics: [...notes, ...applied.diagnostics] };
}

function leadsSomewhere(reference: string, root: Json): boolean {
  const segments = fromReference(reference);
  return segments === undefined || valueAt(root, segments) !== undefined;
}

function referencesIn(value: Json): readonly string[] {
  if (isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  const { $ref: reference } = value;
  const inner = Object.values(value).flatMap(referencesIn);
  return typeof reference === "string" ? [reference, ...inner] : inner;
}
