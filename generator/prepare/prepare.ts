import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Document, JsonObject } from "../document/document.js";
import { checkDefaults } from "./check-defaults.js";
import { checkSpellings } from "./check-spellings.js";
import { collapseUnions } from "./collapse-unions.js";
import { completeTypes } from "./complete-types.js";
import { customerKeys } from "./customer-keys.js";
import { dropBases } from "./drop-bases.js";
import { keepKeys } from "./keep-keys.js";
import { liftNull } from "./lift-null.js";
import { markIds } from "./mark-ids.js";
import { markResourceTypes } from "./mark-resource-types.js";
import { mergeAllOf } from "./merge-all-of.js";
import { openAnswers } from "./open-answers.js";
import type { Pass } from "./pass.js";
import { requireBodies } from "./require-bodies.js";
import { requireIdentity } from "./require-identity.js";
import { separateReferences } from "./separate-references.js";
import { settleBinary } from "./settle-binary.js";
import { settleDiscriminants } from "./settle-discriminants.js";
import { splitDirections } from "./split-directions.js";
import { splitMixedTypes } from "./split-mixed-types.js";

export interface Prepared {
  readonly root: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The passes in their order. First every schema gets one plain form (no `allOf`, one way to say `null`, one type each),
 * then it is decided what is written and what is read, and only then what the forms of the two directions mean.
 */
export const passes: readonly Pass[] = [
  separateReferences,
  mergeAllOf,
  completeTypes,
  liftNull,
  splitMixedTypes,
  collapseUnions,
  checkDefaults,
  settleBinary,
  dropBases,
  splitDirections,
  settleDiscriminants,
  requireIdentity,
  openAnswers,
  requireBodies,
  customerKeys,
  keepKeys,
  checkSpellings,
  markIds,
  markResourceTypes,
];

/**
 * A document in the form that the model is read from: the same API, said in fewer constructs. The input is not changed.
 *
 * @param document a loaded, resolved and overlaid document; the pointers of the diagnostics lead into it, or, where a
 * pass has moved something, to a place below the nearest one that exists in it
 */
export function prepare({ root, source }: Pick<Document, "root" | "source">): Prepared {
  const diagnostics: Diagnostic[] = [];
  let current = root;
  for (const pass of passes) {
    const result = pass.run(current);
    current = result.root;
    diagnostics.push(
      ...result.diagnostics.map((found) => ({ ...found, place: { ...found.place, source } })),
    );
  }
  return { root: current, diagnostics };
}
