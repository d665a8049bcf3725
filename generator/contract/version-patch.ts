import { applyPatch, createPatch, type Operation } from "rfc6902";
import type { Place } from "../diagnostics/diagnostic.js";
import type { JsonObject } from "../document/document.js";
import type { Edit, PlaceOf } from "../document/edits.js";
import { isArray, valueAt } from "../document/pointer.js";
import { fromPointer } from "../json/pointer.js";

/** What makes one version's contract of another's: operations of RFC 6902, in order. */
export type VersionPatch = readonly Operation[];

/** The patch that makes `older` of `newest`. */
export function createVersionPatch(newest: JsonObject, older: JsonObject): VersionPatch {
  return createPatch(newest, older);
}

/** The text of a patch file: one operation a line. */
export function formatPatch(patch: VersionPatch): string {
  return `[\n${patch.map((operation) => JSON.stringify(operation)).join(",\n")}\n]\n`;
}

export type Patched =
  | { readonly ok: true; readonly root: JsonObject }
  /** `operation`: index of the first one that does not fit. */
  | { readonly ok: false; readonly operation: number };

/** Applies a patch to a copy of `newest`. */
export function applyVersionPatch(newest: JsonObject, patch: VersionPatch): Patched {
  const root = structuredClone<JsonObject>(newest);
  const results = applyPatch(root, [...patch]);
  const operation = results.findIndex((result) => result !== null);
  return operation === -1 ? { ok: true, root } : { ok: false, operation };
}

/**
 * The operations as edits of the document, so that a pointer into what a patch brought leads to the patch.
 *
 * @param placeOf the place of operation number `operation`, or of what lies in its value
 */
export function editsOf(
  patch: VersionPatch,
  newest: JsonObject,
  placeOf: (operation: number, rest: readonly string[]) => Place,
): readonly Edit[] {
  return patch.flatMap((operation, index): Edit[] => {
    const at = fromPointer(operation.path);
    const inList = isArray(valueAt(newest, at.slice(0, -1)));
    const place: PlaceOf = (rest) => placeOf(index, rest);
    if (operation.op === "remove") return inList ? [{ kind: "remove", at }] : [];
    return [{ kind: inList && operation.op === "add" ? "insert" : "set", at, place }];
  });
}
