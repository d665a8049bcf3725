import type { Diagnostic, Place } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/diagnose.js";
import { toPointer } from "../json/pointer.js";
import type { Document, Json } from "./document.js";
import { LONGEST_CHAIN } from "./limits.js";
import { fromReference, isArray, own, valueAt } from "./pointer.js";

/** Names of a circle that are shown. */
const SHOWN = 6;

/** Something that a node is, in whole or as one of its alternatives. */
interface Step {
  readonly target: string;
  /** How many levels of `$ref`, `allOf`, `oneOf` and `anyOf` it takes. */
  readonly levels: number;
}

/** A target that the search has come to. */
interface Entered {
  readonly target: string;
  readonly steps: Iterator<Step, undefined>;
  /** Levels of the longest chain from here, as far as it is known; endless where that has been told. */
  longest: number;
  /** Levels of the step that is being looked at. */
  levels: number;
}

/**
 * A schema that is nothing but itself (through `$ref`, `allOf`, `oneOf`, `anyOf`) describes no value, and one that is
 * another over many of them is nothing that anybody wrote. Through a property or an array it may contain itself,
 * over any number of others.
 *
 * @param targets of the document's references
 */
export function checkChains({ root, locate }: Document, targets: Iterable<string>): Diagnostic[] {
  const found: Diagnostic[] = [];
  const placeOf = (target: string): Place | undefined =>
    locate(toPointer(fromReference(target) ?? []));
  const left = new Map<string, number>();
  // A list and not calls within calls: chains may be longer than those can be.
  const way: Entered[] = [];
  const open = new Set<string>();
  const follow = ({ target, levels }: Step): void => {
    const last = way.at(-1);
    const known = left.get(target);
    if (last !== undefined) last.levels = levels;
    if (known !== undefined) lengthen(last, known);
    else if (open.has(target)) {
      const chain = circle([...open], target);
      found.push(diagnose("REFERENCE_CIRCULAR", { target, chain }, placeOf(target)));
    } else {
      open.add(target);
      way.push({ target, steps: stepsFrom(nodeAt(root, target)).values(), longest: 0, levels: 0 });
    }
  };
  const leave = ({ target, longest }: Entered): void => {
    way.pop();
    open.delete(target);
    const isLong = longest > LONGEST_CHAIN;
    if (isLong && longest < Infinity) {
      const values = { target, limit: LONGEST_CHAIN };
      found.push(diagnose("REFERENCE_CHAIN_LONG", values, placeOf(target)));
    }
    left.set(target, isLong ? Infinity : longest);
    lengthen(way.at(-1), isLong ? Infinity : longest);
  };
  for (const start of targets) {
    follow({ target: start, levels: 0 });
    for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
      const { value: step } = last.steps.next();
      if (step === undefined) leave(last);
      else follow(step);
    }
  }
  return found;
}

function lengthen(entered: Entered | undefined, by: number): void {
  if (entered !== undefined) entered.longest = Math.max(entered.longest, entered.levels + by);
}

function nodeAt(root: Json, target: string): Json {
  const segments = fromReference(target);
  return (segments && valueAt(root, segments)) ?? null;
}

/** What a node is, in whole or as one of its alternatives. */
function stepsFrom(node: Json, levels = 1): readonly Step[] {
  const reference = own(node, "$ref");
  const members = ["allOf", "oneOf", "anyOf"].flatMap((keyword) => {
    const list = own(node, keyword);
    return isArray(list) ? list.flatMap((member) => stepsFrom(member, levels + 1)) : [];
  });
  return typeof reference === "string" ? [{ target: reference, levels }, ...members] : members;
}

/** Of a long circle the first and the last names. */
function circle(way: readonly string[], target: string): string {
  const names = [...way.slice(way.indexOf(target)), target];
  const more = names.length - SHOWN;
  const shown =
    more > 0 ? [...names.slice(0, SHOWN / 2), `${more} more`, ...names.slice(-SHOWN / 2)] : names;
  return shown.join(" → ");
}
